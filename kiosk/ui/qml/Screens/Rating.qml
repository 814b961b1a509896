pragma ComponentBehavior: Bound

import QtQuick
import Bridges
import Kit

// One question about the exhibit, answered by one of three faces; then a thank-you. It never waits
// for anybody. `lying`: the question stands left of the faces, else above them.
Panel {
    id: rating

    required property LeavingBridge leaving
    property bool lying: false

    readonly property bool done: leaving.answer > 0
    readonly property int pad: Tokens.mm(5)
    readonly property int faceRoom: lying ? width - 2 * pad - asks.width - Tokens.gap : width - 2 * pad
    readonly property int faceWidth: Math.floor((faceRoom - 2 * Tokens.gap) / 3)

    readonly property string question: {
        if (done)
            return Tokens.elder ? qsTr("谢谢您的意见！") : qsTr("谢谢你的意见！");
        switch (leaving.question) {
        case "clear":
            return qsTr("讲得清楚吗？");
        case "learned":
            return qsTr("学到新东西吗？");
        case "again":
            return qsTr("还想再来吗？");
        default:
            return "";
        }
    }

    function words(answer: int): string {
        switch (leaving.question) {
        case "clear":
            return [qsTr("不清楚"), qsTr("还可以"), qsTr("很清楚")][answer - 1];
        case "learned":
            return [qsTr("没有"), qsTr("一点点"), qsTr("学到了")][answer - 1];
        case "again":
            return [qsTr("不想"), qsTr("说不准"), qsTr("想")][answer - 1];
        default:
            return "";
        }
    }

    implicitHeight: lying ? faces.height + 2 * pad : asks.height + faces.height + 2 * pad + Tokens.mm(3)
    visible: leaving.question !== ""

    Label {
        id: asks

        bold: true
        font.pixelSize: Tokens.elder ? Tokens.body : Tokens.lead
        height: rating.lying ? rating.height - 2 * rating.pad : implicitHeight
        horizontalAlignment: rating.lying ? Text.AlignLeft : Text.AlignHCenter
        objectName: "ratingQuestion"
        text: rating.question
        verticalAlignment: Text.AlignVCenter
        width: rating.lying ? Math.round((rating.width - 2 * rating.pad) * 0.34) : rating.width - 2 * rating.pad
        x: rating.pad
        y: rating.pad
    }

    Row {
        id: faces

        spacing: Tokens.gap
        x: rating.width - rating.pad - width
        y: rating.height - rating.pad - height

        Repeater {
            model: 3

            FaceButton {
                required property int index

                // From yes to no, as one reads.
                readonly property int answer: 3 - index

                chosen: rating.leaving.answer === answer
                enabled: !rating.done
                face: ["no", "so", "yes"][answer - 1]
                objectName: "rate" + answer
                text: rating.words(answer)
                width: rating.faceWidth

                onClicked: rating.leaving.rate(answer)
            }
        }
    }
}
