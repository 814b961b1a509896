pragma ComponentBehavior: Bound

import QtQuick
import OperatorBridges
import Kit
import Operator

// The operator's PIN, typed twice. Which digits stand there, nobody sees.
Item {
    id: step

    required property SetupBridge setup
    readonly property KeysBridge keys: setup.keys as KeysBridge
    readonly property bool wide: width > height
    property bool again: false
    readonly property bool settled: setup.canGoOn && !again

    Item {
        id: words

        height: step.wide ? parent.height : column.height
        width: step.wide ? parent.width - pad.width - 2 * Tokens.gapWide : parent.width

        Column {
            id: column

            anchors.verticalCenter: parent.verticalCenter
            spacing: Tokens.gapWide
            width: parent.width

            SignRow {
                objectName: "pinSettled"
                nextStep: qsTr("按住左上角 3 秒，再点“操作员”，就会问这个密码。")
                sign: "good"
                title: qsTr("密码已经设好")
                visible: step.settled
                width: parent.width
            }

            PanelButton {
                iconName: "key"
                objectName: "pinAgain"
                text: qsTr("换一个密码")
                visible: step.settled

                onClicked: step.again = true
            }

            PageText {
                bold: true
                text: step.keys.again ? qsTr("再输一次，看看是不是一样") : qsTr("设一个 4–8 位的数字密码")
                visible: !step.settled
                width: parent.width
            }

            Row {
                spacing: Tokens.mm(4)
                visible: !step.settled

                Repeater {
                    model: 8

                    Rectangle {
                        required property int index

                        border.color: Tokens.line
                        border.width: Tokens.mm(0.8)
                        color: index < step.keys.length ? Tokens.ink : Tokens.card
                        height: width
                        radius: width / 2
                        width: Tokens.mm(9)
                    }
                }
            }

            SignRow {
                sign: "warn"
                objectName: "pinRefusal"
                what: step.keys.refusal
                visible: step.keys.refusal !== "" && !step.settled
                width: parent.width
            }

            PageText {
                color: Tokens.inkSoft
                text: qsTr("请抄下来收好。只有操作员需要它，观众用不到。")
                visible: !step.settled && step.keys.refusal === ""
                width: parent.width
            }
        }
    }

    Keypad {
        id: pad

        anchors.horizontalCenter: step.wide ? undefined : parent.horizontalCenter
        anchors.right: step.wide ? parent.right : undefined
        height: Math.min(parent.height - y, Tokens.mm(140))
        ready: step.keys.ready
        visible: !step.settled
        width: Math.min(parent.width, Tokens.mm(150))
        y: step.wide ? Math.max(0, Math.round((parent.height - Tokens.mm(140)) / 2)) : words.height + Tokens.gapWide

        onDigit: digit => step.keys.typeKey(String(digit))
        onEntered: step.keys.enter()
        onErased: step.keys.typeKey("back")
    }

    Connections {
        function onPinTaken() {
            step.again = false;
        }

        target: step.keys
    }
}
