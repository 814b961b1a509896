pragma ComponentBehavior: Bound

import QtQuick

// Where one is among a few pages; only says it, is not touched.
Row {
    id: dots

    property int count: 0
    property int current: 0

    spacing: Tokens.mm(3)

    Repeater {
        model: dots.count

        Rectangle {
            required property int index

            anchors.verticalCenter: parent.verticalCenter
            color: index === dots.current ? Tokens.accent : Tokens.line
            height: Tokens.mm(index === dots.current ? 4.5 : 3.5)
            radius: height / 2
            width: height
        }
    }
}
