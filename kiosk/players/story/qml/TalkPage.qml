pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kit

// A chat of two. Somebody speaks; the visitor chooses an answer; then comes what follows from it.
// What is not good is never called wrong: the guide wonders, tells what would happen, and one tries
// again.
Leaf {
    id: page

    readonly property bool chosen: page.player.chosen
    readonly property bool judged: page.player.verdict !== ""
    readonly property bool good: page.player.verdict === "good"
    readonly property bool guided: chosen && judged && page.player.reply !== ""
    readonly property int letter: Tokens.elder ? Tokens.body : Tokens.mm(page.wide ? 8 : 9.5)
    readonly property int bubbleWidth: Math.round(side.width * (Tokens.elder ? 0.96 : 0.9))

    boxHeight: page.wide ? height - head : Math.round(Math.min(width * 0.75, (height - head) * (Tokens.elder ? 0.36 : 0.48)))
    boxWidth: page.wide ? Math.min(Math.round((height - head) * 4 / 3), Math.round(width * (Tokens.elder ? 0.4 : 0.52))) : width
    objectName: "storyTalk"

    onChosenChanged: {
        if (page.chosen && page.judged)
            Cues.play(page.good ? "right" : "wrong");
    }

    Picture {
        id: picture

        height: page.box.height
        source: page.player.picture !== "" ? page.player.picture : page.poster
        width: page.box.width
        y: page.box.y
    }

    Label {
        id: title

        bold: true
        color: page.colour
        font.pixelSize: Tokens.heading
        fontSizeMode: Text.HorizontalFit
        height: visible ? implicitHeight : 0
        lineHeight: 1
        maximumLineCount: 1
        minimumPixelSize: Tokens.small
        text: page.player.title
        visible: text !== "" && !Tokens.elder
        width: page.side.width
        x: page.side.x
        y: page.side.y
    }

    Bubble {
        id: said

        iconName: "speak"
        letter: page.letter
        most: Math.round(page.side.height * (page.chosen ? 0.36 : 0.46))
        text: page.player.text
        who: page.player.speaker
        width: page.bubbleWidth
        x: page.side.x
        y: page.side.y + (title.visible ? title.height + Tokens.mm(5) : 0)
    }

    // Before: what one can say.
    GridLayout {
        id: choices

        readonly property int room: page.side.y + page.side.height - said.y - said.height - 2 * Tokens.gap

        columnSpacing: Tokens.gap
        columns: says.count > 2 && says.count * (Tokens.button + rowSpacing) > room ? 2 : 1
        height: Math.min(room, Math.ceil(says.count / columns) * (Tokens.mm(Tokens.elder ? 42 : 30) + rowSpacing))
        rowSpacing: Tokens.gap
        uniformCellHeights: true
        uniformCellWidths: true
        visible: !page.chosen
        width: page.bubbleWidth
        x: page.side.x + page.side.width - width
        y: page.side.y + page.side.height - height - (page.wide ? Tokens.gap : 0)

        Repeater {
            id: says

            model: page.player.pieces

            WordButton {
                required property int index
                required property bool seen

                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.minimumHeight: Tokens.button
                Layout.preferredWidth: 100
                colour: page.colour
                iconName: seen ? "lamp" : "speak"
                letter: page.letter
                tried: seen
                objectName: "choice" + index

                onClicked: page.player.touch(index)
            }
        }
    }

    // After: what one has said, and what comes of it.
    Bubble {
        id: mine

        face: page.colour
        ink: Tokens.onDark
        mine: true
        letter: page.letter
        most: Math.round(page.side.height * 0.24)
        text: page.player.shownTitle
        visible: page.chosen
        width: page.bubbleWidth
        x: page.side.x + page.side.width - width
        y: said.y + said.height + Tokens.gap
    }

    Bubble {
        id: reply

        face: !page.judged ? Tokens.card : page.good ? Tokens.rightSoft : Tokens.warm
        iconName: !page.judged ? "speak" : page.good ? "check" : "lamp"
        letter: page.letter
        most: page.side.y + page.side.height - y - Tokens.mm(2)
        nameInk: !page.judged ? Tokens.inkSoft : page.good ? Tokens.right : Tokens.warmInk
        objectName: "storyReply"
        text: page.player.reply
        visible: page.chosen && text !== ""
        who: !page.judged ? page.player.speaker : page.good ? qsTr("做得好！") : qsTr("要是这样做——")
        width: page.guided && bird.visible ? page.side.width - bird.width * 0.8 : page.bubbleWidth
        x: page.side.x
        y: mine.y + mine.height + Tokens.gap
    }

    Guide {
        id: bird

        readonly property int room: page.side.y + page.side.height - mine.y - mine.height - Tokens.mm(4)

        anchors.bottom: parent.bottom
        anchors.right: parent.right
        height: Math.min(room, Tokens.mm(56))
        mirror: true
        mood: page.good ? "nod" : "wonder"
        visible: page.guided && !Tokens.elder && room > Tokens.mm(34) && page.side.width > Tokens.mm(120)
        width: Math.round(height * 560 / 480)
    }
}
