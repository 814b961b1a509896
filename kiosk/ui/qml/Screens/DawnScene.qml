pragma ComponentBehavior: Bound

import QtQuick
import Kit

// The old lake, in layers, at four times of its day. All that lives in it follows one slow clock,
// `beat`: 12 a second, small things only, and none once the scene has been played (see 0004: what
// changes is painted anew, with all that lies under it).
Item {
    id: dawn

    property bool alive: true
    property bool dressed: true
    property int step: 0

    readonly property bool loading: layers.item === null
    readonly property bool wide: width > height

    readonly property int beats: 150
    property int beat: 0

    // Each scene of the attract screen that is not a poster has the next mood.
    readonly property var mood: moods[Math.floor(step / 2) % moods.length]
    // `haze` is how much of the horizon's colour lies over the far land.
    readonly property var moods: [
        {
            sky: ["#0D1B2A", "#1B3A57", "#D9652F", "#F8C56B"],
            at: [0.46, 0.72, 0.86],
            disc: "sun",
            across: 0.5,
            down: 0.72,
            haze: 0
        },
        {
            sky: ["#10304E", "#235A80", "#F2B873", "#FBE3B0"],
            at: [0.44, 0.64, 0.72],
            disc: "sun",
            across: 0.74,
            down: 0.57,
            haze: 0.34
        },
        {
            sky: ["#12183A", "#3B2A5C", "#B0485A", "#EE9A5C"],
            at: [0.42, 0.7, 0.8],
            disc: "sun",
            across: 0.4,
            down: 0.755,
            haze: 0.12
        },
        {
            sky: ["#070F1A", "#0D1B2A", "#1D3B58", "#27506F"],
            at: [0.4, 0.66, 0.74],
            disc: "moon",
            across: dawn.wide ? 0.83 : 0.8,
            down: dawn.wide ? 0.47 : 0.06,
            haze: 0.5
        }
    ]

    readonly property bool bright: mood.disc === "sun" && mood.haze > 0.2

    onStepChanged: dawn.beat = 0

    function dress() {
        if (dawn.dressed)
            layers.fill(Qt.resolvedUrl("LakeLayers.qml"), {
                scene: dawn
            });
    }

    onDressedChanged: dawn.dress()
    Component.onCompleted: dawn.dress()

    Timer {
        interval: 80
        repeat: true
        running: dawn.alive && !dawn.loading && Tokens.scenery && dawn.beat < dawn.beats

        onTriggered: dawn.beat += 1
    }

    Rectangle {
        anchors.fill: parent

        gradient: Gradient {
            GradientStop {
                color: dawn.mood.sky[0]
                position: 0
            }

            GradientStop {
                color: dawn.mood.sky[1]
                position: dawn.mood.at[0]
            }

            GradientStop {
                color: dawn.mood.sky[2]
                position: dawn.mood.at[1]
            }

            GradientStop {
                color: dawn.mood.sky[3]
                position: dawn.mood.at[2]
            }
        }
    }

    // Undressed it is the sky alone. Not at once: no Python call may wait for QML (see 0010).
    FilledLoader {
        id: layers

        anchors.fill: parent
        asynchronous: true
    }
}
