pragma ComponentBehavior: Bound

import QtQuick
import Kit

// One star a question; lit for each right answer. They come up one after the other, once.
Row {
    id: stars

    property int count: 0
    property int lit: 0
    property real room: 400

    readonly property int starSize: Math.round(Math.min(Tokens.mm(16), (room - spacing * (count - 1)) / Math.max(1, count)))

    spacing: Tokens.mm(2)

    Repeater {
        model: Math.min(stars.count, 20)

        Item {
            id: star

            required property int index
            readonly property bool on: index < stars.lit

            height: stars.starSize
            width: stars.starSize

            Icon {
                anchors.fill: parent
                colour: star.on ? Tokens.glow : "#7E8CA0"
                name: star.on ? "star" : "star-outline"
                size: stars.starSize

                NumberAnimation on scale {
                    duration: Tokens.cheerMs
                    easing.type: Easing.OutBack
                    from: star.on && Tokens.motion ? 0.3 : 1
                    running: true
                    to: 1
                }
            }
        }
    }
}
