pragma ComponentBehavior: Bound

import QtQuick
import Bridges
import DayBridges
import Kit

// Outside the opening hours: black, and nothing is drawn. A touch shows for a moment, dimly, the
// sleeping lake and when to come again.
Rectangle {
    id: closed

    required property DayBridge day
    required property ShellBridge shell

    readonly property bool wide: width > height
    property bool lit: false
    property int litMs: 6000

    color: "#000000"

    function light() {
        closed.day.look();
        closed.lit = true;
        dark.restart();
    }

    MultiPointTouchArea {
        anchors.fill: parent
        maximumTouchPoints: 20

        onPressed: closed.light()
    }

    Timer {
        id: dark

        interval: closed.litMs

        onTriggered: closed.lit = false
    }

    // Comes and goes in a few steps, as the attract screen's pictures do; then nothing moves.
    Timer {
        interval: 66
        repeat: true
        running: closed.lit ? picture.stepsUp < picture.steps : picture.stepsUp > 0

        onTriggered: picture.stepsUp += closed.lit ? 1 : -1
    }

    Loader {
        id: picture

        readonly property int steps: Tokens.fades ? 8 : 1
        property int stepsUp: 0

        active: stepsUp > 0
        anchors.fill: parent
        objectName: "closedPicture"
        opacity: stepsUp / steps

        sourceComponent: Item {
            Drawing {
                id: lake

                // In portrait the sides are cut: moon and bird are near the middle.
                height: Math.round(width * 760 / 1600)
                name: "scene/sleeping-lake"
                width: Math.round(closed.wide ? closed.width : closed.width * 1.55)
                x: Math.round((closed.width - width) / 2)
                y: closed.wide ? 0 : Math.round(closed.height * 0.2)
            }

            Column {
                anchors.horizontalCenter: parent.horizontalCenter
                spacing: Tokens.mm(3)
                width: parent.width - 4 * Tokens.margin
                y: closed.wide ? Math.min(Math.round(lake.height * 0.8), parent.height - height - Tokens.margin) : lake.y + Math.round(lake.height * 0.86)

                Label {
                    color: "#8B98A5"
                    font.pixelSize: Tokens.lead
                    horizontalAlignment: Text.AlignHCenter
                    objectName: "closedSite"
                    text: closed.shell.siteName + " · " + closed.shell.sitePlace
                    width: parent.width
                }

                Label {
                    bold: true
                    color: "#C3CBD3"
                    font.pixelSize: Tokens.title
                    horizontalAlignment: Text.AlignHCenter
                    text: qsTr("现在不开放")
                    width: parent.width
                }

                Label {
                    color: "#B79A66"
                    font.pixelSize: Tokens.heading
                    horizontalAlignment: Text.AlignHCenter
                    objectName: "closedOpening"
                    text: closed.day.opening
                    visible: text !== ""
                    width: parent.width
                }

                Label {
                    color: "#8B98A5"
                    horizontalAlignment: Text.AlignHCenter
                    objectName: "closedHours"
                    text: qsTr("开放时间：%1").arg(closed.day.hours)
                    width: parent.width
                }
            }
        }
    }
}
