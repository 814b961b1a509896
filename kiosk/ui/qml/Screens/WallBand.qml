pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kit

// One topic of the wall: its sign, then as many pictures as fit.
Item {
    id: line

    required property var band
    required property Names names
    required property int number
    required property int signWidth

    readonly property int pictureWidth: Math.round(height * (height > Tokens.mm(40) ? 1.2 : 1.4))
    readonly property int fits: Math.max(0, Math.floor((width - signWidth) / (pictureWidth + Tokens.gap)))
    readonly property var cards: band.cards.slice(0, fits)
    // What is over is shared out, so that the bands end in one line.
    readonly property int share: Math.floor((width - signWidth) / Math.max(1, fits)) - Tokens.gap

    signal opened(exhibit: string)
    signal picked

    T.Button {
        id: sign

        Accessible.name: name.text
        height: line.height
        objectName: "band" + line.number
        scale: down ? 0.97 : 1
        width: line.signWidth

        background: Rectangle {
            color: sign.down ? Qt.darker(Tokens.topicColour(line.band.topic), 1.18) : Tokens.topicColour(line.band.topic)
            radius: Tokens.corner
        }
        contentItem: Item {
            Icon {
                id: mark

                anchors.verticalCenter: parent.verticalCenter
                colour: Tokens.onDark
                name: Tokens.topicIcon(line.band.topic)
                size: Math.round(Math.min(sign.height * 0.5, Tokens.mm(Tokens.elder ? 11 : 14)))
                x: Tokens.mm(Tokens.elder ? 3 : 4)
            }

            Label {
                id: name

                anchors.left: mark.right
                anchors.leftMargin: Tokens.mm(2.5)
                anchors.right: count.left
                anchors.rightMargin: Tokens.mm(2)
                anchors.verticalCenter: parent.verticalCenter
                bold: true
                color: Tokens.onDark
                font.pixelSize: Tokens.elder ? Tokens.small : Tokens.body
                lineHeight: 0.92
                text: line.names.topic(line.band.topic)
            }

            Label {
                id: count

                anchors.right: parent.right
                anchors.rightMargin: Tokens.mm(Tokens.elder ? 3 : 4)
                anchors.verticalCenter: parent.verticalCenter
                bold: true
                color: Tokens.onDark
                font.pixelSize: Tokens.elder ? Tokens.small : Tokens.body
                text: line.band.count
                wrapMode: Text.NoWrap
            }
        }

        onClicked: line.picked()
        onPressed: Cues.play("press")
    }

    Repeater {
        model: line.cards

        T.Button {
            id: poster

            required property int index
            required property var modelData

            readonly property string exhibit: modelData.exhibit

            Accessible.name: modelData.title
            height: line.height
            objectName: "wall" + line.number + "-" + index
            scale: down ? 0.97 : 1
            width: line.share
            x: line.signWidth + Tokens.gap + index * (line.share + Tokens.gap)

            contentItem: Picture {
                behind: Tokens.paper
                corners: "all"
                opacity: poster.down ? 0.8 : 1
                radius: Tokens.cornerSmall
                source: poster.modelData.poster
            }

            onClicked: line.opened(poster.exhibit)
            onPressed: Cues.play("press")
        }
    }
}
