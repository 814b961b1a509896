pragma ComponentBehavior: Bound

import QtQuick

// One segment a step: done, the present one, and what is still to come. `marks` holds per step
// "right", "wrong", "done" or "" and adds a small sign, so that colour is never alone.
Row {
    id: progress

    property int count: 0
    property int current: 0
    property var marks: []
    property color currentColour: Tokens.glow
    property color doneColour: Tokens.ink
    property color restColour: Tokens.line

    height: Tokens.mm(4)
    spacing: Tokens.mm(2)

    Repeater {
        model: progress.count

        Rectangle {
            id: segment

            required property int index
            readonly property string mark: progress.marks[index] ?? ""

            color: index === progress.current ? progress.currentColour : index < progress.current ? progress.doneColour : progress.restColour
            height: progress.height
            radius: height / 2
            width: (progress.width - progress.spacing * (progress.count - 1)) / Math.max(1, progress.count)

            Icon {
                anchors.centerIn: parent
                colour: segment.index === progress.current ? Tokens.night : Tokens.onDark
                name: segment.mark === "right" ? "check" : segment.mark === "wrong" ? "close" : ""
                size: Math.round(progress.height * 0.9)
                visible: name !== ""
            }
        }
    }
}
