import QtQuick
import Kit

// A heading and a few lines. They always fit: long words go down a step, never below the smallest.
Item {
    id: words

    property string heading: ""
    property string text: ""
    property color colour: Tokens.ink
    property color ink: Tokens.ink
    property real leading: Tokens.elder ? 1.05 : 1.02
    property bool roomy: false
    property int gap: Tokens.mm(4)
    property int textSize: words.roomy ? Tokens.mm(Tokens.elder ? 14 : 11.5) : Tokens.mm(Tokens.elder ? 12 : 8.5)

    // What they want at full size, whatever there is.
    readonly property int wanted: (title.visible ? measure.implicitHeight + words.gap : 0) + whole.implicitHeight

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

    // What heading and words want at full size; they shrink to what there is.
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
        id: whole

        font.pixelSize: words.textSize
        lineHeight: words.leading
        text: words.text
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
        lineHeight: words.leading
        minimumPixelSize: Tokens.small
        objectName: "storyWords"
        text: words.text
        width: parent.width
    }
}
