pragma ComponentBehavior: Bound

import QtQuick
import Kit

// A clump of horsetails; `since` counts from the beginning of a gust.
Item {
    id: clump

    property string name: ""
    property int since: -1

    readonly property var sway: [1, 1, 2, 2, 2, 1, 1, 0, 0, 1, 1, 1, 2, 2, 1, 1, 1]
    readonly property int lean: since >= 0 && since < sway.length * 2 ? sway[Math.floor(since / 2)] : 0

    width: Math.round(height * 300 / 320)

    Repeater {
        model: ["a", "b", "c"]

        Drawing {
            required property int index
            required property string modelData

            anchors.fill: parent
            name: clump.name === "" ? "" : clump.name + modelData
            visible: clump.lean === index
        }
    }
}
