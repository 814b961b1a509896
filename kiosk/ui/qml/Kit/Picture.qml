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

    function ask() {
        if (picture.source.toString() !== picture.wanted)
            picture.source = "";
        picture.sourceSize = picture.room;
        picture.source = picture.wanted;
    }

    asynchronous: true
    cache: true

    onRoomChanged: Qt.callLater(turn.restart)
    onWantedChanged: Qt.callLater(turn.restart)

    // One turn of the loop later than the layout, which settles by calls made later itself. A timer,
    // because it goes when the picture does: a page that closes still changes sizes on its way out.
    Timer {
        id: turn

        interval: 0

        onTriggered: picture.ask()
    }
}
