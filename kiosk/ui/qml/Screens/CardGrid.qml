pragma ComponentBehavior: Bound

import QtQuick
import Bridges
import Kit

// One page of cards, as many as fit at a size that a child can hit and an elder can read.
Item {
    id: grid

    required property Names names
    required property ShelfBridge shelf
    property bool wide: true

    readonly property int leastWidth: Tokens.mm(Tokens.elder ? 120 : 84)
    readonly property int leastHeight: Tokens.mm(Tokens.elder ? 96 : 76)
    readonly property int total: shelf.total
    readonly property bool few: total <= 3
    readonly property int mostColumns: Math.max(1, Math.floor((width + gap) / (leastWidth + gap)))
    readonly property int columns: few ? (wide ? Math.max(1, Math.min(shelf.total, mostColumns)) : 1) : Math.min(mostColumns, wide ? 5 : 2)
    readonly property int mostRows: Math.max(1, Math.floor((height + gap) / ((columns === 1 ? Tokens.mm(58) : leastHeight) + gap)))
    readonly property int rows: few ? Math.min(mostRows, Math.ceil(Math.max(1, shelf.total) / columns)) : mostRows
    readonly property int gap: Tokens.mm(6)
    readonly property int cardWidth: Math.floor((width - gap * (columns - 1)) / columns)
    readonly property int cardHeight: Math.min(Math.floor((height - gap * (rows - 1)) / rows), Math.round(columns === 1 ? cardWidth * 0.5 : cardWidth * 1.15))

    onColumnsChanged: Qt.callLater(grid.refit)
    onRowsChanged: Qt.callLater(grid.refit)
    onTotalChanged: Qt.callLater(grid.refit)
    Component.onCompleted: grid.refit()

    function refit() {
        if (grid.shelf.total > 0)
            grid.shelf.fit(grid.rows * grid.columns);
    }

    Grid {
        anchors.fill: parent
        columns: grid.columns
        spacing: grid.gap

        Repeater {
            model: grid.shelf.cards

            ExhibitCard {
                required property int index

                height: grid.cardHeight
                kindWords: grid.names.kind(kind)
                minutesWords: qsTr("约 %1 分钟").arg(minutes)
                objectName: "card" + index
                sampleWords: qsTr("样例")
                topicWords: grid.names.topic(topic)
                width: grid.cardWidth

                onClicked: grid.shelf.open(exhibit)
            }
        }
    }
}
