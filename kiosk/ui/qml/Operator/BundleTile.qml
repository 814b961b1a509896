import QtQuick
import Kit

// An exhibit in a picture, with what becomes of it. Without a verified picture the parcel stands.
Item {
    id: tile

    property string badge: ""
    property string picture: ""
    property string sign: ""
    // This machine will be slow at it.
    property bool slow: false
    property string title: ""
    property string words: ""
    // How many lines its name may take, whether a line of words follows, and so what is left for
    // the picture.
    property int lines: 1
    property bool told: false
    // The picture on the left of the words.
    property bool lying: false

    readonly property bool gone: sign === "removed"
    readonly property color tint: gone ? Tokens.wrong : sign === "new" ? Tokens.right : Tokens.dusk
    readonly property real line: Tokens.panelText * 1.53
    readonly property real below: line * (lines + (told ? 1 : 0)) + Tokens.mm(3)

    Panel {
        anchors.fill: parent
        border: Tokens.line
    }

    Rectangle {
        id: place

        color: Tokens.sand
        height: tile.lying ? tile.height : tile.height - tile.below
        radius: Tokens.corner
        width: tile.lying ? Math.round(tile.width * 0.44) : tile.width

        Icon {
            anchors.centerIn: parent
            colour: Tokens.line
            name: "parcel"
            size: Math.round(Math.min(place.height, place.width) * 0.5)
            visible: tile.picture === ""
        }

        Picture {
            anchors.fill: parent
            behind: Tokens.card
            corners: tile.lying ? "ltb" : "tlr"
            opacity: tile.gone ? 0.45 : 1
            source: tile.picture
            visible: tile.picture !== ""
        }
    }

    Rectangle {
        color: tile.tint
        height: Math.round(Tokens.panelText * 1.6)
        radius: height / 2
        visible: tile.badge !== ""
        width: badge.width + Tokens.mm(7)
        x: Tokens.mm(3)
        y: Tokens.mm(3)

        Row {
            id: badge

            anchors.centerIn: parent
            spacing: Tokens.mm(2)

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                colour: Tokens.onDark
                name: tile.gone ? "minus" : tile.sign === "new" ? "plus" : "again"
                size: Tokens.panelText
            }

            PageText {
                anchors.verticalCenter: parent.verticalCenter
                bold: true
                color: Tokens.onDark
                lineHeight: 1
                text: tile.badge
                wrapMode: Text.NoWrap
            }
        }
    }

    Rectangle {
        id: hourglass

        color: Tokens.warm
        height: Math.round(Tokens.panelText * 1.6)
        objectName: "tileSlow"
        radius: height / 2
        visible: tile.slow
        width: slowly.width + Tokens.mm(7)
        x: Tokens.mm(3)
        y: place.height - height - Tokens.mm(3)

        Row {
            id: slowly

            anchors.centerIn: parent
            spacing: Tokens.mm(2)

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                colour: Tokens.warmInk
                name: "hourglass"
                size: Tokens.panelText
            }

            PageText {
                anchors.verticalCenter: parent.verticalCenter
                bold: true
                color: Tokens.warmInk
                lineHeight: 1
                text: qsTr("会慢")
                wrapMode: Text.NoWrap
            }
        }
    }

    Column {
        width: tile.width - x - Tokens.mm(4)
        x: Tokens.mm(4) + (tile.lying ? place.width : 0)
        y: tile.lying ? Math.max(0, (tile.height - height) / 2) : place.height + Tokens.mm(1)

        PageText {
            bold: true
            elide: Text.ElideRight
            maximumLineCount: tile.lines
            text: tile.title
            width: parent.width
        }

        PageText {
            color: Tokens.inkSoft
            elide: Text.ElideRight
            maximumLineCount: 1
            text: tile.words
            visible: text !== ""
            width: parent.width
        }
    }
}
