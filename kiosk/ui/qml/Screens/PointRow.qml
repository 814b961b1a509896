import QtQuick
import Kit

// One thing to take along, with its number or sign. `quiet` is for a note rather than a point.
Item {
    id: row

    property int badge: 0
    property color colour: Tokens.ink
    property string iconName: ""
    property bool quiet: false
    property string words: ""

    readonly property int letter: row.quiet ? Tokens.small : Tokens.lead

    implicitHeight: Math.max(row.quiet ? mark.height : Tokens.mm(20), natural.implicitHeight + Tokens.mm(row.quiet ? 1 : 8))

    Panel {
        anchors.fill: parent
        visible: !row.quiet
    }

    Rectangle {
        id: mark

        anchors.left: parent.left
        anchors.leftMargin: Tokens.mm(row.quiet ? 2 : 5)
        anchors.verticalCenter: parent.verticalCenter
        color: row.quiet ? "transparent" : row.colour
        height: Tokens.mm(Tokens.elder ? 14 : 11)
        radius: height / 2
        width: height

        Label {
            anchors.centerIn: parent
            bold: true
            color: Tokens.onDark
            text: row.badge
            visible: row.iconName === ""
        }

        Icon {
            anchors.centerIn: parent
            colour: row.colour
            name: row.iconName
            size: Math.round(parent.height * 0.8)
            visible: row.iconName !== ""
        }
    }

    Label {
        id: text

        anchors.bottom: parent.bottom
        anchors.left: mark.right
        anchors.leftMargin: Tokens.mm(5)
        anchors.right: parent.right
        anchors.rightMargin: Tokens.mm(6)
        anchors.top: parent.top
        color: row.quiet ? Tokens.inkSoft : Tokens.ink
        font.pixelSize: row.letter
        fontSizeMode: Text.Fit
        minimumPixelSize: Tokens.small
        text: row.words
        verticalAlignment: Text.AlignVCenter
    }

    Label {
        id: natural

        font.pixelSize: row.letter
        text: row.words
        visible: false
        width: text.width
    }
}
