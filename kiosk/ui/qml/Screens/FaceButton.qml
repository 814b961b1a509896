import QtQuick
import QtQuick.Templates as T
import Kit

// A face with its word. The chosen one stays bright, the others step back.
T.Button {
    id: button

    property bool chosen: false
    required property string face

    readonly property int drawing: Tokens.mm(Tokens.elder ? 19 : 17)

    Accessible.name: text
    font.family: Tokens.family
    font.pixelSize: Tokens.small
    font.weight: Font.Bold
    implicitHeight: drawing + word.implicitHeight + Tokens.mm(5)
    opacity: enabled || chosen ? 1 : 0.35
    scale: down ? 0.97 : 1

    background: Rectangle {
        border.color: button.chosen ? Tokens.right : Tokens.line
        border.width: button.chosen ? Tokens.mm(1) : Tokens.hairline
        color: button.down ? Tokens.sand : button.chosen ? Tokens.rightSoft : Tokens.paper
        radius: Tokens.cornerSmall
    }
    contentItem: Item {
        Drawing {
            anchors.horizontalCenter: parent.horizontalCenter
            height: button.drawing
            name: "opinion/" + button.face
            width: button.drawing
            y: Tokens.mm(2)
        }

        Label {
            id: word

            anchors.bottom: parent.bottom
            anchors.bottomMargin: Tokens.mm(1.5)
            anchors.horizontalCenter: parent.horizontalCenter
            font: button.font
            text: button.text
            wrapMode: Text.NoWrap
        }

        Icon {
            anchors.right: parent.right
            anchors.rightMargin: Tokens.mm(1.5)
            colour: Tokens.right
            name: button.chosen ? "check" : ""
            size: Tokens.mm(6)
            y: Tokens.mm(1.5)
        }
    }

    onPressed: Cues.play("press")
}
