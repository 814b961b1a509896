pragma ComponentBehavior: Bound

import QtQuick
import Kit
import Players.Quiz

// A question without options to raise a hand for (order, match, number …): shown, talked about,
// answered on the screen; then the docent counts who had it right.
Item {
    id: part

    required property LessonBridge player
    property color topicColour: Tokens.ink

    // As large as the box allows. Reckoned once a question and box, not bound: the field's own needs
    // follow its width, which follows this.
    readonly property int fieldHeight: height - (player.shown && player.counts ? hands.height + Tokens.gap : 0)
    property real grown: 1
    // What the field wants at its own size, and whether that is more than there is.
    property int plain: 0
    property bool tooTall: false
    readonly property bool inWords: tooTall && player.shown && player.counts

    function measure() {
        part.grown = 1;
        Qt.callLater(part.grow);
    }

    function grow() {
        if (field.least === 0)
            return;
        part.plain = field.least;
        part.tooTall = part.plain > part.fieldHeight + 1;
        part.grown = Math.max(1, Math.min(1.7, Math.sqrt(0.95 * part.fieldHeight / field.least)));
        Qt.callLater(part.shrink);
    }

    // Words that wrap once more than reckoned: a little smaller, until it fits.
    function shrink() {
        if (part.grown > 1 && field.least * part.grown > part.fieldHeight + 1) {
            part.grown = Math.max(1, part.grown - 0.1);
            Qt.callLater(part.shrink);
        }
    }

    onFieldHeightChanged: Qt.callLater(part.measure)
    onWidthChanged: Qt.callLater(part.measure)

    AnswerField {
        id: field

        answer: part.player.answer
        height: Math.floor(part.fieldHeight / scale)
        objectName: "lessonField"
        quiet: true

        onAnswerChanged: Qt.callLater(part.measure)
        onReadyChanged: Qt.callLater(part.measure)
        scale: part.grown
        topicColour: part.topicColour
        transformOrigin: Item.TopLeft
        visible: !part.inWords
        width: Math.floor(part.width / scale)
    }

    // Large type on a small panel: what is right, in words.
    Rectangle {
        id: told

        readonly property string words: part.player.rightAnswers.join("\n")

        color: Tokens.right
        height: part.fieldHeight
        radius: Tokens.corner
        visible: part.inWords
        width: part.width

        Label {
            anchors.fill: parent
            anchors.margins: Tokens.mm(6)
            bold: true
            color: Tokens.onDark
            font.pixelSize: Fitting.largest(Tokens.mm(18), Tokens.small, height, size => Fitting.lines(told.words, size, width) * size * 1.45 + part.player.rightAnswers.length * size)
            fontSizeMode: Text.Fit
            minimumPixelSize: Tokens.small
            text: told.words
            verticalAlignment: Text.AlignVCenter
        }
    }

    Flow {
        id: hands

        anchors.bottom: parent.bottom
        spacing: Tokens.gap
        visible: part.player.shown && part.player.counts
        width: parent.width

        Repeater {
            model: [qsTr("答对了"), qsTr("没答对")]

            Row {
                id: row

                required property int index
                required property string modelData

                spacing: Tokens.mm(3)

                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    bold: true
                    font.pixelSize: Tokens.lead
                    lineHeight: 1
                    text: row.modelData
                    wrapMode: Text.NoWrap
                }

                HandStepper {
                    count: part.player.hands[row.index] ?? 0
                    name: "hand" + row.index

                    onMore: by => part.player.raiseHands(row.index, by)
                }
            }
        }
    }
}
