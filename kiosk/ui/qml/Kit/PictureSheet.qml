import QtQuick
import Frames

// Where pictures made elsewhere are painted: hand `lent` to whoever makes them. It goes back with this one.
Item {
    id: sheet

    required property FrameStock stock
    property PictureFrames lent: null
    readonly property bool shown: sheet.lent !== null && sheet.lent.shown

    function fit() {
        if (sheet.lent === null)
            return;
        sheet.lent.width = sheet.width;
        sheet.lent.height = sheet.height;
    }

    Component.onCompleted: {
        const item = sheet.stock.lendPicture() as PictureFrames;
        item.parent = sheet;
        sheet.lent = item;
        sheet.fit();
    }
    Component.onDestruction: sheet.stock.takeBack(sheet.lent)
    onHeightChanged: sheet.fit()
    onWidthChanged: sheet.fit()
}
