pragma ComponentBehavior: Bound

import QtQuick
import Kit

// The dawn over the old lake, in layers. It moves only when `step` changes: the sun climbs a
// little, the hills drift, the bird beats its wings once.
Item {
    id: dawn

    property bool dressed: true
    property int step: 0

    readonly property bool loading: !dressed
    readonly property bool wide: width > height
    readonly property int ridgeWidth: Math.round(Math.max(width, height * 1.1) * 1.02)
    readonly property int ridgeHeight: Math.round(ridgeWidth * 500 / 2400)
    readonly property int breath: Tokens.motion ? 1600 : 0

    // Undressed it is the sky alone.
    function drawing(layer: string): string {
        return dawn.dressed ? "scene/" + layer : "";
    }

    Rectangle {
        anchors.fill: parent

        gradient: Gradient {
            GradientStop {
                color: "#0D1B2A"
                position: 0
            }

            GradientStop {
                color: "#1B3A57"
                position: 0.46
            }

            GradientStop {
                color: "#D9652F"
                position: 0.74
            }

            GradientStop {
                color: "#F8C56B"
                position: 1
            }
        }
    }

    Drawing {
        height: Math.round(width * 7 / 12)
        name: dawn.drawing("stars-a")
        width: Math.max(parent.width, Math.round(parent.height * 0.8))
    }

    Drawing {
        height: Math.round(width * 7 / 12)
        name: dawn.drawing("stars-b")
        opacity: dawn.step % 2 === 0 ? 0.9 : 0.4
        width: Math.max(parent.width, Math.round(parent.height * 0.8))

        Behavior on opacity {
            enabled: dawn.step > 0

            NumberAnimation {
                duration: dawn.breath
            }
        }
    }

    Drawing {
        id: sun

        name: dawn.drawing("sun")
        height: width
        width: Math.round(Math.min(dawn.width, dawn.height) * 0.72)
        x: Math.round((dawn.width - width) / 2)
        y: Math.round(dawn.height * (dawn.wide ? 0.735 : 0.79) - height * (0.5 + 0.02 * (dawn.step % 4)))

        Behavior on y {
            enabled: dawn.step > 0

            NumberAnimation {
                duration: dawn.breath
                easing.type: Easing.InOutSine
            }
        }
    }

    Drawing {
        height: dawn.ridgeHeight
        width: dawn.ridgeWidth
        x: -Math.round((dawn.ridgeWidth - dawn.width) / 2)
        name: dawn.drawing("ridge-far")
        y: Math.round(dawn.height * (dawn.wide ? 0.86 : 0.9) - height * 0.72)
    }

    Drawing {
        height: dawn.ridgeHeight
        width: dawn.ridgeWidth
        x: -Math.round((dawn.ridgeWidth - dawn.width) / 2)
        name: dawn.drawing("ridge-mid")
        y: Math.round(dawn.height * (dawn.wide ? 0.98 : 0.98) - height * 0.72)
    }

    Drawing {
        name: dawn.drawing(dawn.step % 2 === 0 ? "confuciusornis-a" : "confuciusornis-b")
        height: Math.round(width * 620 / 660)
        width: Math.round(Math.min(dawn.width, dawn.height) * 0.22)
        x: Math.round(dawn.width * (dawn.wide ? 0.78 : 0.7))
        y: Math.round(dawn.height * (dawn.wide ? 0.44 : 0.5))
    }

    Drawing {
        name: dawn.drawing("sinosauropteryx")
        height: Math.round(width * 424 / 1200)
        width: Math.round(dawn.width * (dawn.wide ? 0.36 : 0.72))
        x: Math.round(dawn.width * (dawn.wide ? 0.3 : 0.12))
        y: Math.round(dawn.height * (dawn.wide ? 0.875 : 0.885) - height)
    }

    Drawing {
        height: dawn.ridgeHeight
        width: dawn.ridgeWidth
        x: -Math.round((dawn.ridgeWidth - dawn.width) / 2)
        name: dawn.drawing("ridge-near")
        y: dawn.height - Math.round(height * 0.88)
    }
}
