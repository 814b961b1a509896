import QtQuick
import Kit

// Words on a tile: as large as they fit, broken between words; within one only where a single word
// is longer than the tile even at the smallest size.
Label {
    id: label

    // A letter is about 0.6 of its size wide; Chinese breaks anywhere and does not matter here.
    readonly property int longest: text.split(/[\s\u2e80-\uffff]+/).reduce((most, word) => Math.max(most, word.length), 0)

    bold: true
    fontSizeMode: Text.Fit
    lineHeight: Tokens.elder ? 0.86 : 0.9
    minimumPixelSize: Tokens.small
    verticalAlignment: Text.AlignVCenter
    visible: text !== ""
    wrapMode: longest * Tokens.small * 0.62 > width ? Text.Wrap : Text.WordWrap
}
