pragma ComponentBehavior: Bound

import QtQuick
import Kit

// How many digits are typed, and never which.
Row {
    id: dots

    property color colour: Tokens.ink
    property int count: 0
    property int least: 4
    property int most: 8

    spacing: Tokens.mm(5)

    Repeater {
        model: Math.min(dots.most, Math.max(dots.least, dots.count))

        Rectangle {
            required property int index

            readonly property bool filled: index < dots.count

            border.color: dots.colour
            border.width: 2 * Tokens.hairline
            color: filled ? dots.colour : "transparent"
            height: Tokens.mm(10)
            opacity: filled ? 1 : 0.5
            radius: height / 2
            width: height
        }
    }
}
