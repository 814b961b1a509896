import QtQuick
import QtQuick.Templates as T
import Kit

// One thing the visitor can say. Tried before and not good, it bears a lamp.
T.Button {
    id: say

    required property string heading
    required property bool seen
    property color colour: Tokens.accent
    property int letter: Tokens.body

    Accessible.name: say.heading
    implicitHeight: Math.max(Tokens.button, words.implicitHeight + Tokens.mm(9))
    scale: down ? 0.98 : 1

    background: Rectangle {
        border.color: say.colour
        border.width: Tokens.mm(0.8)
        color: say.down ? Tokens.sand : say.seen ? Tokens.warm : Tokens.card
        radius: Math.min(height / 2, Tokens.mm(12))
    }
    contentItem: Item {
        Icon {
            id: sign

            anchors.verticalCenter: parent.verticalCenter
            colour: say.seen ? Tokens.warmInk : say.colour
            name: say.seen ? "lamp" : "speak"
            size: Tokens.mm(Tokens.elder ? 12 : 9)
            x: Tokens.mm(6)
        }

        Label {
            id: words

            anchors.left: sign.right
            anchors.leftMargin: Tokens.mm(4)
            anchors.right: parent.right
            anchors.rightMargin: Tokens.mm(5)
            bold: true
            font.pixelSize: say.letter
            fontSizeMode: Text.VerticalFit
            height: parent.height
            lineHeight: 1
            minimumPixelSize: Tokens.small
            text: say.heading
            verticalAlignment: Text.AlignVCenter
        }
    }
    Behavior on scale {
        enabled: Tokens.motion && !say.down

        NumberAnimation {
            duration: Tokens.pressMs
        }
    }

    onPressed: Cues.play("press")
}
