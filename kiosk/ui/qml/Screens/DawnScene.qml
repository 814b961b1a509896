import QtQuick
import Kit

// The dawn over the old lake, in layers. It moves only when `step` changes: the sun climbs a
// little, the hills drift, the bird beats its wings once.
Item {
    id: dawn

    property int step: 0

    readonly property bool wide: width > height
    readonly property int ground: Math.round(height * (wide ? 0.34 : 0.26))
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
        property string layer

        asynchronous: true
        source: width > 0 && height > 0 ? "image://art/scene/" + layer : ""
        sourceSize: Qt.size(Math.round(width), Math.round(height))
    }

    Layer {
        height: Math.round(width * 7 / 12)
        layer: "stars-a"
        width: Math.max(parent.width, Math.round(parent.height * 0.8))
    }

    Layer {
        height: Math.round(width * 7 / 12)
        layer: "stars-b"
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

        height: width
        layer: "sun"
        width: Math.round(Math.min(dawn.width, dawn.height) * 0.5)
        x: Math.round((dawn.width - width) / 2)
        y: Math.round(dawn.height - dawn.ground - height * (0.62 + 0.05 * (dawn.step % 4)))

        Behavior on y {
            NumberAnimation {
                duration: dawn.breath
                easing.type: Easing.InOutSine
            }
        }
    }

    Layer {
        height: Math.round(width * 500 / 2400)
        layer: "ridge-far"
        width: Math.round(Math.max(dawn.width, dawn.height * 1.4) * 1.05)
        x: -Math.round((width - dawn.width) / 2)
        y: dawn.height - dawn.ground - Math.round(height * 0.35)
    }

    Layer {
        height: Math.round(width * 500 / 2400)
        layer: "ridge-mid"
        width: Math.round(Math.max(dawn.width, dawn.height * 1.4) * 1.05)
        x: -Math.round((width - dawn.width) / 2)
        y: dawn.height - Math.round(dawn.ground * 0.72) - Math.round(height * 0.25)
    }

    Layer {
        id: near

        height: Math.round(width * 500 / 2400)
        layer: "ridge-near"
        width: Math.round(Math.max(dawn.width, dawn.height * 1.4) * 1.05)
        x: -Math.round((width - dawn.width) / 2)
        y: dawn.height - Math.round(height * 0.72)
    }

    Layer {
        height: Math.round(width / 2)
        layer: "sinosauropteryx"
        width: Math.round(dawn.width * (dawn.wide ? 0.34 : 0.62))
        x: Math.round(dawn.width * (dawn.wide ? 0.33 : 0.2))
        y: near.y + Math.round(near.height * 0.3) - height
    }

    Layer {
        height: Math.round(width * 0.6)
        layer: dawn.step % 2 === 0 ? "confuciusornis-a" : "confuciusornis-b"
        width: Math.round(Math.min(dawn.width, dawn.height) * 0.2)
        x: Math.round(dawn.width * (dawn.wide ? 0.78 : 0.68))
        y: Math.round(dawn.height * (dawn.wide ? 0.4 : 0.44))
    }
}
