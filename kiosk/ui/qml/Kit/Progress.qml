import QtQuick

// One segment a step: done, the present one, and what is still to come. `marks` holds per step
// "right", "wrong", "done" or "" and adds a small sign, so that colour is never alone.
Row {
    id: progress

    property int count: 0
    property int current: 0
    property var marks: []
    property color doneColour: Tokens.dawn
    property color restColour: "#55FFFFFF"

    height: Tokens.mm(4)
    spacing: Tokens.mm(2)

    Repeater {
        model: progress.count

        Rectangle {
            id: segment

            required property int index
            readonly property string mark: progress.marks[index] ?? ""

            color: index < progress.current || mark !== "" ? progress.doneColour : index === progress.current ? Tokens.onDark : progress.restColour
            height: progress.height
            radius: height / 2
            width: (progress.width - progress.spacing * (progress.count - 1)) / Math.max(1, progress.count)

            Icon {
                anchors.centerIn: parent
                colour: Tokens.night
                name: segment.mark === "right" ? "check" : segment.mark === "wrong" ? "close" : ""
                size: Math.round(progress.height * 0.9)
                visible: name !== ""
            }
        }
    }
}
