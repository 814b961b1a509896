pragma ComponentBehavior: Bound

import QtQuick
import Kit

// Exhibits in pictures, as many on a leaf as can be read.
Item {
    id: grid

    property int leaf: 0
    property var tiles: []

    readonly property real gap: Tokens.gap
    readonly property real least: Tokens.mm(80)
    readonly property int columns: Math.max(1, Math.min(Math.max(1, tiles.length), 4, Math.floor((width + gap) / (least + gap))))
    readonly property real tileWidth: Math.min((width - (columns - 1) * gap) / columns, Tokens.mm(150))
    readonly property int lines: Math.min(3, Math.max(1, ...tiles.map(tile => Fitting.lines(tile.title, Tokens.panelText, tileWidth - Tokens.mm(8)))))
    readonly property real line: Tokens.panelText * 1.53
    readonly property bool told: tiles.some(tile => tile.sign === "" && tile.words !== "")
    readonly property real below: line * (lines + (told ? 1 : 0)) + Tokens.mm(3)
    readonly property real leastHeight: below + tileWidth * 0.42
    readonly property int fitting: Math.max(1, rowsIn(height)) * columns
    readonly property real room: tiles.length > fitting ? height - Tokens.panelButton - gap : height
    readonly property int rows: Math.max(1, Math.min(rowsIn(room), Math.ceil(tiles.length / columns)))
    readonly property int each: rows * columns
    readonly property int leaves: Math.max(1, Math.ceil(tiles.length / each))
    readonly property int shownLeaf: Math.min(leaf, leaves - 1)
    readonly property real tileHeight: Math.min(below + tileWidth * 0.66, (room - (rows - 1) * gap) / rows)

    function rowsIn(room: real): int {
        return Math.floor((room + grid.gap) / (grid.leastHeight + grid.gap));
    }

    Grid {
        columnSpacing: grid.gap
        columns: grid.columns
        objectName: "tiles"
        rowSpacing: grid.gap

        Repeater {
            model: grid.tiles.slice(grid.shownLeaf * grid.each, (grid.shownLeaf + 1) * grid.each)

            BundleTile {
                required property var modelData

                height: grid.tileHeight
                lines: grid.lines
                objectName: "tile-" + modelData.exhibit
                picture: modelData.picture
                sign: modelData.sign
                title: modelData.title
                width: grid.tileWidth
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
