pragma ComponentBehavior: Bound

import QtQuick
import Kit

// Pairs: the left side stands, the right side is put beside it. What has found its partner lies
// close to it; the others wait further right.
TryField {
    id: match

    readonly property int gap: Tokens.mm(4)
    readonly property int apart: Tokens.mm(11)
    readonly property int close: Tokens.mm(1.5)
    readonly property int rows: Math.max(places.count, tiles.count)
    readonly property int cellHeight: Math.min(Tokens.mm(Tokens.elder ? 42 : 34), Math.floor((height - (rows - 1) * gap) / Math.max(1, rows)))
    readonly property int leftWidth: Math.floor((width - apart) * 0.48)
    readonly property int rightWidth: width - apart - leftWidth

    // The rows whose place is free, from above: there the waiting tiles lie.
    readonly property var held: answer.held
    readonly property list<int> freeRows: {
        const free = [];
        for (let row = 0; row < rows; ++row) {
            if ((held[row] ?? 0) === 0)
                free.push(row);
        }
        return free;
    }

    implicitHeight: most
    least: rows * (Tokens.button + gap) - gap
    most: rows * (Tokens.mm(Tokens.elder ? 42 : 34) + gap) - gap

    Repeater {
        id: places

        model: match.answer.places

        TilePlace {
            required property int index

            height: match.cellHeight
            letterSize: Tokens.lead
            objectName: match.frame.prefix + "place" + index
            quiet: match.quiet
            topicColour: match.frame.topicColour
            width: match.leftWidth
            y: index * (match.cellHeight + match.gap)

            onClicked: match.answer.tapPlace(index)
            onPressed: match.wake()
        }
    }

    Repeater {
        id: tiles

        model: match.answer.tiles

        MovingTile {
            id: tile

            required property int at
            required property int index
            required property int place

            readonly property int row: place >= 0 ? place : match.freeRows[at] ?? 0

            buttonName: match.frame.prefix + "tile" + index
            glides: match.glides
            goalX: match.leftWidth + (place >= 0 ? match.close : match.apart)
            goalY: row * (match.cellHeight + match.gap)
            height: match.cellHeight
            letterSize: Tokens.lead
            quiet: match.quiet
            width: match.rightWidth

            onDropped: (middleX, middleY) => {
                const row = Math.floor(middleY / (match.cellHeight + match.gap));
                const near = middleX < match.leftWidth + match.rightWidth / 2 + match.apart * 0.75;
                match.answer.put(tile.index, near && row >= 0 && row < places.count ? row : -1, 0);
            }
            onPressedChanged: match.wake()
            onTapped: match.answer.tap(index)
        }
    }
}
