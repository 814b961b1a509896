import QtQuick
import Kit

// Above the low layout: dawn over the hills, still, with the site's name. Nothing there is touched.
Item {
    id: sky

    // Pixels above the part that is touched.
    property real free: 0
    property string siteName: ""
    property string sitePlace: ""

    SunriseView {
        ground: Math.round(Math.min(height * 0.42, width * 0.3))
        height: Math.ceil(sky.free)
        share: 0.55
        width: parent.width
    }

    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Tokens.mm(2)
        visible: height < sky.free * 0.5
        width: parent.width - 2 * Tokens.margin
        y: Math.round((sky.free * 0.56 - height) / 2)

        Label {
            bold: true
            color: Tokens.dawn
            font.pixelSize: Math.round(Math.min(Tokens.mm(30), sky.free * 0.16))
            horizontalAlignment: Text.AlignHCenter
            text: sky.siteName
            width: parent.width
        }

        Label {
            color: Tokens.onDark
            font.pixelSize: Math.round(Math.min(Tokens.mm(14), sky.free * 0.08))
            horizontalAlignment: Text.AlignHCenter
            text: sky.sitePlace
            width: parent.width
        }
    }
}
