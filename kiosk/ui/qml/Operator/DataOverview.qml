pragma ComponentBehavior: Bound

import QtQuick
import OperatorPages
import Kit

// The first look at a period: two cards of numbers, and its series.
Item {
    id: root

    required property DataBridge page

    readonly property bool wide: width > height
    readonly property real cardWidth: wide ? (width - Tokens.gap) / 2 : width
    property real cardHeight: 0
    property int figureSize: 0

    function level() {
        const all = [];
        for (let at = 0; at < repeater.count; at++)
            all.push(repeater.itemAt(at) as NumberCard);
        const there = all.filter(card => card !== null);
        root.cardHeight = Math.max(0, ...there.map(card => card.implicitHeight));
        root.figureSize = Math.min(...there.map(card => card.fittingSize));
    }

    Grid {
        id: cards

        columnSpacing: Tokens.gap
        columns: root.wide ? 2 : 1
        rowSpacing: Tokens.gap
        width: parent.width

        Repeater {
            id: repeater

            model: root.page.cards

            onItemAdded: root.level()

            NumberCard {
                required property var modelData

                figureSize: root.figureSize
                height: root.cardHeight
                iconName: modelData.icon
                numbers: modelData.numbers
                objectName: "card-" + modelData.id
                source: modelData.source
                width: root.cardWidth

                onFittingSizeChanged: root.level()
                onImplicitHeightChanged: root.level()
            }
        }
    }

    Rectangle {
        anchors.bottom: parent.bottom
        anchors.top: cards.bottom
        anchors.topMargin: Tokens.gap
        color: Tokens.card
        radius: Tokens.cornerSmall
        visible: root.page.cards.length > 0
        width: parent.width

        DayBars {
            anchors.bottomMargin: Tokens.mm(2)
            anchors.fill: parent
            anchors.leftMargin: Tokens.mm(5)
            anchors.rightMargin: Tokens.mm(5)
            anchors.topMargin: Tokens.mm(3)
            bars: root.page.bars
            empty: root.page.chartEmpty
            marks: root.page.marks
            objectName: "dayBars"
            title: root.page.chartTitle
        }
    }
}
