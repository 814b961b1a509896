import QtQuick
import QtQuick.Layouts
import Kit
import Players.Quiz

// The question, the try at it, and after the answer the reason. It always fits: when the words are
// long, the type of stem and reason goes down a step, never below the smallest size.
Item {
    id: sheet

    required property QuizBridge player
    property color topicColour: Tokens.ink
    property bool reasonElsewhere: false
    // Whether the guide sits here, beside the reason (on a high panel).
    property bool guided: false

    // What the stem and the field at its smallest leave free, and what the reason wants.
    readonly property int spare: column.height - top.height - stem.height - answer.clear - 4 * Tokens.gap
    readonly property int stemRoom: Math.min(Math.round(column.height * 0.27), column.height - top.height - answer.least - foot.Layout.minimumHeight - 3 * Tokens.gap)
    readonly property bool crowded: whole.implicitHeight + beside.around > spare
    readonly property bool roomy: !Tokens.elder && height > Tokens.mm(200)

    // Why; and where a challenge ends, how far it went.
    readonly property string reason: player.stopped ? told() + "\n" + player.explanation : player.explanation

    function told(): string {
        const right = sheet.player.rightCount;
        return right > 0 ? qsTr("闯关到这里，一共答对 %1 题，真不错！").arg(right) : qsTr("这次先到这里，再来一次吧！");
    }

    ColumnLayout {
        id: column

        anchors.fill: parent
        anchors.bottomMargin: 0
        anchors.leftMargin: Tokens.margin
        anchors.rightMargin: Tokens.margin
        anchors.topMargin: Tokens.mm(7)
        spacing: Tokens.gap

        RowLayout {
            id: top

            Layout.fillWidth: true
            spacing: Tokens.gap

            Progress {
                Layout.alignment: Qt.AlignVCenter
                Layout.fillWidth: true
                count: sheet.player.count
                current: sheet.player.number
                doneColour: sheet.topicColour
                marks: sheet.player.results
            }

            TimeBar {
                objectName: "timeBar"
                secondsLeft: sheet.player.timeLeft
                share: sheet.player.timeShare
                topicColour: sheet.topicColour
                visible: sheet.player.timed
            }

            Label {
                color: Tokens.inkSoft
                font.pixelSize: Tokens.small
                objectName: "quizNumber"
                text: qsTr("第 %1 题，共 %2 题").arg(sheet.player.number + 1).arg(sheet.player.count)
            }
        }

        Label {
            id: stem

            // Its height when the type is as small as may be.
            readonly property int least: Math.ceil(implicitHeight * Tokens.small / Tokens.heading) + 2

            Layout.fillWidth: true
            Layout.preferredHeight: Math.max(least, Math.min(implicitHeight + 2, sheet.stemRoom))
            bold: true
            font.pixelSize: Tokens.heading
            fontSizeMode: Text.Fit
            minimumPixelSize: Tokens.small
            objectName: "quizStem"
            text: sheet.player.stem
        }

        AnswerField {
            id: answer

            objectName: "answerField"

            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.maximumHeight: Math.max(most, least)
            Layout.minimumHeight: least
            Layout.preferredHeight: sheet.roomy ? most : implicitHeight
            answer: sheet.player.answer
            topicColour: sheet.topicColour
        }

        // Kept free from the start, so that nothing moves when the answer comes.
        Item {
            id: foot

            // The bird makes room where the words need all of it.
            readonly property int birdWidth: Math.round(Math.min(height, Tokens.mm(60)) * 560 / 480)
            readonly property int birdRoom: Math.round(birdWidth * 0.86)
            readonly property bool birdFits: sheet.guided && height > Tokens.mm(34) && beside.around + narrow.implicitHeight <= height

            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.minimumHeight: sheet.reasonElsewhere ? 0 : Math.max(Tokens.mm(36), Math.min(whole.implicitHeight + beside.around, column.height - top.height - stem.least - answer.least - 4 * Tokens.gap))
            Layout.preferredHeight: sheet.reasonElsewhere ? 0 : Tokens.mm(Tokens.elder ? 92 : 48)

            Reason {
                id: beside

                anchors.left: parent.left
                tone: sheet.player.tone
                height: Math.min(needed, parent.height)
                text: sheet.reason
                visible: sheet.player.answered && !sheet.reasonElsewhere
                width: parent.width - (foot.birdFits ? foot.birdRoom : 0)
            }

            // What the words want, with all the width and beside the bird.
            Label {
                id: whole

                font.pixelSize: beside.letter
                text: sheet.reason
                visible: false
                width: sheet.width - 2 * Tokens.margin - Tokens.mm(12)
            }

            Label {
                id: narrow

                font.pixelSize: beside.letter
                text: sheet.reason
                visible: false
                width: foot.width - foot.birdRoom - Tokens.mm(12)
            }

            Guide {
                anchors.right: parent.right
                anchors.rightMargin: -Tokens.margin
                height: Math.round(width * 480 / 560)
                mood: !sheet.player.answered ? "rest" : beside.good ? "nod" : "wonder"
                visible: foot.birdFits
                width: foot.birdWidth
            }
        }
    }
}
