import QtQuick

// A picture of an exhibit, cropped to its box and with round corners, read off the window's thread.
// `corners` names the rounded ones: any of "tl", "tr", "bl", "br", or "all".
// It is asked for when the layout has settled: every size on the way would be drawn in vain.
Image {
    id: picture

    property string corners: ""
    property string exhibit: ""
    property string file: ""
    property int radius: Tokens.corner

    readonly property size room: Qt.size(Math.round(width), Math.round(height))
    readonly property string wanted: exhibit === "" || file === "" || width < 1 || height < 1 ? "" : "image://exhibit/" + exhibit + "/" + file + "?corners=" + corners + "&radius=" + radius

    // One turn of the loop later than the layout, which settles by such calls itself.
    function askSoon() {
        Qt.callLater(picture.ask);
    }

    function ask() {
        if (picture.source.toString() !== picture.wanted)
            picture.source = "";
        picture.sourceSize = picture.room;
        picture.source = picture.wanted;
    }

    asynchronous: true
    cache: true

    onRoomChanged: Qt.callLater(picture.askSoon)
    onWantedChanged: Qt.callLater(picture.askSoon)
}
