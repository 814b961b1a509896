pragma ComponentBehavior: Bound

import QtQuick

// One segment a step: done, the present one, and what is still to come. `marks` holds per step
// "right", "wrong", "done" or "". A right answer is a tick on green; one that taught something is
// a lamp on warm paper. So colour is never alone, and no row of red stays on the screen.
Row {
    id: progress

    property int count: 0
    property int current: 0
    property var marks: []
    property color currentColour: Tokens.glow
    property color doneColour: Tokens.ink
    property color restColour: Tokens.elder ? "#E3DCCF" : Tokens.line

    height: Tokens.mm(marks.length > 0 ? 7 : 4)
    spacing: Tokens.mm(2)

    Repeater {
        model: progress.count

        Rectangle {
            id: segment

            required property int index
            readonly property string mark: progress.marks[index] ?? ""
            readonly property bool taught: mark === "wrong"

            border.color: taught ? Tokens.warmInk : progress.currentColour
            border.width: taught || (mark === "right" && index === progress.current) ? Tokens.hairline : 0
            color: mark === "right" ? Tokens.right : taught ? Tokens.warm : index === progress.current ? progress.currentColour : index < progress.current ? progress.doneColour : progress.restColour
            height: progress.height
            radius: height / 2
            width: (progress.width - progress.spacing * (progress.count - 1)) / Math.max(1, progress.count)

            Icon {
                anchors.centerIn: parent
                colour: segment.taught ? Tokens.warmInk : Tokens.onDark
                name: segment.mark === "right" ? "check" : segment.taught ? "lamp" : ""
                size: Math.round(progress.height * 0.78)
                visible: name !== ""
            }
        }
    }
}
