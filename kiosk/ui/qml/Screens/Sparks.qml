pragma ComponentBehavior: Bound

import QtQuick
import Kit

// A few bright stars that twinkle, one at a time.
Item {
    id: sparks

    property int beat: 0

    readonly property var places: [0.09, 0.11, 0.31, 0.05, 0.66, 0.08, 0.93, 0.3, 0.16, 0.42, 0.86, 0.13]

    Repeater {
        model: sparks.places.length / 2

        Rectangle {
            required property int index

            color: "#FFE9BC"
            height: Math.max(3, Tokens.mm(1.3))
            opacity: Math.floor(sparks.beat / 5) % 6 === index ? 0.25 : 1
            radius: height / 2
            width: height
            x: Math.round(sparks.width * sparks.places[2 * index])
            y: Math.round(sparks.height * sparks.places[2 * index + 1])
        }
    }
}
