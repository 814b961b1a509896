pragma ComponentBehavior: Bound

import QtQuick
import Bridges
import Kit

// One page of cards, in the columns and rows that show most of them at the best shape; never
// smaller than a child can hit and an elder can read.
Item {
    id: grid

    required property Names names
    required property ShelfBridge shelf
    // At least so many places are laid out, so that a single card does not fill the wall.
    property int least: 1

    readonly property int gap: Tokens.mm(6)
    readonly property int found: shelf.found
    readonly property var best: choice(width, height, Math.max(found, least))
    readonly property int columns: best.columns
    readonly property int rows: best.rows
    readonly property int cardWidth: Math.floor((width - gap * (columns - 1)) / columns)
    readonly property int cardHeight: Math.floor(Math.min((height - gap * (rows - 1)) / rows, cardWidth * (lies(cardWidth, (height - gap * (rows - 1)) / rows) ? 0.52 : 1.75)))

    function lies(across: real, down: real): bool {
        return across > down * 1.9;
    }

    // How well cards of this size would do: 0 when too small, up to 1 for the best shape.
    function fitness(across: real, down: real): real {
        const flat = grid.lies(across, down);
        const elder = Tokens.elder;
        if (across < Tokens.mm(flat ? (elder ? 150 : 110) : (elder ? 116 : 76)))
            return 0;
        if (down < Tokens.mm(flat ? (elder ? 76 : 44) : (elder ? 100 : 72)))
            return 0;
        const shape = Math.abs(Math.log(across / down / (flat ? 2.4 : 1.02)));
        return Math.max(0.05, (flat ? 0.85 : 1) - 0.5 * shape);
    }

    function choice(across: int, down: int, count: int): var {
        let best = {
            columns: 1,
            rows: 1,
            worth: -1
        };
        const many = count > 8;
        for (let columns = 1; columns <= 5; columns++) {
            for (let rows = 1; rows <= 6; rows++) {
                if (columns > 1 && rows > 1 && columns * (rows - 1) >= count)
                    continue;
                const fits = grid.fitness((across - grid.gap * (columns - 1)) / columns, (down - grid.gap * (rows - 1)) / rows);
                const places = columns * rows;
                // Of many there is a next page anyhow: there a big picture is worth more than two small ones.
                const seen = Math.min(count, places) / count * (many && grid.lies((across - grid.gap * (columns - 1)) / columns, (down - grid.gap * (rows - 1)) / rows) ? 0.7 : 1);
                const worth = fits === 0 ? 0 : 10 * seen + 2 * fits - (places > count ? 0.8 * (places - count) / places : 0);
                if (worth > best.worth)
                    best = {
                        columns: columns,
                        rows: rows,
                        worth: worth
                    };
            }
        }
        return best;
    }

    function refit() {
        if (grid.found > 0 && grid.width > 0 && grid.height > 0)
            grid.shelf.fit(grid.rows * grid.columns);
    }

    onBestChanged: Qt.callLater(grid.refit)
    Component.onCompleted: grid.refit()

    // The guide sits where a last card would be.
    Drawing {
        readonly property bool free: !Tokens.elder && cards.count > 1 && grid.rows * grid.columns > cards.count && grid.rows > 1 && grid.shelf.page + 1 === grid.shelf.pageCount

        height: Math.round(width * 480 / 560)
        name: free ? "guide/rest" : ""
        visible: free
        width: Math.min(grid.cardWidth * 0.86, (grid.cardHeight - Tokens.mm(6)) * 560 / 480)
        x: grid.columns * (grid.cardWidth + grid.gap) - grid.gap - width
        y: grid.rows * (grid.cardHeight + grid.gap) - grid.gap - height
    }

    Grid {
        anchors.fill: parent
        columns: grid.columns
        spacing: grid.gap

        Repeater {
            id: cards

            model: grid.shelf.cards

            ExhibitCard {
                required property int index

                emergencyWords: grid.names.emergency
                height: grid.cardHeight
                kindWords: grid.names.kinds(kinds)
                minutesWords: qsTr("约 %1 分钟").arg(minutes)
                objectName: "card" + index
                playersWords: grid.names.players(players)
                sampleWords: qsTr("样例")
                topicWords: grid.names.topic(topic)
                width: grid.cardWidth

                onClicked: grid.shelf.open(exhibit)
            }
        }
    }
}
