pragma ComponentBehavior: Bound

import QtQuick
import Kit

// How many digits are typed, and never which.
Row {
    id: dots

    property int count: 0
    property int least: 4
    property int most: 8

    height: Tokens.mm(10)
    spacing: Tokens.mm(5)

    Repeater {
        model: Math.min(dots.most, Math.max(dots.least, dots.count))

        Rectangle {
            required property int index

            readonly property bool filled: index < dots.count

            anchors.verticalCenter: parent.verticalCenter
            border.color: filled ? Tokens.ink : Tokens.line
            border.width: 2 * Tokens.hairline
            color: filled ? Tokens.ink : "transparent"
            height: Tokens.mm(9)
            radius: height / 2
            width: height
        }
    }
}
