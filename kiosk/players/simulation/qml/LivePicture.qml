pragma ComponentBehavior: Bound

import QtQuick
import Frames
import Kit
import Players.Simulation

// The picture that a program draws: fingers on it go to the program. Until its first picture is
// there one sees the colour of its rim, and after a moment the exhibit's own picture.
Rectangle {
    id: view

    required property SimulationBridge player
    required property FrameStock stock
    property string poster: ""

    function offer() {
        if (!view.player.closed)
            view.player.show(paper.lent, paper.width, paper.height, Tokens.pxPerStep);
    }

    function tell(kind: string, points: var) {
        for (const point of points)
            view.player.touch(kind, point.pointId, point.x, point.y);
    }

    clip: true
    color: view.player.background
    objectName: "livePicture"

    Loader {
        id: still

        active: false
        anchors.fill: parent

        sourceComponent: Picture {
            source: view.poster
        }
    }

    Timer {
        interval: 350
        running: true

        onTriggered: still.active = !paper.shown
    }

    PictureSheet {
        id: paper

        anchors.fill: parent
        objectName: "simulated"
        opacity: shown ? 1 : 0
        stock: view.stock

        Component.onCompleted: turn.restart()
        onHeightChanged: turn.restart()
        onShownChanged: still.active = false
        onWidthChanged: turn.restart()
    }

    // One turn of the loop later than the layout: every size makes the program anew.
    Timer {
        id: turn

        interval: 0

        onTriggered: view.offer()
    }

    MultiPointTouchArea {
        anchors.fill: parent
        maximumTouchPoints: 5

        onCanceled: points => view.tell("cancel", points)
        onPressed: points => view.tell("down", points)
        onReleased: points => view.tell("up", points)
        onUpdated: points => view.tell("move", points)
    }

    Connections {
        function onSceneChanged() {
            turn.restart();
        }

        target: view.player
    }
}
