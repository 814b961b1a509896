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

    readonly property int wanted: title.height + (title.visible ? Tokens.mm(4) : 0) + text.implicitHeight

    Label {
        id: title

        bold: true
        color: words.colour
        font.pixelSize: words.roomy ? Tokens.title : Tokens.heading
        fontSizeMode: Text.Fit
        height: visible ? Math.min(implicitHeight + 2, Math.round(words.height * 0.45)) : 0
        lineHeight: 1
        minimumPixelSize: Tokens.small
        objectName: "storyHeading"
        text: words.heading
        visible: text !== ""
        width: parent.width
    }

    Label {
        id: text

        anchors.bottom: parent.bottom
        anchors.top: title.bottom
        anchors.topMargin: title.visible ? Tokens.mm(4) : 0
        color: words.ink
        font.pixelSize: words.roomy ? Tokens.mm(Tokens.elder ? 13 : 10) : Tokens.lead
        fontSizeMode: Text.Fit
        lineHeight: Tokens.elder ? 1.05 : 1.02
        minimumPixelSize: Tokens.small
        objectName: "storyWords"
        text: words.text
        width: parent.width
    }
}
