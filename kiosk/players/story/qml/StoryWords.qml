import QtQuick
import Kit

// A heading and a few lines. They always fit: long words go down a step, never below the smallest.
Item {
    id: words

    property string heading: ""
    property string text: ""
    property color colour: Tokens.ink
    property color ink: Tokens.ink
    property bool roomy: false
    property int gap: Tokens.mm(4)
    property int textSize: words.roomy ? Tokens.mm(Tokens.elder ? 14 : 11.5) : Tokens.mm(Tokens.elder ? 12 : 8.5)

    readonly property int wanted: title.height + (title.visible ? words.gap : 0) + text.contentHeight

    Label {
        id: title

        bold: true
        color: words.colour
        font.pixelSize: words.roomy ? Tokens.mm(Tokens.elder ? 16 : 14) : Tokens.heading
        fontSizeMode: Text.Fit
        height: visible ? Math.min(measure.implicitHeight + 2, Math.round(words.height * 0.45)) : 0
        lineHeight: 1
        minimumPixelSize: Tokens.small
        objectName: "storyHeading"
        text: words.heading
        visible: text !== ""
        width: parent.width
    }

    // What the heading wants at full size; it shrinks to what there is.
    Label {
        id: measure

        bold: true
        font.pixelSize: title.font.pixelSize
        lineHeight: 1
        text: words.heading
        visible: false
        width: words.width
    }

    Label {
        id: text

        anchors.bottom: parent.bottom
        anchors.top: title.bottom
        anchors.topMargin: title.visible ? words.gap : 0
        color: words.ink
        font.pixelSize: words.textSize
        fontSizeMode: Text.Fit
        lineHeight: Tokens.elder ? 1.05 : 1.02
        minimumPixelSize: Tokens.small
        objectName: "storyWords"
        text: words.text
        width: parent.width
    }
}
