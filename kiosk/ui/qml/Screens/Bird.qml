pragma ComponentBehavior: Bound

import QtQuick
import Kit

// The 孔子鸟 crosses the sky: three wing beats, then it glides and sinks a little. Each picture of
// a beat is drawn once; the clock only chooses which one shows.
Item {
    id: bird

    property int beat: 0
    property bool moves: true
    property string name: ""
    property int reach: 0

    readonly property int phase: beat % 18
    readonly property bool flaps: phase < 12
    readonly property int wing: !moves ? 0 : !flaps ? 2 : [0, 2, 1, 2][phase % 4]
    // How far below its path it is, in shares of the short side.
    readonly property real sink: !moves ? -0.03 : flaps ? 0.022 - 0.0022 * phase : 0.0044 * (phase - 12)
    readonly property int flight: 118

    height: Math.round(width * 620 / 660)
    visible: beat < flight
    x: Math.round(moves ? reach * (0.05 + 0.96 * beat / flight) : reach * 0.76)

    Repeater {
        model: ["a", "b", "c"]

        Drawing {
            required property int index
            required property string modelData

            anchors.fill: parent
            name: bird.name === "" ? "" : bird.name + modelData
            visible: bird.wing === index
        }
    }
}
