import QtQuick
import QtQuick.Templates as T
import Kit

// A place where tiles are put: hollow, so that it asks to be filled. Its words stand on it, or at
// its top where tiles come to lie below.
T.Button {
    id: place

    required property string mark
    required property string picture
    required property string words

    property bool headed: false
    property int headHeight: height
    property bool quiet: false
    property color topicColour: Tokens.ink
    property int letterSize: Tokens.body

    readonly property bool chosen: mark === "chosen"

    Accessible.name: words
    enabled: !quiet

    background: Rectangle {
        border.color: place.chosen ? Tokens.ink : place.headed ? place.topicColour : Tokens.line
        border.width: place.chosen ? Tokens.mm(1) : Tokens.hairline
        color: place.down || place.chosen ? Qt.darker(Tokens.sand, 1.06) : Tokens.sand
        radius: Tokens.cornerSmall
    }
    contentItem: Item {
        Picture {
            id: picture

            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.margins: Tokens.mm(2)
            anchors.top: parent.top
            behind: Tokens.sand
            corners: "all"
            radius: Tokens.mm(3)
            source: place.picture
            visible: place.picture !== ""
            width: Math.max(0, place.words === "" ? parent.width - Tokens.mm(4) : Math.min(height * 1.34, parent.width * 0.4))
        }

        TileLabel {
            anchors.left: picture.visible ? picture.right : parent.left
            anchors.leftMargin: Tokens.mm(3)
            anchors.right: parent.right
            anchors.rightMargin: Tokens.mm(3)
            color: place.headed ? place.topicColour : Tokens.ink
            font.pixelSize: place.letterSize
            height: (place.headed ? place.headHeight : place.height) - Tokens.mm(2)
            horizontalAlignment: picture.visible ? Text.AlignLeft : Text.AlignHCenter
            text: place.words
            y: Tokens.mm(1)
        }
    }

    onPressed: Cues.play("press")
}
