import QtQuick
import Kit

// Above the low layout: a dawn without its sun, hills, the site's name. It is still, and nothing
// there is touched.
Item {
    id: sky

    // Pixels above the part that is touched.
    property real free: 0
    property string siteName: ""
    property string sitePlace: ""

    readonly property real hills: Math.round(Math.min(free * 0.34, width * 0.2))

    clip: true
    height: Math.ceil(sky.free)
    width: parent ? parent.width : 0

    Rectangle {
        anchors.fill: parent

        gradient: Gradient {
            GradientStop {
                color: Tokens.night
                position: 0
            }

            GradientStop {
                color: Tokens.dusk
                position: 0.5
            }

            GradientStop {
                color: "#A4502F"
                position: 0.78
            }

            GradientStop {
                color: "#E89B55"
                position: 0.92
            }
        }
    }

    Drawing {
        height: Math.round(width * 500 / 2400)
        name: "scene/ridge-far"
        width: Math.round(Math.max(sky.width * 1.15, sky.hills * 4))
        x: -Math.round((width - sky.width) * 0.3)
        y: Math.round(sky.height - sky.hills * 0.75 - height * 0.5)
    }

    Drawing {
        height: Math.round(width * 500 / 2400)
        name: "scene/ridge-mid"
        width: Math.round(Math.max(sky.width * 1.3, sky.hills * 4))
        x: -Math.round((width - sky.width) * 0.7)
        y: Math.round(sky.height - sky.hills * 0.3 - height * 0.45)
    }

    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Tokens.mm(2)
        visible: height < sky.free * 0.6
        width: parent.width - 2 * Tokens.margin
        y: Math.round((sky.free - sky.hills) * 0.46 - height / 2)

        Label {
            bold: true
            color: Tokens.dawn
            font.pixelSize: Math.round(Math.min(Tokens.mm(30), sky.free * 0.16, sky.width / 12))
            horizontalAlignment: Text.AlignHCenter
            text: sky.siteName
            width: parent.width
        }

        Label {
            color: Tokens.onDark
            font.pixelSize: Math.round(Math.min(Tokens.mm(14), sky.free * 0.08, sky.width / 22))
            horizontalAlignment: Text.AlignHCenter
            text: sky.sitePlace
            width: parent.width
        }
    }
}
