import QtQuick
import OperatorBridges
import Kit
import Operator

// Language, county, kind of place: one of a list.
Item {
    id: step

    required property SetupBridge setup
    readonly property AnswersBridge answers: setup.answers as AnswersBridge

    PageText {
        id: words

        color: Tokens.inkSoft
        text: {
            switch (step.setup.step) {
            case "language":
                return qsTr("观众开始时看到的语言；另一种随时可以换。");
            case "county":
                return qsTr("月报按县区统计。流动的大篷车选常驻的地方。");
            default:
                return qsTr("月报按场所类型统计。");
            }
        }
        width: parent.width
    }

    PickGrid {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: words.bottom
        anchors.topMargin: Tokens.gap
        choices: step.answers.choices
        picked: step.answers.picked

        onChosen: value => step.answers.pick(value)
    }
}
