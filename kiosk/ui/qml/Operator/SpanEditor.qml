import QtQuick
import OperatorBridges
import Kit

// One span of the day: from when to when, and how loud. It says at once what cannot stand.
Rectangle {
    id: editor

    required property SettingsBridge page
    required property string key
    required property int index
    required property string title
    // Whether it is a new one, which cannot be taken away.
    required property bool fresh
    required property int begin
    required property int end
    // Per cent; below 0 where it has none.
    required property int volume

    readonly property string fault: page.spanFault(key, index, begin, end, volume)

    signal closed

    color: Tokens.paper

    // What lies below must not answer.
    MultiPointTouchArea {
        anchors.fill: parent
    }

    PageText {
        id: head

        bold: true
        font.pixelSize: Tokens.panelHeading
        lineHeight: 1
        text: editor.title
        width: parent.width
    }

    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: head.bottom
        anchors.topMargin: Math.max(Tokens.mm(2), (bar.y - head.height - height) / 3)
        spacing: Tokens.mm(4)
        width: parent.width

        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Tokens.mm(16)

            ClockStepper {
                minute: editor.begin
                objectName: "begin"
                title: qsTr("从")

                onMoved: minute => editor.begin = minute
            }

            ClockStepper {
                minute: editor.end
                objectName: "end"
                title: qsTr("到")

                onMoved: minute => editor.end = minute
            }
        }

        StepperRow {
            anchors.horizontalCenter: parent.horizontalCenter
            canLess: editor.volume > 0
            canMore: editor.volume < 100
            objectName: "spanVolume"
            shown: editor.volume + "%"
            title: qsTr("最大音量")
            visible: editor.volume >= 0
            width: Math.min(parent.width, Tokens.mm(190))

            onStepped: by => editor.volume = Math.max(0, Math.min(100, (by > 0 ? Math.floor(editor.volume / 5) + 1 : Math.ceil(editor.volume / 5) - 1) * 5))
        }

        PageText {
            color: editor.fault !== "" ? Tokens.wrong : Tokens.inkSoft
            bold: editor.fault !== ""
            horizontalAlignment: Text.AlignHCenter
            lineHeight: 1
            objectName: "spanNote"
            text: editor.fault !== "" ? editor.fault : editor.end < editor.begin ? qsTr("跨过半夜，到第二天。") : " "
            width: parent.width
        }
    }

    Item {
        id: bar

        anchors.bottom: parent.bottom
        height: Tokens.panelButton
        width: parent.width

        PanelButton {
            iconName: "back"
            objectName: "spanBack"
            text: qsTr("不改")

            onClicked: editor.closed()
        }

        PanelButton {
            anchors.horizontalCenter: parent.horizontalCenter
            iconName: "cross"
            objectName: "spanDrop"
            text: qsTr("删掉")
            visible: !editor.fresh

            onClicked: {
                editor.page.dropSpan(editor.key, editor.index);
                editor.closed();
            }
        }

        PanelButton {
            anchors.right: parent.right
            enabled: editor.fault === ""
            iconName: "check"
            look: "primary"
            objectName: "spanKeep"
            text: qsTr("好")

            onClicked: {
                editor.page.setSpan(editor.key, editor.index, editor.begin, editor.end, editor.volume);
                editor.closed();
            }
        }
    }

    TouchGuard {
        id: guard

        anchors.fill: parent
        objectName: "touchGuard"
    }

    Component.onCompleted: guard.raise()
}
