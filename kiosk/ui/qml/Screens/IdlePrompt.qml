pragma ComponentBehavior: Bound

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

    // As many seconds as there were when it came; one light goes out with each.
    property int whole: 0

    Component.onCompleted: prompt.whole = prompt.shell.secondsLeft

    Rectangle {
        id: ring

        color: Tokens.night
        height: Tokens.mm(46)
        radius: height / 2
        width: height

        Repeater {
            model: Math.min(prompt.whole, 60)

            Rectangle {
                required property int index
                readonly property real turn: 2 * Math.PI * index / Math.max(1, prompt.whole)

                color: index < prompt.shell.secondsLeft ? Tokens.glow : "#33485C"
                height: Tokens.mm(prompt.whole > 30 ? 1.6 : 4)
                radius: height / 2
                width: height
                x: Math.round((ring.width - width) / 2 + ring.width * 0.41 * Math.sin(turn))
                y: Math.round((ring.height - height) / 2 - ring.height * 0.41 * Math.cos(turn))
            }
        }

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
