pragma ComponentBehavior: Bound

import QtQuick
import Kit
import Players.Quiz

// All options of a question for a class, set as large as they go together.
Item {
    id: options

    required property LessonBridge player
    property int size: Tokens.lead

    readonly property bool pictured: player.kind === "picture"
    readonly property int gap: Tokens.mm(4)
    readonly property int columns: !pictured ? 1 : width > height ? Math.min(count, count === 4 ? 4 : 3) : 2
    readonly property int rows: Math.max(1, Math.ceil(count / columns))
    readonly property int count: tiles.count
    readonly property int cellHeight: Math.floor((height - gap * (rows - 1)) / rows)
    readonly property int cellWidth: Math.floor((width - gap * (columns - 1)) / columns)
    readonly property int all: player.hands.reduce((sum, hands) => sum + hands, 0)
    readonly property int stepper: 2 * Tokens.button + Tokens.mm(Tokens.elder ? 28 : 24)

    // Height that all options take at a type of `size` in a box of `across`.
    function wants(size: real, across: real): real {
        const room = across - stepper - Math.max(size * 1.45, Tokens.mm(Tokens.elder ? 17 : 13)) - Tokens.mm(17);
        let tall = gap * (tiles.count - 1);
        for (let at = 0; at < tiles.count; at++) {
            const option = tiles.itemAt(at) as LessonOption;
            const words = option === null ? "" : option.words;
            tall += Math.max(Tokens.button + Tokens.mm(4), Fitting.lines(words, size, room) * size * 1.36 + Tokens.mm(6));
        }
        return tall;
    }

    Repeater {
        id: tiles

        model: options.player.answer.tiles

        LessonOption {
            required property int index

            all: options.all
            hands: options.player.hands[index] ?? 0
            height: options.cellHeight
            name: "hand" + index
            objectName: "lessonOption" + index
            shown: options.player.shown
            size: options.size
            width: options.cellWidth
            x: (index % options.columns) * (options.cellWidth + options.gap)
            y: Math.floor(index / options.columns) * (options.cellHeight + options.gap)

            onMore: by => options.player.raiseHands(index, by)
        }
    }
}
