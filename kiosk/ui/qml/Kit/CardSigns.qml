import QtQuick

// On a card's picture: an emergency's, or in front by the operator's wish, and what several can do
// together. Where the words do not fit into `room`, the sign says it.
Row {
    id: signs

    property bool emergency: false
    property string emergencyWords: ""
    property bool pinned: false
    property string playersWords: ""
    property int room: 0

    spacing: Tokens.mm(2)

    Tag {
        id: warning

        colour: Tokens.wrong
        iconName: "emergency"
        ink: Tokens.onDark
        objectName: "emergencyMark"
        text: warned.advanceWidth + Tokens.small * 1.3 + Tokens.mm(7.5) <= signs.room ? signs.emergencyWords : ""
        visible: signs.emergency

        TextMetrics {
            id: warned

            font: whole.font
            text: signs.emergencyWords
        }
    }

    Rectangle {
        color: Tokens.accent
        height: Math.round(Tokens.small * 1.7)
        radius: height / 2
        visible: signs.pinned && !signs.emergency
        width: height

        Icon {
            anchors.centerIn: parent
            colour: Tokens.onDark
            name: "pin"
            size: Math.round(parent.height * 0.62)
        }
    }

    Tag {
        readonly property int free: signs.room - (signs.emergency ? warning.width + signs.spacing : signs.pinned ? Math.round(Tokens.small * 1.7) + signs.spacing : 0)

        colour: Tokens.dusk
        iconName: "two"
        ink: Tokens.onDark
        text: whole.advanceWidth + Tokens.small * 1.3 + Tokens.mm(7.5) <= free ? signs.playersWords : ""
        visible: signs.playersWords !== "" && free > Tokens.small + Tokens.mm(6)

        TextMetrics {
            id: whole

            font.family: Tokens.family
            font.pixelSize: Tokens.small
            font.weight: Font.Bold
            text: signs.playersWords
        }
    }
}
