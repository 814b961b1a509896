import QtQuick
import Kit

// Rows of one height in one column or two; what does not fit waits on the next page.
Item {
    id: grid

    property list<var> rows: []
    // Has `required property var modelData`; takes its size from `cellWidth` and `cellHeight`.
    property Component face: null
    property int cellHeight: Tokens.mm(36 + (grid.tall ? 13 : 0) + (grid.tallTitle ? 13 : 0))
    // What the longest second line takes, in ems; where it does not fit, rows are a line higher.
    property real widestEms: 0
    // The same of the longest title: two schools of one township often differ only at its end.
    property real widestTitleEms: 0
    // A second column where each is at least so wide, in millimetres.
    property real leastMm: 152
    property int page: 0

    readonly property bool tall: widestEms * Tokens.panelText > cellWidth - Tokens.mm(43)
    readonly property bool tallTitle: widestTitleEms * Tokens.panelText > cellWidth - Tokens.mm(43)
    readonly property int gap: Tokens.mm(3)
    readonly property int columns: Math.max(1, Math.min(2, Math.floor((width + gap) / (Tokens.mm(leastMm) + gap))))
    readonly property int cellWidth: Math.floor((width - (columns - 1) * gap) / columns)
    readonly property bool all: rows.length <= columns * fitting(height)
    readonly property int perPage: columns * (all ? fitting(height) : fitting(height - Tokens.panelButton - Tokens.gap))
    readonly property int pages: Math.max(1, Math.ceil(rows.length / perPage))

    // How long the second line of a row of OutingRow is.
    function emsOf(words: string, side: string): real {
        return Fitting.across(words) + (side === "" ? 0 : Fitting.across(side) + 0.4);
    }

    function fitting(room: real): int {
        return Math.max(1, Math.floor((room + gap) / (cellHeight + gap)));
    }

    onPagesChanged: page = Math.min(page, pages - 1)

    Grid {
        columnSpacing: grid.gap
        columns: grid.columns
        rowSpacing: grid.gap

        Repeater {
            delegate: grid.face
            model: grid.rows.slice(grid.page * grid.perPage, (grid.page + 1) * grid.perPage)
        }
    }

    PagePager {
        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        count: grid.pages
        current: grid.page

        onTurned: page => grid.page = page
    }
}
