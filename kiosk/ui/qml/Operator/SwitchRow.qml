import QtQuick
import QtQuick.Templates as T
import Kit

// On or off: the whole row is the switch; the word says it beside the knob.
T.Button {
    id: row

    property bool on: false
    property string explanation: ""

    signal switched(bool on)

    Accessible.name: text
    font.family: Tokens.family
    font.pixelSize: Tokens.panelText
    implicitHeight: Math.max(Tokens.panelButton, words.implicitHeight + Tokens.mm(4))

    contentItem: Item {
        Column {
            id: words

            anchors.left: parent.left
            anchors.right: knob.left
            anchors.rightMargin: Tokens.gap
            anchors.verticalCenter: parent.verticalCenter

            PageText {
                bold: true
                text: row.text
                width: parent.width
            }

            PageText {
                color: Tokens.inkSoft
                text: row.explanation
                visible: text !== ""
                width: parent.width
            }
        }

        Rectangle {
            id: knob

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            color: row.on ? Tokens.right : Tokens.inkSoft
            height: Tokens.mm(18)
            radius: height / 2
            width: Tokens.mm(46)

            PageText {
                anchors.left: row.on ? parent.left : undefined
                anchors.leftMargin: Tokens.mm(6)
                anchors.right: row.on ? undefined : parent.right
                anchors.rightMargin: Tokens.mm(6)
                anchors.verticalCenter: parent.verticalCenter
                bold: true
                color: Tokens.onDark
                lineHeight: 1
                text: row.on ? qsTr("开") : qsTr("关")
            }

            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                color: Tokens.card
                height: parent.height - Tokens.mm(4)
                radius: height / 2
                width: height
                x: row.on ? parent.width - width - Tokens.mm(2) : Tokens.mm(2)
            }
        }
    }

    onClicked: row.switched(!row.on)
    onPressed: Cues.play("press")
}
