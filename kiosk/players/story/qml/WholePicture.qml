import QtQuick

// A picture shown whole in its box; `paper` is where it lies there.
Item {
    id: whole

    property string source: ""
    // How much nearer one may go: it is drawn large enough for that.
    property real most: 1

    readonly property bool loading: image.status === Image.Loading
    readonly property bool ready: image.status === Image.Ready
    readonly property real aspect: ready && image.implicitHeight > 0 ? image.implicitWidth / image.implicitHeight : 4 / 3
    readonly property int paperWidth: Math.round(Math.min(width, height * aspect))
    readonly property int paperHeight: Math.round(paperWidth / aspect)
    readonly property rect paper: Qt.rect(Math.round((width - paperWidth) / 2), Math.round((height - paperHeight) / 2), paperWidth, paperHeight)

    // What is looked at: its centre and how near.
    property real lookX: 0.5
    property real lookY: 0.5
    property real zoom: 1

    clip: true

    Image {
        id: image

        // The picture may be moved until its edge is at the edge of the box, and no further.
        function placed(centre: real, size: int, box: int): int {
            if (size <= box)
                return Math.round((box - size) / 2);
            return Math.round(Math.min(0, Math.max(box - size, box / 2 - centre * size)));
        }

        asynchronous: true
        fillMode: Image.Stretch
        height: Math.round(whole.paperHeight * whole.zoom)
        source: whole.width > 0 && whole.height > 0 ? whole.source : ""
        sourceSize: Qt.size(Math.min(3200, Math.round(whole.width * whole.most)), Math.min(3200, Math.round(whole.height * whole.most)))
        width: Math.round(whole.paperWidth * whole.zoom)
        x: placed(whole.lookX, width, whole.width)
        y: placed(whole.lookY, height, whole.height)
    }
}
