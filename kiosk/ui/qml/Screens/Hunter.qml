pragma ComponentBehavior: Bound

import QtQuick
import Kit

// The little dinosaur stands and watches: it blinks, lifts its head, looks down.
Item {
    id: hunter

    property bool awake: true
    property string name: ""
    property int pose: 0

    height: Math.round(width * 424 / 1200)

    Repeater {
        model: ["a", "b", "c"]

        Drawing {
            required property int index
            required property string modelData

            anchors.fill: parent
            name: hunter.name === "" ? "" : hunter.name + modelData
            visible: hunter.pose === index
        }
    }

    // The eyelid, while the head is level.
    Rectangle {
        color: "#1A0F15"
        height: Math.ceil(hunter.width * 0.019)
        radius: height / 2
        visible: !hunter.awake && hunter.pose === 0 && hunter.name !== ""
        width: height
        x: Math.round(hunter.width * 0.9355 - width / 2)
        y: Math.round(hunter.height * 0.1257 - height / 2)
    }
}
