import QtQuick

// A picture of an exhibit, cropped to its box and with round corners, read off the window's thread.
// `corners` names the rounded ones: any of "tl", "tr", "bl", "br", or "all".
Image {
    id: picture

    property string corners: ""
    property string exhibit: ""
    property string file: ""
    property int radius: Tokens.corner

    asynchronous: true
    cache: true
    source: exhibit === "" || file === "" || width < 1 || height < 1 ? "" : "image://exhibit/" + exhibit + "/" + file + "?corners=" + corners + "&radius=" + radius
    sourceSize: Qt.size(Math.round(width), Math.round(height))
}
