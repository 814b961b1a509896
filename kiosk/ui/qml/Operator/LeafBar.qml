import QtQuick
import Kit

// A bar with its value written beside it. Pale is the whole (opened, asked), full the part of it
// (completed, right).
Item {
    id: row

    property bool beside: false
    property color colour: Tokens.dusk
    property real inner: 0
    property real share: 0
    property string title: ""
    property string value: ""
    property real valueWidth: 0

    readonly property real nameWidth: beside ? Math.round(width * 0.36) : width
    readonly property real middle: beside ? height / 2 : name.height + line / 2
    readonly property real line: Tokens.panelText * 1.53

    height: beside ? Math.max(name.height, line) : name.height + line

    PageText {
        id: name

        anchors.verticalCenter: row.beside ? parent.verticalCenter : undefined
        text: row.title
        width: row.nameWidth
    }

    Rectangle {
        id: track

        color: Tokens.sand
        height: Tokens.mm(9)
        radius: height / 2
        width: row.width - x - row.valueWidth - Tokens.mm(3)
        x: row.beside ? row.nameWidth + Tokens.mm(4) : 0
        y: row.middle - height / 2

        Rectangle {
            color: row.colour
            height: parent.height
            opacity: 0.35
            radius: height / 2
            visible: row.share > 0
            width: Math.max(height, track.width * row.share)
        }

        Rectangle {
            color: row.colour
            height: parent.height
            radius: height / 2
            visible: row.inner > 0
            width: Math.max(height, track.width * row.inner)
        }
    }

    PageText {
        anchors.right: parent.right
        anchors.verticalCenter: track.verticalCenter
        bold: true
        horizontalAlignment: Text.AlignRight
        lineHeight: 1
        text: row.value
        wrapMode: Text.NoWrap
    }
}
