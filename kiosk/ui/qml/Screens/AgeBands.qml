pragma ComponentBehavior: Bound

import QtQuick
import Bridges
import Kit

// The age bands, for who likes to say: one tap, or none. As many beside each other as there is room.
Grid {
    id: bands

    required property LeavingBridge leaving
    required property int room

    readonly property int least: widest.advanceWidth + Tokens.mm(6)
    readonly property int most: Math.max(1, Math.min(5, Math.floor((room + Tokens.gap) / (least + Tokens.gap))))
    // Five in two rows are three and two, never four and one.
    readonly property int lines: Math.ceil(5 / most)

    columnSpacing: Tokens.gap
    columns: Math.ceil(5 / lines)
    rowSpacing: Tokens.gap

    function words(band: string): string {
        switch (band) {
        case "primary":
            return qsTr("小学生");
        case "middle":
            return qsTr("初中生");
        case "high":
            return qsTr("高中生");
        case "adult":
            return qsTr("成人");
        case "senior":
            return qsTr("60岁以上");
        default:
            return "";
        }
    }

    TextMetrics {
        id: widest

        font.family: Tokens.family
        font.pixelSize: Tokens.small
        font.weight: Font.Bold
        text: bands.leaving.ageBands.map(band => bands.words(band)).reduce((one, other) => advance(other) > advance(one) ? other : one, "")

        // A Chinese character is about two letters wide.
        function advance(words: string): int {
            return words.length + (words.match(/[\u4e00-\u9fff]/g) ?? []).length;
        }
    }

    Repeater {
        model: bands.leaving.ageBands

        PressButton {
            required property int index
            required property string modelData

            font.pixelSize: Tokens.small
            leftPadding: Tokens.mm(2)
            objectName: "age" + index
            text: bands.words(modelData)
            width: Math.floor((bands.room - (bands.columns - 1) * bands.columnSpacing) / bands.columns)

            onClicked: bands.leaving.tellAge(modelData)
        }
    }
}
