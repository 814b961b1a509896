import QtQuick
import QtQuick.Templates as T

// A filter that is on or off; its colour is the topic's. On is filled and bold, never colour alone.
T.Button {
    id: control

    property color colour: Tokens.ink
    property string iconName: ""

    Accessible.name: text
    checkable: false
    font.family: Tokens.family
    font.pixelSize: Tokens.body
    font.weight: Font.Bold
    implicitHeight: Tokens.mm(Tokens.elder ? 25 : 16)
    implicitWidth: row.implicitWidth + Tokens.mm(12)
    scale: down ? 0.97 : 1

    background: Rectangle {
        border.color: control.colour
        border.width: Tokens.hairline
        color: control.highlighted ? control.colour : control.down ? Tokens.sand : Tokens.card
        radius: height / 2
    }
    contentItem: Item {
        Row {
            id: row

            anchors.centerIn: parent
            spacing: Tokens.mm(2)

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                colour: control.highlighted ? Tokens.onDark : control.colour
                name: control.iconName
                size: Math.round(control.font.pixelSize * 1.15)
                visible: control.iconName !== ""
            }

            Label {
                anchors.verticalCenter: parent.verticalCenter
                color: control.highlighted ? Tokens.onDark : control.colour
                font: control.font
                lineHeight: 1
                text: control.text
                wrapMode: Text.NoWrap
            }
        }
    }

    onPressed: Cues.play("press")
}
