import QtQuick
import QtQuick.Templates as T

// The button. It answers in the frame of the touch: it darkens and shrinks a little, by QML alone.
// Looks: "primary" (the one action of a screen), "plain" (white pill), "dark", "quiet" (on pictures).
T.Button {
    id: control

    property string iconName: ""
    property bool iconAfter: false
    property string look: "plain"

    readonly property color face: {
        switch (control.look) {
        case "primary":
            return Tokens.accent;
        case "dark":
            return Tokens.ink;
        case "glow":
            return Tokens.glow;
        default:
            return Tokens.card;
        }
    }
    readonly property color words: control.look === "primary" || control.look === "dark" ? Tokens.onDark : Tokens.ink

    Accessible.name: text
    font.family: Tokens.family
    font.pixelSize: Tokens.body
    font.weight: Font.Bold
    implicitHeight: Tokens.button
    implicitWidth: Math.max(implicitHeight, row.implicitWidth + leftPadding + rightPadding)
    leftPadding: text === "" ? 0 : Tokens.mm(7)
    opacity: enabled ? 1 : 0.45
    rightPadding: leftPadding
    scale: down ? 0.97 : 1

    background: Rectangle {
        border.color: control.look === "plain" ? Tokens.line : "transparent"
        border.width: control.look === "plain" ? Tokens.hairline : 0
        color: control.down ? Qt.darker(control.face, 1.18) : control.face
        radius: height / 2
    }
    contentItem: Item {
        Row {
            id: row

            anchors.centerIn: parent
            layoutDirection: control.iconAfter ? Qt.RightToLeft : Qt.LeftToRight
            spacing: Tokens.mm(2.5)

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                colour: control.words
                name: control.iconName
                size: Math.round(control.font.pixelSize * 1.15)
                visible: control.iconName !== ""
            }

            Label {
                anchors.verticalCenter: parent.verticalCenter
                color: control.words
                font: control.font
                lineHeight: 1
                text: control.text
                visible: text !== ""
                wrapMode: Text.NoWrap
            }
        }
    }
    Behavior on scale {
        enabled: Tokens.motion && !control.down

        NumberAnimation {
            duration: Tokens.pressMs
            easing.type: Easing.OutQuad
        }
    }

    onPressed: Cues.play("press")
}
