import QtQuick
import QtQuick.Templates as T
import Kit

// A big card that leads somewhere: its icon, its name, and what is inside. `marked` is a dot of
// accent beside the name: something in there waits.
T.Button {
    id: tile

    property string hint: ""
    property string iconName: ""
    property bool marked: false

    Accessible.name: text
    font.family: Tokens.family
    font.pixelSize: Tokens.panelText
    implicitHeight: Math.max(Tokens.panelButton, words.implicitHeight + Tokens.mm(8))
    scale: down ? 0.98 : 1

    background: Panel {
        border: Tokens.line
        colour: tile.down ? Tokens.sand : Tokens.card
    }
    contentItem: Item {
        Icon {
            id: sign

            anchors.left: parent.left
            anchors.leftMargin: Tokens.mm(6)
            anchors.verticalCenter: parent.verticalCenter
            colour: Tokens.accent
            name: tile.iconName
            size: Tokens.mm(16)
        }

        Column {
            id: words

            anchors.left: sign.right
            anchors.leftMargin: Tokens.mm(5)
            anchors.right: parent.right
            anchors.rightMargin: Tokens.mm(4)
            anchors.verticalCenter: parent.verticalCenter

            Row {
                spacing: Tokens.mm(3)

                PageText {
                    bold: true
                    text: tile.text
                    width: Math.min(implicitWidth, words.width - (dot.visible ? dot.width + Tokens.mm(3) : 0))
                }

                Rectangle {
                    id: dot

                    anchors.verticalCenter: parent.verticalCenter
                    color: Tokens.accent
                    height: Tokens.mm(4.5)
                    objectName: "waits"
                    radius: height / 2
                    visible: tile.marked
                    width: height
                }
            }

            PageText {
                color: Tokens.inkSoft
                text: tile.hint
                visible: text !== ""
                width: parent.width
            }
        }
    }

    onPressed: Cues.play("press")
}
