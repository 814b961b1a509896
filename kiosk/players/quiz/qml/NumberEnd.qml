import QtQuick
import Kit

// A figure below the track, kept within the field.
Label {
    required property real middle
    required property Item room

    color: Tokens.inkSoft
    font.pixelSize: Tokens.small
    lineHeight: 1
    wrapMode: Text.NoWrap
    x: Math.max(-room.x, Math.min(middle - width / 2, room.parent.width - room.x - width))
    y: room.height + Tokens.mm(1)
}
