import QtQuick
import Kit

// What is not set up yet: says so, what it will do, and what it will need. Nothing to press.
Rectangle {
    id: box

    property string title: ""
    property string does: ""
    property string needs: ""

    readonly property int pad: Tokens.mm(6)

    border.color: Tokens.line
    border.width: Tokens.hairline
    color: Tokens.card
    implicitHeight: column.height + 2 * pad
    radius: Tokens.cornerSmall

    Column {
        id: column

        spacing: Tokens.mm(3)
        width: parent.width - 2 * box.pad
        x: box.pad
        y: box.pad

        Item {
            height: Math.max(badge.height, name.height)
            width: parent.width

            PageText {
                id: name

                anchors.verticalCenter: parent.verticalCenter
                bold: true
                text: box.title
                width: parent.width - badge.width - Tokens.mm(3)
            }

            Rectangle {
                id: badge

                anchors.right: parent.right
                color: Tokens.sand
                height: Math.round(Tokens.panelText * 1.6)
                radius: height / 2
                width: words.width + Tokens.mm(8)

                Row {
                    id: words

                    anchors.centerIn: parent
                    spacing: Tokens.mm(3)

                    Icon {
                        anchors.verticalCenter: parent.verticalCenter
                        colour: Tokens.inkSoft
                        name: "clock"
                        size: Math.round(Tokens.panelText * 1.1)
                    }

                    PageText {
                        anchors.verticalCenter: parent.verticalCenter
                        bold: true
                        color: Tokens.inkSoft
                        lineHeight: 1
                        text: qsTr("尚未启用")
                        wrapMode: Text.NoWrap
                    }
                }
            }
        }

        PageText {
            text: box.does
            visible: text !== ""
            width: parent.width
        }

        PageText {
            color: Tokens.inkSoft
            text: box.needs
            visible: text !== ""
            width: parent.width
        }
    }
}
