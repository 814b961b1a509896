import QtQuick
import Kit

// Behind the result: the sun stands over the old lake as high as `share` says (0 to 1), and comes
// up there once, in the time of a short cheer.
Item {
    id: view

    property real share: 1
    property bool sunny: true
    // What stands in the sky ends here; the sun itself stays below it.
    property int ceiling: 0

    property int ground: Math.round(Math.min(height * 0.3, width * 0.42))
    readonly property int disc: Math.round(Math.min(width * 0.98, ground * 2.3))
    readonly property int high: Math.round(Math.max(height - ground * (0.42 + 0.6 * share) - disc / 2, ceiling - disc * 0.27))

    // From 1 to 0 while the sun comes up.
    property real rise: 0

    NumberAnimation on rise {
        duration: Tokens.cheerMs
        easing.type: Easing.OutCubic
        from: 1
        running: view.sunny && Tokens.scenery
        to: 0
    }

    clip: true

    Rectangle {
        anchors.fill: parent

        gradient: Gradient {
            GradientStop {
                color: Tokens.night
                position: 0
            }

            GradientStop {
                color: "#16304A"
                position: 0.58
            }

            GradientStop {
                color: view.sunny ? "#A4502F" : "#2A4560"
                position: 0.82
            }

            GradientStop {
                color: view.sunny ? "#E89B55" : "#3A566F"
                position: 1
            }
        }
    }

    Drawing {
        id: sun

        height: width
        name: view.sunny ? "scene/sun" : ""
        width: view.disc
        x: Math.round((view.width - width) / 2)
        y: view.high + Math.round(view.ground * 0.5 * view.rise)
    }

    Drawing {
        height: Math.round(width * 500 / 2400)
        name: "scene/ridge-far"
        width: Math.round(Math.max(view.width * 1.25, view.ground * 3.2))
        x: -Math.round((width - view.width) / 2)
        y: Math.round(view.height - view.ground * 0.62 - height * 0.6)
    }

    Rectangle {
        anchors.bottom: parent.bottom
        color: "#45283A"
        height: Math.round(view.ground * 0.22)
        width: parent.width
    }

    Drawing {
        height: Math.round(width * 500 / 2400)
        name: "scene/ridge-mid"
        width: Math.round(Math.max(view.width * 1.4, view.ground * 3.6))
        x: -Math.round((width - view.width) / 2)
        y: Math.round(view.height - view.ground * 0.32 - height * 0.52)
    }
}
