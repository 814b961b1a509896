pragma ComponentBehavior: Bound

import QtQuick
import Kit

// Groups: tiles wait above, and go into the boxes below. The boxes grow as the tiles leave.
TryField {
    id: bins

    readonly property int gap: Tokens.mm(4)
    readonly property int pad: Tokens.mm(3)
    readonly property int columns: places.count === 4 && width < Tokens.mm(220) ? 2 : Math.max(1, places.count)
    readonly property int lines: Math.ceil(places.count / columns)
    readonly property int tileHeight: Math.min(Tokens.mm(Tokens.elder ? 34 : 28), Math.max(Tokens.button, Math.floor(height / 6)))

    readonly property int waitColumns: width > Tokens.mm(140) && !Tokens.elder ? 3 : 2
    readonly property int waitRows: Math.ceil(answer.waiting / waitColumns)
    readonly property int waitWidth: Math.floor((width - (waitColumns - 1) * gap) / waitColumns)
    readonly property int waitHeight: waitRows * (tileHeight + gap)

    readonly property int boxWidth: Math.floor((width - (columns - 1) * gap) / Math.max(1, columns))
    readonly property int boxHeight: Math.floor((height - waitHeight - (lines - 1) * gap) / Math.max(1, lines))
    readonly property int headHeight: Math.round(Tokens.lead * (Tokens.elder ? 1.5 : 1.7))

    implicitHeight: most
    least: Math.max(headHeight + 3 * (Tokens.button + gap) + pad, Math.ceil(tiles.count / waitColumns) * (Tokens.button + gap) + Tokens.button)
    most: headHeight + 5 * (Tokens.mm(Tokens.elder ? 34 : 28) + gap)

    readonly property var held: answer.held

    // Where the n-th of so many lies in a box, and how large it is.
    function cell(place: int, at: int, holds: int): rect {
        const room = bins.boxHeight - bins.headHeight - bins.pad;
        const two = holds * (bins.tileHeight + bins.pad) > room && bins.boxWidth > Tokens.mm(70);
        const across = two ? 2 : 1;
        const rows = Math.ceil(holds / across);
        const high = Math.min(bins.tileHeight, Math.floor(room / rows) - bins.pad);
        const wide = Math.floor((bins.boxWidth - (across + 1) * bins.pad) / across);
        const left = (place % bins.columns) * (bins.boxWidth + bins.gap);
        const top = bins.waitHeight + Math.floor(place / bins.columns) * (bins.boxHeight + bins.gap);
        return Qt.rect(left + bins.pad + (at % across) * (wide + bins.pad), top + bins.headHeight + Math.floor(at / across) * (high + bins.pad), wide, high);
    }

    Repeater {
        id: places

        model: bins.answer.places

        TilePlace {
            required property int index

            headHeight: bins.headHeight
            headed: true
            height: bins.boxHeight
            letterSize: Tokens.lead
            objectName: bins.frame.prefix + "place" + index
            quiet: bins.quiet
            topicColour: bins.frame.topicColour
            width: bins.boxWidth
            x: (index % bins.columns) * (bins.boxWidth + bins.gap)
            y: bins.waitHeight + Math.floor(index / bins.columns) * (bins.boxHeight + bins.gap)

            onClicked: bins.answer.tapPlace(index)
            onPressed: bins.wake()
        }
    }

    Repeater {
        id: tiles

        model: bins.answer.tiles

        MovingTile {
            id: tile

            required property int at
            required property int index
            required property int place

            readonly property rect cell: place >= 0 ? bins.cell(place, at, bins.held[place] ?? 1) : Qt.rect((at % bins.waitColumns) * (bins.waitWidth + bins.gap), Math.floor(at / bins.waitColumns) * (bins.tileHeight + bins.gap), bins.waitWidth, bins.tileHeight)

            buttonName: bins.frame.prefix + "tile" + index
            glides: bins.glides
            goalX: cell.x
            goalY: cell.y
            height: cell.height
            quiet: bins.quiet
            width: cell.width

            onDropped: (middleX, middleY) => bins.answer.put(tile.index, bins.placeAt(middleX, middleY), 0)
            onPressedChanged: bins.wake()
            onTapped: bins.answer.tap(index)
        }
    }

    function placeAt(x: real, y: real): int {
        for (let at = 0; at < places.count; ++at) {
            const box = places.itemAt(at);
            if (x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height)
                return at;
        }
        return -1;
    }
}
