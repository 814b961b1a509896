import QtQuick

// A picture filling its box, the overhang cut evenly, read off the window's thread by Qt alone.
// `corners` names the sides that end round, such as "tlr" (top, left, right), "all", or "" for none;
// behind them shows `behind`.
// It is asked for when the layout has settled: every size on the way would be drawn in vain.
Item {
    id: picture

    property color behind: Tokens.paper
    property string corners: ""
    property int radius: Tokens.corner
    property string source: ""

    readonly property bool loading: image.status === Image.Loading
    readonly property bool ready: image.status === Image.Ready
    readonly property size room: Qt.size(Math.round(width), Math.round(height))
    readonly property string wanted: width < 1 || height < 1 ? "" : source

    function ask() {
        if (image.source.toString() !== picture.wanted)
            image.source = "";
        image.sourceSize = picture.room;
        image.source = picture.wanted;
    }

    onRoomChanged: Qt.callLater(turn.restart)
    onWantedChanged: Qt.callLater(turn.restart)

    Image {
        id: image

        anchors.fill: parent
        asynchronous: true
        fillMode: Image.PreserveAspectCrop
    }

    // A frame in the colour behind lies over the picture; its inner edge is round. Where a side is
    // to stay square, the frame's round end is pushed out of sight.
    Item {
        anchors.fill: parent
        clip: true
        visible: picture.corners !== ""

        Rectangle {
            readonly property bool all: picture.corners === "all"
            readonly property int far: thick + picture.radius
            readonly property int thick: Math.ceil(picture.radius * 0.45)

            anchors.bottomMargin: all || picture.corners.includes("b") ? -thick : -far
            anchors.fill: parent
            anchors.leftMargin: all || picture.corners.includes("l") ? -thick : -far
            anchors.rightMargin: all || picture.corners.includes("r") ? -thick : -far
            anchors.topMargin: all || picture.corners.includes("t") ? -thick : -far
            border.color: picture.behind
            border.width: thick
            color: "transparent"
            radius: picture.radius + thick
        }
    }

    // One turn of the loop later than the layout, which settles by calls made later itself. A timer,
    // because it goes when the picture does: a page that closes still changes sizes on its way out.
    Timer {
        id: turn

        interval: 0

        onTriggered: picture.ask()
    }
}
