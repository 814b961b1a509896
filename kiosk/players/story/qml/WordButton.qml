import QtQuick
import QtQuick.Templates as T
import Kit

// A button whose words may take two lines: what the visitor can say, or look at. Filled it is the one
// that is on.
T.Button {
    id: button

    required property string heading
    property string iconName: ""
    property bool tried: false
    property bool filled: false
    property color colour: Tokens.accent
    property int letter: Tokens.body

    Accessible.name: button.heading
    implicitHeight: Math.max(Tokens.button, words.implicitHeight + Tokens.mm(9))
    scale: down ? 0.98 : 1

    background: Rectangle {
        border.color: button.colour
        border.width: Tokens.mm(0.8)
        color: button.filled ? button.colour : button.down ? Tokens.sand : button.tried ? Tokens.warm : Tokens.card
        radius: Math.min(height / 2, Tokens.mm(12))
    }
    contentItem: Item {
        Icon {
            id: sign

            anchors.verticalCenter: parent.verticalCenter
            colour: button.filled ? Tokens.onDark : button.tried ? Tokens.warmInk : button.colour
            name: button.iconName
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
            color: button.filled ? Tokens.onDark : Tokens.ink
            font.pixelSize: button.letter
            fontSizeMode: Text.VerticalFit
            height: parent.height
            lineHeight: 1
            minimumPixelSize: Tokens.small
            text: button.heading
            verticalAlignment: Text.AlignVCenter
        }
    }
    Behavior on scale {
        enabled: Tokens.motion && !button.down

        NumberAnimation {
            duration: Tokens.pressMs
        }
    }

    onPressed: Cues.play("press")
}
