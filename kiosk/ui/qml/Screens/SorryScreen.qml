import QtQuick
import QtQuick.Layouts
import Bridges
import Kit

// An exhibit that could not be shown: one kind sentence and the way home.
Rectangle {
    id: sorry

    required property ShellBridge shell
    required property StageBridge stage

    color: Tokens.elder ? Tokens.paper : "#10263C"

    readonly property bool wide: width > height

    Drawing {
        height: width
        name: Tokens.elder ? "" : "scene/moon"
        width: Math.round(Math.min(sorry.width, sorry.height) * 0.34)
        x: Math.round(sorry.width * 0.62)
        y: Math.round(sorry.height * (sorry.wide ? 0.05 : 0.1))
    }

    Drawing {
        height: Math.round(width * 7 / 12)
        name: Tokens.elder ? "" : "scene/stars-a"
        width: Math.max(sorry.width, Math.round(sorry.height * 0.8))
    }

    ColumnLayout {
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Tokens.gap
        width: Math.min(parent.width - 2 * Tokens.margin, Tokens.mm(220))
        y: Math.round((parent.height - Tokens.button - Tokens.margin - height) * 0.5)

        Drawing {
            Layout.alignment: Qt.AlignHCenter
            Layout.preferredHeight: Math.round(Layout.preferredWidth * 480 / 560)
            Layout.preferredWidth: Math.round(Math.min(Tokens.mm(130), sorry.height * 0.42))
            name: "guide/sleep"
        }

        Label {
            Layout.fillWidth: true
            bold: true
            color: Tokens.elder ? Tokens.ink : Tokens.onDark
            font.pixelSize: Tokens.title
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("这个展项正在休息")
        }

        Label {
            Layout.fillWidth: true
            color: Tokens.elder ? Tokens.inkSoft : "#D6DEE6"
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("它暂时打不开。别的展项都好好的，去看看吧！")
        }
    }

    PressButton {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.margins: Tokens.margin
        iconName: "home"
        look: "primary"
        objectName: "goHome"
        text: qsTr("回首页")

        onClicked: sorry.shell.goHome()
    }
}
