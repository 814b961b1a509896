pragma ComponentBehavior: Bound

import QtQuick
import Bridges
import Kit

// One question about the exhibit, answered by one of three faces; then a thank-you, and where the
// settings say so, once a session, the age bands. It never waits for anybody. `lying`: the question
// stands left of the faces, else above them. `asksAge`: there is room for the bands from the
// beginning, so that nothing on the page moves when they come and go.
Panel {
    id: rating

    required property bool asksAge
    required property LeavingBridge leaving
    property bool lying: false

    readonly property bool done: leaving.answer > 0
    readonly property int pad: Tokens.mm(5)
    readonly property int besides: Math.round((width - 2 * pad) * 0.34)
    readonly property int faceRoom: lying ? width - 2 * pad - besides - Tokens.gap : width - 2 * pad
    readonly property int faceWidth: Math.floor((faceRoom - 2 * Tokens.gap) / 3)

    readonly property bool offers: leaving.offersAge && thanked
    // The thank-you stands for a moment first.
    property bool thanked: false

    readonly property string question: {
        if (offers)
            return Tokens.elder ? qsTr("您的年龄段？不答也行") : qsTr("你的年龄段？不答也行");
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

    readonly property int letter: Tokens.elder ? Tokens.body : Tokens.lead
    readonly property int line: Math.round(letter * 1.4)
    readonly property int facesHeight: lying ? faces.height : Math.max(asks.implicitHeight, line) + Tokens.mm(3) + faces.height
    readonly property int bandsHeight: asksAge ? line + Tokens.mm(3) + bands.implicitHeight : 0

    implicitHeight: Math.max(facesHeight, bandsHeight) + 2 * pad
    visible: leaving.question !== ""

    Timer {
        interval: 900
        running: rating.leaving.offersAge && !rating.thanked

        onTriggered: rating.thanked = true
    }

    Connections {
        function onChanged() {
            if (!rating.done)
                rating.thanked = false;
        }

        target: rating.leaving
    }

    Label {
        id: asks

        bold: true
        font.pixelSize: rating.letter
        horizontalAlignment: rating.lying && !rating.offers ? Text.AlignLeft : Text.AlignHCenter
        objectName: "ratingQuestion"
        text: rating.question
        width: rating.lying && !rating.offers ? rating.besides : rating.width - 2 * rating.pad
        x: rating.pad
        y: rating.lying && !rating.offers ? Math.round((rating.height - height) / 2) : rating.pad
    }

    Row {
        id: faces

        readonly property int above: rating.pad + (rating.lying ? 0 : rating.line + Tokens.mm(3))

        spacing: Tokens.gap
        visible: !rating.offers
        x: rating.width - rating.pad - width
        // In the middle of what the age bands need.
        y: Math.max(above, Math.round((above + rating.height - rating.pad - height) / 2))

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

    Loader {
        id: bands

        active: rating.asksAge
        anchors.bottom: parent.bottom
        anchors.bottomMargin: rating.pad
        visible: rating.offers
        x: rating.pad

        sourceComponent: AgeBands {
            leaving: rating.leaving
            objectName: "ageBands"
            room: rating.width - 2 * rating.pad
        }
    }
}
