import QtQuick
import QtQuick.Templates as T
import Kit

// A place on a picture: a bright dot in a ring; open it is larger, seen it bears a tick.
T.Button {
    id: spot

    required property string heading
    required property bool open
    required property bool seen
    property int atX: 0
    property int atY: 0
    property int size: Tokens.button
    property size room
    property color colour: Tokens.accent

    Accessible.name: spot.heading
    height: size
    scale: down ? 0.94 : 1
    width: size
    x: Math.max(0, Math.min(room.width - width, atX - Math.round(width / 2)))
    y: Math.max(0, Math.min(room.height - height, atY - Math.round(height / 2)))

    background: Rectangle {
        border.color: spot.open ? Tokens.night : Tokens.onDark
        border.width: Tokens.mm(1.2)
        color: spot.open ? Tokens.glow : spot.down ? Qt.darker(spot.colour, 1.2) : spot.colour
        radius: height / 2
    }
    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            colour: spot.open ? Tokens.night : Tokens.onDark
            name: spot.open ? "look" : spot.seen ? "check" : "plus"
            size: Math.round(spot.size * 0.5)
        }
    }
    Behavior on scale {
        enabled: Tokens.motion && !spot.down

        NumberAnimation {
            duration: Tokens.pressMs
        }
    }

    onPressed: Cues.play("press")
}
