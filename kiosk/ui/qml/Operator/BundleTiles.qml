pragma ComponentBehavior: Bound

import QtQuick
import Kit

// Exhibits in pictures: as large as all of them fit, else as many on a leaf as can be read.
Item {
    id: grid

    property int leaf: 0
    property var tiles: []

    readonly property real gap: Tokens.gap
    readonly property real line: Tokens.panelText * 1.53
    readonly property bool told: tiles.some(tile => tile.words !== "")
    readonly property var plan: grid.planned()
    readonly property int each: plan.rows * plan.columns
    readonly property int leaves: Math.max(1, Math.ceil(tiles.length / each))
    readonly property int shownLeaf: Math.min(leaf, leaves - 1)

    function wide(columns: int): real {
        return Math.min((grid.width - (columns - 1) * grid.gap) / columns, Tokens.mm(130));
    }

    function lines(columns: int): int {
        const room = Math.max(Tokens.panelText, grid.wide(columns) - Tokens.mm(8));
        return Math.min(3, Math.max(1, ...grid.tiles.map(tile => grid.linesOf(tile.title, room))));
    }

    // Measured, not reckoned: a line too many is a picture too small.
    function linesOf(title: string, room: real): int {
        return Fitting.broken((title.match(Fitting.word) ?? []).map(piece => metrics.advanceWidth(piece)), room);
    }

    // The words below a picture, and the least of the picture itself.
    function below(columns: int): real {
        return grid.line * (grid.lines(columns) + (grid.told ? 1 : 0)) + Tokens.mm(3);
    }

    function rowsIn(room: real, columns: int, share: real): int {
        return Math.floor((room + grid.gap) / (grid.below(columns) + grid.wide(columns) * share + grid.gap));
    }

    function planned(): var {
        const most = Math.max(1, Math.floor((grid.width + grid.gap) / (Tokens.mm(78) + grid.gap)));
        for (let columns = 1; columns <= most; columns++) {
            const rows = Math.ceil(Math.max(1, grid.tiles.length) / columns);
            if (grid.rowsIn(grid.height, columns, 0.55) >= rows)
                return grid.made(columns, rows, grid.height);
        }
        const room = grid.height - Tokens.panelButton - grid.gap;
        const rows = grid.rowsIn(room, most, 0.42);
        return rows > 0 ? grid.made(most, rows, room) : grid.lying(grid.tiles.length > 1 ? room : grid.height);
    }

    function made(columns: int, rows: int, room: real): var {
        const wide = grid.wide(columns);
        const below = grid.below(columns);
        return {
            columns: columns,
            rows: rows,
            lines: grid.lines(columns),
            width: wide,
            height: Math.min(below + wide * 0.66, (room - (rows - 1) * grid.gap) / rows)
        };
    }

    // So little room that a picture stands beside its words.
    function lying(room: real): var {
        return {
            columns: 1,
            rows: 1,
            lines: 2,
            lying: true,
            width: Math.min(grid.width, Tokens.mm(220)),
            height: Math.max(grid.line * 3 + Tokens.mm(4), Math.min(room, Tokens.mm(80)))
        };
    }

    FontMetrics {
        id: metrics

        font.bold: true
        font.family: Tokens.family
        font.pixelSize: Tokens.panelText
    }

    Grid {
        columnSpacing: grid.gap
        columns: grid.plan.columns
        objectName: "tiles"
        rowSpacing: grid.gap

        Repeater {
            model: grid.tiles.slice(grid.shownLeaf * grid.each, (grid.shownLeaf + 1) * grid.each)

            BundleTile {
                required property var modelData

                badge: modelData.badge
                height: grid.plan.height
                lines: grid.plan.lines
                lying: grid.plan.lying === true
                objectName: "tile-" + modelData.exhibit
                picture: modelData.picture
                sign: modelData.sign
                slow: modelData.slow
                title: modelData.title
                told: grid.told
                width: grid.plan.width
                words: modelData.words
            }
        }
    }

    PagePager {
        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        count: grid.leaves
        current: grid.shownLeaf

        onTurned: leaf => grid.leaf = leaf
    }
}
