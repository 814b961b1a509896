pragma ComponentBehavior: Bound

import QtQuick
import Kit
import Players.Video

// Where the film stands: a broad rail to touch, a notch where a chapter begins, a dot where the film
// will stop and ask. A touch near a chapter's start goes to it.
Item {
    id: rail

    required property VideoBridge player

    readonly property int bar: Tokens.mm(Tokens.elder ? 6 : 4)
    readonly property real share: rail.player.lengthS > 0 ? Math.min(1, rail.player.atS / rail.player.lengthS) : 0

    function timeOf(seconds: real): string {
        const whole = Math.floor(seconds);
        return Math.floor(whole / 60) + ":" + String(whole % 60).padStart(2, "0");
    }

    function seek(x: real) {
        const atS = Math.max(0, Math.min(1, x / rail.width)) * rail.player.lengthS;
        const near = rail.player.chapters.find(chapter => Math.abs(chapter.atS - atS) < rail.player.lengthS * 0.03);
        rail.player.goTo(near === undefined ? atS : near.atS);
    }

    objectName: "filmRail"

    Label {
        anchors.bottom: line.top
        anchors.bottomMargin: Tokens.mm(1)
        anchors.left: parent.left
        color: Tokens.onDark
        font.pixelSize: Tokens.small
        lineHeight: 1
        text: rail.timeOf(rail.player.atS)
    }

    Label {
        anchors.bottom: line.top
        anchors.bottomMargin: Tokens.mm(1)
        anchors.right: parent.right
        color: "#B8C4D2"
        font.pixelSize: Tokens.small
        lineHeight: 1
        text: rail.timeOf(rail.player.lengthS)
    }

    Rectangle {
        id: line

        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: Tokens.mm(4)
        color: "#3A4C60"
        height: rail.bar
        radius: height / 2
        width: parent.width

        Rectangle {
            color: Tokens.glow
            height: parent.height
            radius: height / 2
            width: Math.max(height, Math.round(parent.width * rail.share))
        }

        Repeater {
            model: rail.player.chapters

            Rectangle {
                required property var modelData

                anchors.verticalCenter: parent.verticalCenter
                color: Tokens.night
                height: rail.bar
                visible: modelData.atS > 0 && rail.player.lengthS > 0
                width: Tokens.hairline * 2
                x: Math.round(line.width * modelData.atS / Math.max(1, rail.player.lengthS))
            }
        }

        Repeater {
            model: rail.player.stops

            Rectangle {
                required property real modelData

                anchors.verticalCenter: parent.verticalCenter
                border.color: Tokens.night
                border.width: Tokens.hairline
                color: Tokens.onDark
                height: rail.bar * 1.5
                radius: height / 2
                visible: rail.player.lengthS > 0
                width: height
                x: Math.round(line.width * modelData / Math.max(1, rail.player.lengthS) - width / 2)
            }
        }
    }

    TapHandler {
        gesturePolicy: TapHandler.WithinBounds

        onTapped: point => rail.seek(point.position.x)
    }
}
