import QtQuick
import Kit

// The dawn over the old lake, in layers. It moves only when `step` changes: the sun climbs a
// little, the hills drift, the bird beats its wings once.
Item {
    id: dawn

    property int step: 0

    readonly property bool wide: width > height
    readonly property int breath: Tokens.motion ? 1600 : 0

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

    component Layer: Image {
        property string drawing

        asynchronous: true
        source: width > 0 && height > 0 ? "image://art/scene/" + drawing : ""
        sourceSize: Qt.size(Math.round(width), Math.round(height))
    }

    Layer {
        height: Math.round(width * 7 / 12)
        drawing: "stars-a"
        width: Math.max(parent.width, Math.round(parent.height * 0.8))
    }

    Layer {
        height: Math.round(width * 7 / 12)
        drawing: "stars-b"
        opacity: dawn.step % 2 === 0 ? 0.9 : 0.4
        width: Math.max(parent.width, Math.round(parent.height * 0.8))

        Behavior on opacity {
            NumberAnimation {
                duration: dawn.breath
            }
        }
    }

    Layer {
        id: sun

        drawing: "sun"
        height: width
        width: Math.round(Math.min(dawn.width, dawn.height) * 0.72)
        x: Math.round((dawn.width - width) / 2)
        y: Math.round(dawn.height * (dawn.wide ? 0.735 : 0.79) - height * (0.5 + 0.02 * (dawn.step % 4)))

        Behavior on y {
            NumberAnimation {
                duration: dawn.breath
                easing.type: Easing.InOutSine
            }
        }
    }

    component Ridge: Layer {
        height: Math.round(width * 500 / 2400)
        width: Math.round(Math.max(dawn.width, dawn.height * 1.1) * 1.02)
        x: -Math.round((width - dawn.width) / 2)
    }

    Ridge {
        drawing: "ridge-far"
        y: Math.round(dawn.height * (dawn.wide ? 0.86 : 0.9) - height * 0.72)
    }

    Ridge {
        drawing: "ridge-mid"
        y: Math.round(dawn.height * (dawn.wide ? 0.98 : 0.98) - height * 0.72)
    }

    Layer {
        drawing: dawn.step % 2 === 0 ? "confuciusornis-a" : "confuciusornis-b"
        height: Math.round(width * 620 / 660)
        width: Math.round(Math.min(dawn.width, dawn.height) * 0.22)
        x: Math.round(dawn.width * (dawn.wide ? 0.78 : 0.7))
        y: Math.round(dawn.height * (dawn.wide ? 0.44 : 0.5))
    }

    Layer {
        drawing: "sinosauropteryx"
        height: Math.round(width * 424 / 1200)
        width: Math.round(dawn.width * (dawn.wide ? 0.36 : 0.72))
        x: Math.round(dawn.width * (dawn.wide ? 0.3 : 0.12))
        y: Math.round(dawn.height * (dawn.wide ? 0.875 : 0.885) - height)
    }

    Ridge {
        drawing: "ridge-near"
        y: dawn.height - Math.round(height * 0.88)
    }
}
