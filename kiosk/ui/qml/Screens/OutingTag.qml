import QtQuick
import Kit

// An outing is under way, and where: for the crew to see from afar, quiet enough for visitors to
// look past it. Not touchable.
Rectangle {
    id: tag

    required property string place
    property color ink: Tokens.inkSoft
    // As wide as it may be.
    property real room: 0
    property real pad: 0

    color: "transparent"
    implicitHeight: label.height + pad
    implicitWidth: flag.width + label.anchors.leftMargin + label.width + 2 * pad
    objectName: "outingTag"
    radius: height / 2

    Icon {
        id: flag

        anchors.verticalCenter: parent.verticalCenter
        colour: tag.ink
        name: "flag"
        size: Math.round(Tokens.small * 1.1)
        x: tag.pad
    }

    Label {
        id: label

        anchors.left: flag.right
        anchors.leftMargin: Tokens.mm(1.5)
        anchors.verticalCenter: parent.verticalCenter
        color: tag.ink
        elide: Text.ElideRight
        font.pixelSize: Tokens.small
        lineHeight: 1
        text: tag.place
        width: Math.min(implicitWidth, tag.room - flag.width - 2 * tag.pad - anchors.leftMargin)
        wrapMode: Text.NoWrap
    }
}
