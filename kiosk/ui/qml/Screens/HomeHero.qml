import QtQuick
import QtQuick.Templates as T
import Bridges
import Kit

// The exhibit of the day: its words on night, its picture running out of the dark.
T.Button {
    id: hero

    required property Names names
    required property ShelfBridge shelf

    readonly property var card: shelf.featured

    Accessible.name: card.title ?? ""
    objectName: "hero"
    scale: down ? 0.99 : 1

    background: Rectangle {
        color: hero.down ? Qt.darker(Tokens.night, 1.2) : Tokens.night
        radius: Tokens.corner
    }
    contentItem: Item {
        Picture {
            id: picture

            anchors.right: parent.right
            corners: "rtb"
            source: hero.card.poster ?? ""
            height: parent.height
            width: Math.round(Math.min(parent.width * 0.56, parent.height * 2.4))
        }

        Rectangle {
            height: parent.height
            width: Math.round(picture.width * 0.45)
            x: picture.x

            gradient: Gradient {
                orientation: Gradient.Horizontal

                GradientStop {
                    color: Tokens.night
                    position: 0
                }

                GradientStop {
                    color: "#000D1B2A"
                    position: 1
                }
            }
        }

        Column {
            anchors.left: parent.left
            anchors.leftMargin: Tokens.mm(10)
            anchors.verticalCenter: parent.verticalCenter
            spacing: Tokens.mm(3)
            width: picture.x - Tokens.mm(6)

            Tag {
                iconName: "star"
                text: qsTr("今日推荐")
            }

            Label {
                bold: true
                color: Tokens.onDark
                elide: Text.ElideRight
                font.pixelSize: Tokens.mm(hero.height > Tokens.mm(66) && width > Tokens.mm(125) ? 14 : 11)
                lineHeight: 0.95
                maximumLineCount: 2
                text: hero.card.title ?? ""
                width: parent.width
            }

            Label {
                color: Tokens.dawn
                elide: Text.ElideRight
                font.pixelSize: Tokens.small
                maximumLineCount: Math.max(1, Math.floor((hero.height - Tokens.mm(56)) / (Tokens.small * 1.45)))
                text: hero.card.summary ?? ""
                visible: !truncated
                width: parent.width
            }
        }

        PressButton {
            anchors.bottom: parent.bottom
            anchors.margins: Tokens.mm(6)
            anchors.right: parent.right
            iconAfter: true
            iconName: "next"
            look: "primary"
            objectName: "heroOpen"
            text: qsTr("开始探索")

            onClicked: hero.clicked()
        }
    }

    onClicked: hero.shelf.open(hero.card.exhibit ?? "")
    onPressed: Cues.play("press")
}
