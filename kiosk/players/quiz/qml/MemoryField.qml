pragma ComponentBehavior: Bound

import QtQuick
import Kit

// Cards face down; the grid is as large as the box allows.
TryField {
    id: memory

    readonly property int gap: Tokens.mm(4)
    readonly property int count: cards.count
    readonly property int columns: {
        let best = 2;
        let largest = 0;
        for (let across = 2; across <= 6; ++across) {
            const wide = (width - (across - 1) * gap) / across;
            const down = Math.ceil(count / across);
            const high = (height - (down - 1) * gap) / down;
            const size = Math.min(wide, high * 1.3);
            if (size > largest && across * down - count < across) {
                largest = size;
                best = across;
            }
        }
        return best;
    }
    readonly property int rows: Math.ceil(count / columns)
    readonly property int cardHeight: Math.floor((height - (rows - 1) * gap) / Math.max(1, rows))
    readonly property int cardWidth: Math.floor(Math.min((width - (columns - 1) * gap) / columns, cardHeight * 1.9))
    readonly property int leftOver: Math.floor((width - columns * cardWidth - (columns - 1) * gap) / 2)

    implicitHeight: most
    least: Math.ceil(count / 4) * (Tokens.mm(30) + gap) - gap
    most: Math.ceil(count / 4) * (Tokens.mm(60) + gap) - gap

    Repeater {
        id: cards

        model: memory.answer.tiles

        MemoryCard {
            required property int index

            height: memory.cardHeight
            objectName: memory.frame.prefix + "tile" + index
            quiet: memory.quiet
            topicColour: memory.frame.topicColour
            width: memory.cardWidth
            x: memory.leftOver + (index % memory.columns) * (memory.cardWidth + memory.gap)
            y: Math.floor(index / memory.columns) * (memory.cardHeight + memory.gap)

            onClicked: memory.answer.tap(index)
        }
    }
}
