pragma ComponentBehavior: Bound

import QtQuick

// How one takes part in an exhibit, a round sign a kind: it asks, it plays, it moves.
// A ring in the colour of the `ground` sets it off the picture it may stand on.
Row {
    id: badges

    required property var kinds
    property color ground: Tokens.card
    property int size: Tokens.mm(12)
    required property string topic

    readonly property color colour: Tokens.topicColour(topic)

    spacing: Tokens.mm(1)

    Repeater {
        model: badges.kinds

        Rectangle {
            id: badge

            required property string modelData

            color: badges.ground
            height: badges.size
            radius: height / 2
            width: height

            Rectangle {
                anchors.centerIn: parent
                color: badges.colour
                height: width
                radius: height / 2
                width: Math.round(badges.size * 0.86)
            }

            Icon {
                anchors.centerIn: parent
                colour: Tokens.onDark
                name: Tokens.kindIcon(badge.modelData)
                size: Math.round(badges.size * 0.52)
            }
        }
    }
}
