import QtQuick
import Bridges
import Kit

// 还在看吗? A ring of fifteen seconds runs down; then the kiosk resets itself.
Prompt {
    id: prompt

    required property ShellBridge shell

    detail: qsTr("没有人触摸的话，屏幕会回到开始画面。")
    heading: qsTr("还在看吗？")
    no: qsTr("重新开始")
    yes: qsTr("继续看")

    onAccepted: prompt.shell.stay()
    onDeclined: prompt.shell.startOver()

    Rectangle {
        border.color: Tokens.glow
        border.width: Tokens.mm(2)
        color: Tokens.night
        height: Tokens.mm(36)
        radius: height / 2
        width: height

        Label {
            anchors.centerIn: parent
            bold: true
            color: Tokens.onDark
            font.pixelSize: Tokens.mm(17)
            lineHeight: 1
            objectName: "secondsLeft"
            text: prompt.shell.secondsLeft
        }
    }
}
