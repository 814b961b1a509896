import QtQuick
import QtQuick.Templates as T
import Kit

// A card: its back in the topic's colour, or its face.
T.Button {
    id: card

    required property string mark
    required property string picture
    required property string words
    property bool quiet: false
    property color topicColour: Tokens.ink

    readonly property bool open: mark !== "none"
    readonly property bool found: mark === "right"

    Accessible.name: words
    enabled: !quiet && !found
    scale: down ? 0.97 : 1

    background: Item {
        Rectangle {
            anchors.bottomMargin: -Tokens.lift
            anchors.fill: face
            anchors.topMargin: Tokens.lift
            color: Tokens.warmth
            radius: face.radius
            visible: !card.found
        }

        Rectangle {
            id: face

            anchors.fill: parent
            border.color: card.found ? Tokens.right : card.mark === "chosen" ? Tokens.ink : card.open ? Tokens.line : Qt.darker(card.topicColour, 1.15)
            border.width: card.found || card.mark === "chosen" ? Tokens.mm(1) : Tokens.hairline
            color: card.open ? (card.found ? Tokens.rightSoft : Tokens.card) : card.down ? Qt.darker(card.topicColour, 1.18) : card.topicColour
            radius: Tokens.cornerSmall
        }
    }
    contentItem: Item {
        // The back: a rising sun, as on the kiosk's own mark.
        Item {
            anchors.centerIn: parent
            height: width / 2
            width: Math.round(Math.min(card.width, card.height) * 0.5)
            visible: !card.open

            Rectangle {
                color: Qt.lighter(card.topicColour, 1.35)
                height: width
                radius: width / 2
                width: parent.width
                y: -parent.height / 2
            }

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                colour: Tokens.onDark
                name: "question"
                size: Math.round(parent.width * 0.6)
                y: Math.round((parent.width - size) / 2 - parent.height / 2)
            }
        }

        Picture {
            anchors.bottom: label.visible ? label.top : parent.bottom
            anchors.left: parent.left
            anchors.margins: Tokens.mm(2)
            anchors.right: parent.right
            anchors.top: parent.top
            behind: card.found ? Tokens.rightSoft : Tokens.card
            corners: "all"
            radius: Tokens.mm(3)
            source: card.picture
            visible: card.open && card.picture !== ""
        }

        TileLabel {
            id: label

            anchors.left: parent.left
            anchors.margins: Tokens.mm(1.5)
            anchors.right: parent.right
            font.pixelSize: Tokens.lead
            height: card.picture === "" ? parent.height - Tokens.mm(4) : Tokens.mm(Tokens.elder ? 16 : 11)
            horizontalAlignment: Text.AlignHCenter
            text: card.words
            visible: card.open && text !== ""
            y: card.picture === "" ? Tokens.mm(2) : parent.height - height - Tokens.mm(2)
        }

        Rectangle {
            anchors.margins: -Tokens.mm(1)
            anchors.right: parent.right
            anchors.top: parent.top
            color: Tokens.right
            height: Tokens.mm(Tokens.elder ? 12 : 9)
            radius: height / 2
            visible: card.found
            width: height

            Icon {
                anchors.centerIn: parent
                colour: Tokens.onDark
                name: "check"
                size: Math.round(parent.height * 0.66)
            }
        }
    }

    onPressed: Cues.play("press")
}
