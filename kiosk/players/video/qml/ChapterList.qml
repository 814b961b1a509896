pragma ComponentBehavior: Bound

import QtQuick
import Kit
import Players.Video

// The film's chapters as big buttons; the one that plays is filled, with a sign.
Grid {
    id: list

    required property VideoBridge player

    readonly property int cell: Math.floor((width - spacing * (columns - 1)) / columns)

    columns: 1
    spacing: Tokens.mm(4)

    Repeater {
        model: list.player.chapters

        PressButton {
            required property int index
            required property var modelData

            readonly property bool now: list.player.chapter === index

            iconName: now ? "play" : ""
            look: now ? "glow" : "plain"
            objectName: "chapter" + index
            text: modelData.title
            width: list.cell

            onClicked: list.player.openChapter(index)
        }
    }
}
