import QtQuick
import Kit
import Players.Quiz

// The question on one half. Flat: words left, answers right; else below each other. Once this side
// has answered, a card covers its answers until the other side is done, so that nobody can look.
Item {
    id: part

    required property DuelBridge player
    required property DuelSide side
    property bool flat: false
    property string prefix: ""
    property color topicColour: Tokens.ink

    readonly property bool shown: player.state === "shown"
    readonly property int gap: Tokens.mm(flat ? 5 : Tokens.elder ? 2 : 4)
    readonly property int wordsWidth: flat ? Math.round(width * 0.38) : width
    readonly property int fieldWidth: flat ? width - wordsWidth - gap : width
    readonly property int stemLeast: Tokens.small
    readonly property int stemMost: flat ? Tokens.mm(Tokens.elder ? 12 : 11) : Tokens.mm(Tokens.elder ? 13 : 12)
    readonly property int reasonSize: Tokens.elder ? Tokens.small : Tokens.mm(7)
    readonly property int reasonTall: reason.around + Fitting.lines(player.explanation, reasonSize, wordsWidth - Tokens.mm(12)) * reasonSize * 1.42

    // What the answers want at the smallest type: their words, or what the field says.
    readonly property int columns: flat ? 2 : 1
    readonly property int wants: {
        const words = part.player.options;
        if (!part.player.compact)
            return Tokens.mm(118);
        if (words.length === 0)
            return Math.ceil(4 / part.columns) * Tokens.mm(part.flat ? 34 : 64);
        let tall = 0;
        for (let at = 0; at < words.length; at += part.columns) {
            let row = Tokens.button;
            for (const one of words.slice(at, at + part.columns))
                row = Math.max(row, Fitting.lines(one, Tokens.small, part.fieldWidth / part.columns - Tokens.mm(Tokens.elder ? 31 : 28)) * Tokens.small * 1.4 + Tokens.mm(4));
            tall += row + Tokens.mm(4);
        }
        return tall;
    }
    // Options do not become higher than is good for them; what is moved about takes all there is.
    readonly property int most: !player.compact || player.options.length === 0 ? height : Math.ceil(player.options.length / columns) * Tokens.mm(Tokens.elder ? 48 : 38)

    // High halves: the stem takes what the field leaves at its best, within reason.
    readonly property int stemTall: flat ? height : Math.min(Math.round(height * 0.34), Math.max(height - wants - gap, stemMost * 1.5))
    readonly property int stemSize: Fitting.largest(stemMost, stemLeast, stemTall, size => Fitting.lines(player.stem, size, wordsWidth) * size * 1.4)
    readonly property int stemWants: natural.implicitHeight + Tokens.mm(1)
    readonly property int smallStem: Fitting.lines(player.stem, stemLeast, wordsWidth) * stemLeast * 1.42
    // Where the reason finds no room beside question and answers, what is right is told in words.
    readonly property bool crowded: flat ? smallStem + gap + reasonTall > height || wants > height : stemWants + wants + reasonTall + 2 * gap > height
    readonly property int fieldTall: flat ? height : Math.min(height - stemWants - gap - (shown ? reasonTall + gap : 0), Math.max(most, wants))

    Label {
        bold: true
        color: part.shown && part.crowded ? Tokens.inkSoft : Tokens.ink
        font.pixelSize: part.shown && part.flat ? part.stemLeast : part.stemSize
        fontSizeMode: Text.Fit
        height: part.flat ? (part.shown ? part.smallStem : part.height) : part.stemWants
        minimumPixelSize: part.stemLeast
        objectName: part.prefix + "stem"
        text: part.player.stem
        verticalAlignment: part.flat && !part.shown ? Text.AlignVCenter : Text.AlignTop
        visible: !(part.shown && part.crowded)
        width: part.wordsWidth
    }

    // What the stem really takes at its size.
    Label {
        id: natural

        bold: true
        font.pixelSize: part.stemSize
        text: part.player.stem
        visible: false
        width: part.wordsWidth
    }

    AnswerField {
        id: field

        answer: part.side.answer
        columns: part.flat ? 2 : 0
        height: part.fieldTall
        objectName: part.prefix + "field"
        prefix: part.prefix
        quiet: part.side.answered
        topicColour: part.topicColour
        visible: !cover.visible && !(part.shown && part.crowded)
        width: part.fieldWidth
        x: part.flat ? part.width - width : 0
        y: part.flat ? 0 : part.stemWants + part.gap
    }

    Rectangle {
        id: cover

        border.color: Tokens.line
        border.width: Tokens.hairline
        color: Tokens.card
        height: field.height
        objectName: part.prefix + "cover"
        radius: Tokens.corner
        visible: part.side.answered && !part.shown
        width: field.width
        x: field.x
        y: field.y

        Icon {
            id: tick

            anchors.horizontalCenter: parent.horizontalCenter
            colour: part.topicColour
            name: "check"
            size: Math.round(Math.min(Tokens.mm(26), parent.height * 0.4))
            y: Math.round(parent.height * 0.5 - height)
        }

        Label {
            anchors.top: tick.bottom
            anchors.topMargin: Tokens.mm(2)
            font.pixelSize: Tokens.body
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("答好了！等等对面。")
            width: parent.width
        }
    }

    // Crowded: what is right, in words.
    Rectangle {
        id: told

        color: Tokens.right
        height: part.flat ? part.height : Math.max(Tokens.button, part.height - reason.height - part.gap)
        radius: Tokens.corner
        visible: part.shown && part.crowded
        width: part.flat ? part.wordsWidth : part.width

        Icon {
            id: sign

            colour: Tokens.onDark
            name: "check"
            size: Tokens.mm(Tokens.elder ? 14 : 11)
            x: Tokens.mm(5)
            y: Math.round((parent.height - height) / 2)
        }

        Label {
            bold: true
            color: Tokens.onDark
            font.pixelSize: Tokens.elder ? Tokens.lead : Tokens.mm(9)
            fontSizeMode: Text.Fit
            height: parent.height - Tokens.mm(4)
            minimumPixelSize: Tokens.small
            text: part.player.rightAnswers.join("\n")
            verticalAlignment: Text.AlignVCenter
            width: parent.width - sign.width - Tokens.mm(14)
            x: sign.x + sign.width + Tokens.mm(4)
            y: Tokens.mm(2)
        }
    }

    DuelReason {
        id: reason

        good: part.side.right
        height: part.flat ? (part.crowded ? part.height : part.height - part.smallStem - part.gap) : part.crowded ? Math.min(part.reasonTall, part.height - Tokens.button - part.gap) : part.height - y
        size: part.reasonSize
        text: part.player.explanation
        visible: part.shown
        width: part.flat && part.crowded ? part.width - part.wordsWidth - part.gap : part.wordsWidth
        x: part.flat && part.crowded ? part.wordsWidth + part.gap : 0
        y: part.flat ? (part.crowded ? 0 : part.smallStem + part.gap) : part.crowded ? part.height - height : field.y + field.height + part.gap
    }
}
