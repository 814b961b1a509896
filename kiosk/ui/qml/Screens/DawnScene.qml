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

    readonly property bool loading: !dressed
    readonly property bool wide: width > height
    readonly property int ridgeWidth: Math.round(Math.max(width, height * 1.1) * 1.02)
    readonly property int ridgeHeight: Math.round(ridgeWidth * 500 / 2400)
    readonly property int shortSide: Math.min(width, height)

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

    // Undressed it is the sky alone.
    function drawing(layer: string): string {
        return dawn.dressed ? "scene/" + layer : "";
    }

    // Whether the clock is inside one of the spans [from, to, from, to, …].
    function within(spans: list<int>): bool {
        for (let at = 0; at < spans.length; at += 2) {
            if (dawn.beat >= spans[at] && dawn.beat < spans[at + 1])
                return true;
        }
        return false;
    }

    Timer {
        interval: 80
        repeat: true
        running: dawn.alive && dawn.dressed && Tokens.motion && dawn.beat < dawn.beats

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

    // Made when dressed: at the start the sky alone is on the way to the first frame.
    Loader {
        active: dawn.dressed
        anchors.fill: parent

        sourceComponent: Item {
            anchors.fill: parent

            // No star shines through the land.
            Item {
                clip: true
                height: Math.round(dawn.height * (dawn.mood.disc === "moon" ? 0.7 : 0.56))
                visible: dawn.dressed && !dawn.bright
                width: dawn.width

                Drawing {
                    height: Math.round(width * 7 / 12)
                    name: dawn.bright ? "" : dawn.drawing("stars-a")
                    width: Math.max(dawn.width, Math.round(dawn.height * 0.8))
                }

                Drawing {
                    height: Math.round(width * 7 / 12)
                    name: dawn.mood.disc === "moon" ? dawn.drawing("stars-b") : ""
                    width: Math.max(dawn.width, Math.round(dawn.height * 0.8))
                }

                Sparks {
                    beat: dawn.beat
                    height: dawn.height
                    width: dawn.width
                }
            }

            Drawing {
                height: width
                name: dawn.drawing(dawn.mood.disc)
                width: Math.round(dawn.shortSide * (dawn.mood.disc === "moon" ? 0.3 : 0.72))
                x: Math.round(dawn.width * dawn.mood.across - width / 2)
                y: Math.round(dawn.height * (dawn.mood.down + (dawn.wide ? 0 : 0.06)) - height / 2)
            }

            Drawing {
                readonly property int since: dawn.beat - 52

                height: Math.round(width * 120 / 260)
                name: dawn.drawing("meteor")
                visible: !dawn.bright && since >= 0 && since < 7
                width: Math.round(dawn.shortSide * 0.16)
                x: Math.round(dawn.width * 0.98 - width - since * dawn.shortSide * 0.04)
                y: Math.round(dawn.height * 0.01 + since * dawn.shortSide * 0.0185)
            }

            Drawing {
                height: dawn.ridgeHeight
                name: dawn.drawing("ridge-far")
                opacity: 1 - dawn.mood.haze
                width: dawn.ridgeWidth
                x: -Math.round((dawn.ridgeWidth - dawn.width) / 2)
                y: Math.round(dawn.height * (dawn.wide ? 0.745 : 0.83) - height * 0.56)
            }

            // The lake, and the sun's path on it, which takes turns between two states.
            Drawing {
                id: lake

                height: Math.round(width / 15)
                name: dawn.drawing("water")
                opacity: 1 - dawn.mood.haze
                width: dawn.ridgeWidth
                x: -Math.round((dawn.ridgeWidth - dawn.width) / 2)
                y: Math.round(dawn.height * (dawn.wide ? 0.815 : 0.875))
            }

            Rectangle {
                color: "#663845"
                height: dawn.height - y
                opacity: 1 - dawn.mood.haze
                visible: dawn.dressed
                width: dawn.width
                y: lake.y + lake.height
            }

            Repeater {
                model: ["glints-a", "glints-b"]

                Drawing {
                    required property int index
                    required property string modelData

                    height: Math.round(width / 10)
                    name: dawn.drawing(modelData)
                    opacity: dawn.mood.disc === "moon" ? 0.5 : 1
                    visible: Math.floor(dawn.beat / 9) % 2 === index
                    width: Math.round(dawn.shortSide * 0.42)
                    x: Math.round(dawn.width * dawn.mood.across - width / 2)
                    y: lake.y + Math.round(lake.height * 0.08)
                }
            }

            Drawing {
                height: dawn.ridgeHeight
                name: dawn.drawing("ridge-mid")
                opacity: 1 - dawn.mood.haze
                width: dawn.ridgeWidth
                x: -Math.round((dawn.ridgeWidth - dawn.width) / 2)
                y: Math.round(dawn.height * (dawn.wide ? 0.915 : 0.945) - height * 0.52)
            }

            Bird {
                beat: dawn.beat
                moves: Tokens.motion
                name: dawn.dressed ? "scene/confuciusornis-" : ""
                reach: dawn.width
                width: Math.round(dawn.shortSide * 0.2)
                y: Math.round(dawn.height * (dawn.wide ? 0.5 : 0.56) + sink * dawn.shortSide)
            }

            Hunter {
                awake: !dawn.within([30, 32, 84, 86, 88, 90, 128, 130])
                name: dawn.dressed ? "scene/sinosauropteryx-" : ""
                pose: dawn.within([40, 62, 116, 136]) ? 1 : dawn.within([90, 108]) ? 2 : 0
                width: Math.round(dawn.width * (dawn.wide ? 0.36 : 0.72))
                x: Math.round(dawn.width * (dawn.wide ? 0.3 : 0.12))
                y: Math.round(dawn.height * (dawn.wide ? 0.915 : 0.93) - height)
            }

            Drawing {
                height: dawn.ridgeHeight
                name: dawn.drawing("ridge-near")
                width: dawn.ridgeWidth
                x: -Math.round((dawn.ridgeWidth - dawn.width) / 2)
                y: dawn.height - Math.round(height * 0.86)
            }

            // Horsetails by the water: a gust goes through them now and then.
            Repeater {
                model: [0.012, 0.9]

                Horsetails {
                    required property int index
                    required property real modelData

                    height: Math.round(dawn.shortSide * (index === 0 ? 0.26 : 0.2))
                    name: dawn.dressed ? "scene/horsetails-" : ""
                    since: dawn.beat % 62 - 10 - 2 * index
                    x: Math.round(dawn.width * modelData)
                    y: Math.round(dawn.height * 0.972) - height
                }
            }
        }
    }
}
