import QtQuick
import Kit

// One of the three numbers: what it is, how large, and where it comes from.
Rectangle {
    id: box

    // Title and figure below each other, where both do not fit on a line.
    property bool apart: false
    property string figure: ""
    property int pad: 0
    property string source: ""
    property string title: ""

    readonly property int rise: Tokens.mm(3)

    color: Tokens.card
    height: from.y + from.height + rise
    radius: Tokens.cornerSmall

    PageText {
        id: name

        anchors.baseline: box.apart ? undefined : large.baseline
        bold: true
        text: box.title
        x: box.pad
        y: box.rise
    }

    PageText {
        id: large

        anchors.right: parent.right
        anchors.rightMargin: box.pad
        bold: true
        color: Tokens.accent
        font.pixelSize: Math.round(Tokens.panelHeading * 1.25)
        lineHeight: 1
        objectName: "figure"
        text: box.figure
        wrapMode: Text.NoWrap
        y: box.rise + (box.apart ? name.height : 0)
    }

    PageText {
        id: from

        color: Tokens.inkSoft
        text: box.source
        width: box.width - 2 * box.pad
        x: box.pad
        y: large.y + large.height
    }
}
