pragma ComponentBehavior: Bound

import QtQuick
import Kit

// An installation (or a copy) that goes on, waits for its stick, or is over: what it does in words,
// how far it is, and the one way on.
Item {
    id: going

    required property var job
    property bool busy: false

    readonly property bool runs: job.state === "running"
    readonly property color tint: job.state === "done" ? Tokens.right : job.state === "failed" ? Tokens.wrong : going.job.waits ? Tokens.warmInk : Tokens.accent

    signal cancelled
    signal finished
    signal takenBack

    Column {
        id: column

        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Tokens.gapWide
        width: Math.min(parent.width, Tokens.mm(330))
        y: Math.max(0, (foot.y - height) / 2.4)

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            colour: going.tint
            name: going.job.icon
            size: Tokens.mm(28)
        }

        PageText {
            bold: true
            font.pixelSize: Tokens.panelHeading
            horizontalAlignment: Text.AlignHCenter
            objectName: "goingTitle"
            text: going.job.title
            width: parent.width
        }

        // The steps: done, under way, to come. Never colour alone.
        Row {
            id: steps

            readonly property real each: (width - (Math.max(1, going.job.steps.length) - 1) * spacing) / Math.max(1, going.job.steps.length)

            objectName: "goingSteps"
            spacing: Tokens.mm(4)
            visible: going.runs
            width: parent.width

            Repeater {
                model: going.job.steps

                Column {
                    id: step

                    required property int index
                    required property string modelData

                    readonly property bool done: step.index < going.job.step
                    readonly property bool now: step.index === going.job.step

                    spacing: Tokens.mm(2)
                    width: steps.each

                    Rectangle {
                        color: step.done ? Tokens.right : step.now ? Tokens.glow : Tokens.sand
                        height: Tokens.mm(4)
                        radius: height / 2
                        width: parent.width
                    }

                    Row {
                        anchors.horizontalCenter: parent.horizontalCenter
                        spacing: Tokens.mm(2)

                        Icon {
                            anchors.verticalCenter: parent.verticalCenter
                            colour: Tokens.right
                            name: "check"
                            size: visible ? Tokens.panelText : 0
                            visible: step.done
                        }

                        PageText {
                            bold: step.now
                            color: step.now ? Tokens.ink : Tokens.inkSoft
                            lineHeight: 1
                            text: step.modelData
                            wrapMode: Text.NoWrap
                        }
                    }
                }
            }
        }

        Rectangle {
            color: Tokens.sand
            height: Tokens.mm(14)
            objectName: "goingBar"
            radius: height / 2
            visible: going.runs && going.job.share >= 0
            width: parent.width

            Rectangle {
                color: going.job.waits ? Tokens.glow : Tokens.right
                height: parent.height
                radius: height / 2
                width: Math.max(height, parent.width * Math.min(1, going.job.share))
            }
        }

        PageText {
            bold: true
            horizontalAlignment: Text.AlignHCenter
            objectName: "goingFigures"
            text: going.job.figures
            visible: going.runs && text !== ""
            width: parent.width
        }

        PageText {
            color: going.job.waits ? Tokens.warmInk : Tokens.inkSoft
            horizontalAlignment: Text.AlignHCenter
            objectName: "goingWords"
            text: going.job.words
            width: parent.width
        }
    }

    Item {
        id: foot

        anchors.bottom: parent.bottom
        height: Tokens.panelButton
        width: parent.width

        PanelButton {
            iconName: "close"
            objectName: "goingStop"
            text: qsTr("停下")
            visible: going.runs

            onClicked: going.cancelled()
        }

        PanelButton {
            enabled: !going.busy
            iconName: "takeback"
            objectName: "goingBack"
            text: qsTr("退回上一版")
            visible: !going.runs && going.job.back

            onClicked: going.takenBack()
        }

        PanelButton {
            anchors.right: parent.right
            look: "primary"
            objectName: "goingEnd"
            text: qsTr("好")
            visible: !going.runs

            onClicked: going.finished()
        }
    }
}
