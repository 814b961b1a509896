import QtQuick
import QtQuick.Layouts
import Bridges
import Kit

// An exhibit that could not be shown: one kind sentence and the way home.
Rectangle {
    id: sorry

    required property ShellBridge shell
    required property StageBridge stage

    color: Tokens.paper

    ColumnLayout {
        anchors.centerIn: parent
        spacing: Tokens.gapWide
        width: Math.min(parent.width - 2 * Tokens.margin, Tokens.mm(220))

        Icon {
            Layout.alignment: Qt.AlignHCenter
            colour: Tokens.accent
            name: "info"
            size: Tokens.mm(30)
        }

        Label {
            Layout.fillWidth: true
            bold: true
            font.pixelSize: Tokens.title
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("这个展项正在休息")
        }

        Label {
            Layout.fillWidth: true
            color: Tokens.inkSoft
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
