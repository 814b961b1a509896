import QtQuick
import Frames

// Where a film's frames are painted. The item that paints them is lent, and goes back with this one.
Item {
    id: sheet

    required property FrameStock stock
    property FilmFrames lent: null
    readonly property QtObject videoSink: sheet.lent === null ? null : sheet.lent.videoSink

    signal framed

    function fit() {
        if (sheet.lent === null)
            return;
        sheet.lent.width = sheet.width;
        sheet.lent.height = sheet.height;
    }

    Component.onCompleted: {
        const item = sheet.stock.lendFilm() as FilmFrames;
        item.parent = sheet;
        sheet.lent = item;
        sheet.fit();
    }
    Component.onDestruction: sheet.stock.takeBack(sheet.lent)
    onHeightChanged: sheet.fit()
    onWidthChanged: sheet.fit()

    Connections {
        function onFramed() {
            sheet.framed();
        }

        target: sheet.lent
    }
}
