import QtQuick
import OperatorBridges
import Kit
import Operator

// The name on the attract screen: one of those we propose, or typed.
Item {
    id: step

    required property SetupBridge setup
    readonly property AnswersBridge answers: setup.answers as AnswersBridge

    PageText {
        id: words

        color: Tokens.inkSoft
        text: qsTr("点一个现成的；插上键盘，也可以自己写（不超过 20 个字）。")
        width: parent.width
    }

    TextEntry {
        id: entry

        anchors.top: words.bottom
        anchors.topMargin: Tokens.gap
        hint: qsTr("写在这里")
        width: parent.width

        onTyped: text => step.answers.write(text)
    }

    PickGrid {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: entry.bottom
        anchors.topMargin: Tokens.gap
        choices: step.answers.choices
        leastMm: 160
        picked: step.answers.picked

        onChosen: value => {
            entry.text = value;
            step.answers.pick(value);
        }
    }

    Component.onCompleted: entry.text = step.answers.picked
}
