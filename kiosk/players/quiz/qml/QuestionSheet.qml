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
    readonly property int spare: column.height - top.height - stem.height - answer.least - 4 * Tokens.gap
    readonly property bool crowded: whole.implicitHeight + beside.around > spare
    readonly property bool roomy: !Tokens.elder && height > Tokens.mm(200)

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

            Label {
                color: Tokens.inkSoft
                font.pixelSize: Tokens.small
                objectName: "quizNumber"
                text: qsTr("第 %1 题，共 %2 题").arg(sheet.player.number + 1).arg(sheet.player.count)
            }
        }

        Label {
            id: stem

            Layout.fillWidth: true
            Layout.maximumHeight: Math.round(column.height * 0.27)
            Layout.minimumHeight: Math.min(implicitHeight + 2, Layout.maximumHeight)
            Layout.preferredHeight: implicitHeight + 2
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
            Layout.minimumHeight: sheet.reasonElsewhere ? 0 : Math.max(Tokens.mm(36), Math.min(whole.implicitHeight + beside.around, sheet.spare))
            Layout.preferredHeight: sheet.reasonElsewhere ? 0 : Tokens.mm(Tokens.elder ? 92 : 48)

            Reason {
                id: beside

                anchors.left: parent.left
                good: sheet.player.wasRight
                height: Math.min(needed, parent.height)
                text: sheet.player.explanation
                visible: sheet.player.answered && !sheet.reasonElsewhere
                width: parent.width - (foot.birdFits ? foot.birdRoom : 0)
            }

            // What the words want, with all the width and beside the bird.
            Label {
                id: whole

                font.pixelSize: beside.letter
                text: sheet.player.explanation
                visible: false
                width: sheet.width - 2 * Tokens.margin - Tokens.mm(12)
            }

            Label {
                id: narrow

                font.pixelSize: beside.letter
                text: sheet.player.explanation
                visible: false
                width: foot.width - foot.birdRoom - Tokens.mm(12)
            }

            Guide {
                anchors.right: parent.right
                anchors.rightMargin: -Tokens.margin
                height: Math.round(width * 480 / 560)
                mood: !sheet.player.answered ? "rest" : sheet.player.wasRight ? "nod" : "wonder"
                visible: foot.birdFits
                width: foot.birdWidth
            }
        }
    }
}
