import QtQuick

// A code for phones, crisp: every module the same whole number of pixels, with its quiet zone.
// As large as `room` allows, but a module is never under 0.6 mm; `fits` says whether that works.
Item {
    id: qr

    required property string code
    required property int modules
    property int room: 0
    property real mostMm: 1.6

    readonly property int side: modules + 8
    // A hundredth of a millimetre is not worth a pixel more.
    readonly property int least: Math.max(1, Math.ceil(0.595 * Tokens.pxPerStep))
    readonly property int most: Math.max(least, Math.floor(mostMm * Tokens.pxPerStep))
    readonly property int modulePx: Math.max(least, Math.min(most, Math.floor(room / side)))
    readonly property bool fits: modules > 0 && side * least <= room
    readonly property bool loading: code === ""

    implicitHeight: side * modulePx
    implicitWidth: side * modulePx

    Image {
        cache: false
        height: qr.implicitHeight
        smooth: false
        source: qr.code === "" ? "" : "image://code/" + qr.code + "/" + qr.modulePx
        width: qr.implicitWidth
    }
}
