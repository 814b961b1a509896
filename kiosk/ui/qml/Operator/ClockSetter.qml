pragma ComponentBehavior: Bound

import QtQuick
import OperatorBridges
import Kit

// What time it is, set by hand. It runs on, so that it can be laid beside a watch; below stands who
// set it before. Only the kiosk's own time is set, never the system's.
Rectangle {
    id: setter

    required property TimeBridge page

    readonly property bool wide: width > Tokens.mm(250)
    // Of the trace, what has room between the figures and the buttons; a narrow page breaks a line in two.
    readonly property real free: bar.y - head.height - figures.height - Tokens.mm(10)
    readonly property int past: Math.max(0, Math.min(4, Math.floor(free / (Tokens.panelText * (wide ? 1.6 : 3.2)))))

    color: Tokens.paper

    // What lies below must not answer.
    MultiPointTouchArea {
        anchors.fill: parent
    }

    Column {
        id: head

        spacing: Tokens.mm(2)
        width: parent.width

        PageText {
            bold: true
            font.pixelSize: Tokens.panelHeading
            lineHeight: 1
            text: qsTr("现在是什么时间？")
            width: parent.width
        }

        PageText {
            bold: true
            color: Tokens.accent
            font.pixelSize: Tokens.panelHeading
            lineHeight: 1
            objectName: "timeTold"
            text: setter.page.told
            width: parent.width
        }
    }

    component Figure: Column {
        id: figure

        required property string field
        required property string title

        spacing: Tokens.mm(2)

        PageText {
            anchors.horizontalCenter: parent.horizontalCenter
            bold: true
            color: Tokens.inkSoft
            lineHeight: 1
            text: figure.title
        }

        DigitStepper {
            anchors.horizontalCenter: parent.horizontalCenter
            digits: setter.page.figures[figure.field]
            objectName: figure.field

            onStepped: by => setter.page.step(figure.field, by)
        }
    }

    Grid {
        id: figures

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: head.bottom
        anchors.topMargin: Math.max(Tokens.mm(3), (bar.y - head.height - height - before.height) / 3)
        columnSpacing: Tokens.mm(14)
        columns: setter.wide ? 2 : 1
        horizontalItemAlignment: Grid.AlignHCenter
        rowSpacing: Tokens.mm(6)

        Row {
            spacing: Tokens.mm(4)

            Figure {
                field: "year"
                title: qsTr("年")
            }

            Figure {
                field: "month"
                title: qsTr("月")
            }

            Figure {
                field: "day"
                title: qsTr("日")
            }
        }

        Row {
            spacing: Tokens.mm(4)

            Figure {
                field: "hour"
                title: qsTr("时")
            }

            Figure {
                field: "minute"
                title: qsTr("分")
            }
        }
    }

    // What was set before, as much as there is room for.
    Column {
        id: before

        anchors.bottom: bar.top
        anchors.bottomMargin: Tokens.mm(4)
        width: parent.width

        Repeater {
            model: setter.page.trace.slice(0, setter.past)

            PageText {
                required property string modelData

                color: Tokens.inkSoft
                objectName: "timeTrace"
                text: modelData
                width: before.width
            }
        }
    }

    Item {
        id: bar

        anchors.bottom: parent.bottom
        height: Tokens.panelButton
        width: parent.width

        PanelButton {
            iconName: "back"
            objectName: "timeBack"
            text: qsTr("不改")

            onClicked: setter.page.leave()
        }

        PanelButton {
            anchors.right: parent.right
            iconName: "check"
            look: "primary"
            objectName: "timeKeep"
            text: qsTr("就是这个时间")

            onClicked: setter.page.keep()
        }
    }

    TouchGuard {
        id: guard

        anchors.fill: parent
        objectName: "touchGuard"
    }

    Component.onCompleted: guard.raise()
}
