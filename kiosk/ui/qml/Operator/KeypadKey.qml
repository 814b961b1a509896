import QtQuick
import QtQuick.Templates as T
import Kit

// One key. It answers in the frame of the touch, like every button of the kit.
T.Button {
    id: key

    property string iconName: ""
    property bool primary: false

    readonly property color face: key.primary ? Tokens.accent : Tokens.card
    readonly property color words: key.primary ? Tokens.onDark : Tokens.ink

    Accessible.name: text
    font.family: Tokens.family
    font.pixelSize: Math.round(height * 0.46)
    font.weight: Font.Bold
    opacity: enabled ? 1 : 0.45
    scale: down ? 0.97 : 1

    background: Rectangle {
        border.color: key.primary ? "transparent" : Tokens.line
        border.width: key.primary ? 0 : Tokens.hairline
        color: key.down ? Qt.darker(key.face, 1.18) : key.face
        radius: Tokens.corner
    }
    contentItem: Item {
        Label {
            anchors.centerIn: parent
            color: key.words
            font: key.font
            lineHeight: 1
            text: key.text
            visible: key.iconName === ""
            wrapMode: Text.NoWrap
        }

        Icon {
            anchors.centerIn: parent
            colour: key.words
            name: key.iconName
            size: Math.round(key.height * 0.48)
            visible: key.iconName !== ""
        }
    }
    Behavior on scale {
        enabled: Tokens.motion && !key.down

        NumberAnimation {
            duration: Tokens.pressMs
            easing.type: Easing.OutQuad
        }
    }

    onPressed: Cues.play("press")
}
