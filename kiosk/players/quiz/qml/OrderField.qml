pragma ComponentBehavior: Bound

import QtQuick
import Kit

// Things to put in order: tapped ones gather at the top and get their number; or they are dragged.
TryField {
    id: order

    readonly property int count: tiles.count
    readonly property int gap: Tokens.mm(4)
    readonly property int columns: count * (Tokens.button + gap) - gap > height && width > Tokens.mm(150) ? 2 : 1
    readonly property int rows: Math.ceil(count / columns)
    readonly property int cellHeight: Math.min(Tokens.mm(Tokens.elder ? 40 : 32), Math.floor((height - (rows - 1) * gap) / rows))
    readonly property int cellWidth: Math.floor((width - (columns - 1) * gap) / columns)

    clear: count * (Tokens.button + gap) - gap
    implicitHeight: most
    least: (width > Tokens.mm(150) ? Math.ceil(count / 2) : count) * (Tokens.button + gap) - gap
    most: count * (Tokens.mm(Tokens.elder ? 40 : 32) + gap) - gap

    Repeater {
        id: tiles

        model: order.answer.tiles

        MovingTile {
            id: tile

            required property int at
            required property int index
            required property int place

            readonly property int row: place === 0 ? at : order.count - order.answer.waiting + at

            buttonName: order.frame.prefix + "tile" + index
            glides: order.glides
            goalX: (row % order.columns) * (order.cellWidth + order.gap)
            goalY: Math.floor(row / order.columns) * (order.cellHeight + order.gap)
            height: order.cellHeight
            letterSize: Tokens.lead
            numbered: true
            quiet: order.quiet
            width: order.cellWidth

            onDropped: (middleX, middleY) => {
                const column = Math.max(0, Math.min(order.columns - 1, Math.floor(middleX / (order.cellWidth + order.gap))));
                const line = Math.max(0, Math.floor(middleY / (order.cellHeight + order.gap)));
                order.answer.put(tile.index, 0, Math.min(order.count - 1, line * order.columns + column));
            }
            onPressedChanged: order.wake()
            onTapped: order.answer.tap(index)
        }
    }
}
