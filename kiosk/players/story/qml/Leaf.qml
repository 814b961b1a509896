import QtQuick
import Kit
import Players.Story

// What every page has: its box for the picture (four to three, as pictures are drawn) and its place
// for words. Wide: picture on the left, words on the right. High: one below the other.
Item {
    id: leaf

    required property StoryBridge player
    // Height of the title above the picture, which the frame draws.
    required property int head
    required property color colour
    required property string poster

    readonly property bool wide: width > height
    property int boxWidth: leaf.wide ? Math.min(Math.round((height - head) * 4 / 3), Math.round(width * 0.62)) : width
    property int boxHeight: leaf.wide ? height - head : Math.min(Math.round(width * 0.75), Math.round((height - head) * 0.58))
    property int headWidth: leaf.wide ? boxWidth : width

    readonly property rect box: Qt.rect(0, head, boxWidth, boxHeight)
    readonly property rect side: leaf.wide ? Qt.rect(boxWidth + Tokens.margin, Tokens.margin, width - boxWidth - 2 * Tokens.margin, height - Tokens.margin) : Qt.rect(Tokens.margin, head + boxHeight + Tokens.mm(6), width - 2 * Tokens.margin, height - head - boxHeight - Tokens.mm(6) - Tokens.gap)
}
