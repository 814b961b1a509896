pragma ComponentBehavior: Bound

import QtQuick
import Frames
import Kit
import Players.Animation

// The picture of the step that is shown, in its box: a drawing, an animated picture, a sheet of
// pictures, or a still that one looks over.
Item {
    id: view

    required property AnimationBridge player
    required property FrameStock stock
    readonly property bool moving: view.player.state === "moving" && !view.player.held
    readonly property bool running: !view.player.held && (view.moving || view.player.loops)

    function restart() {
        if (view.player.closed)
            return;
        picture.sourceComponent = null;
        switch (view.player.type) {
        case "lottie":
            picture.sourceComponent = drawing;
            break;
        case "webp":
            picture.sourceComponent = animated;
            break;
        case "sheet":
            picture.sourceComponent = sheet;
            break;
        case "still":
            picture.sourceComponent = still;
            break;
        }
    }

    clip: true
    objectName: "stepView"

    Component.onCompleted: Qt.callLater(view.player.begin)

    Loader {
        id: picture

        anchors.fill: parent
    }

    Connections {
        function onRestarted() {
            Qt.callLater(view.restart);
        }

        target: view.player
    }

    Component {
        id: drawing

        Item {
            id: desk

            PictureSheet {
                id: paper

                readonly property size whole: view.player.drawingSize

                function offer() {
                    view.player.lottie.show(paper.lent, paper.width, paper.height);
                }

                anchors.centerIn: desk
                height: Math.round(Math.min(desk.height, desk.width * whole.height / Math.max(1, whole.width)))
                objectName: "drawing"
                stock: view.stock
                opacity: shown ? 1 : 0
                width: Math.round(Math.min(desk.width, desk.height * whole.width / Math.max(1, whole.height)))

                Component.onCompleted: Qt.callLater(paper.offer)
                onHeightChanged: Qt.callLater(paper.offer)
                onWidthChanged: Qt.callLater(paper.offer)
            }
        }
    }

    Component {
        id: animated

        AnimatedImage {
            property bool done: false

            asynchronous: true
            cache: false
            fillMode: Image.PreserveAspectFit
            paused: !view.running || done
            playing: true
            source: view.player.picture

            onCurrentFrameChanged: {
                if (!view.player.loops && frameCount > 0 && currentFrame === frameCount - 1 && !done) {
                    done = true;
                    view.player.pictureEnded();
                }
            }
            onStatusChanged: {
                if (status === AnimatedImage.Error)
                    view.player.broke(source);
            }
        }
    }

    Component {
        id: sheet

        Item {
            id: reel

            property int at: 0
            readonly property var box: view.player.frames[reel.at] ?? null
            readonly property real scaling: reel.box === null ? 1 : Math.min(width / reel.box.width, height / reel.box.height)

            Item {
                anchors.centerIn: parent
                clip: true
                height: reel.box === null ? 0 : Math.round(reel.box.height * reel.scaling)
                width: reel.box === null ? 0 : Math.round(reel.box.width * reel.scaling)

                Image {
                    asynchronous: true
                    height: Math.round(implicitHeight * reel.scaling)
                    source: view.player.picture
                    width: Math.round(implicitWidth * reel.scaling)
                    x: reel.box === null ? 0 : -Math.round(reel.box.x * reel.scaling)
                    y: reel.box === null ? 0 : -Math.round(reel.box.y * reel.scaling)

                    onStatusChanged: {
                        if (status === Image.Error)
                            view.player.broke(source);
                    }
                }
            }

            Timer {
                interval: reel.box === null ? 100 : reel.box.durationMs
                repeat: true
                running: view.running && reel.box !== null

                onTriggered: {
                    if (reel.at + 1 < view.player.frames.length)
                        reel.at += 1;
                    else if (view.player.loops)
                        reel.at = 0;
                    else
                        view.player.pictureEnded();
                }
            }
        }
    }

    Component {
        id: still

        Item {
            id: looked

            // Read once: what is bound to the player is told anew whenever its state changes.
            property var way: null
            property real lookX: 0.5
            property real lookY: 0.5
            property real zoom: 1
            readonly property int overMs: Tokens.motionAllowed ? (way?.overMs ?? 0) : 0

            clip: true

            Component.onCompleted: {
                looked.way = view.player.look;
                looked.lookX = looked.way.from.x;
                looked.lookY = looked.way.from.y;
                looked.zoom = looked.way.from.zoom;
            }

            Image {
                id: whole

                readonly property real fit: implicitHeight > 0 ? Math.max(looked.width / implicitWidth, looked.height / implicitHeight) : 1

                asynchronous: true
                height: implicitHeight * fit * looked.zoom
                source: view.player.picture
                sourceSize.width: Math.min(3200, Math.round(looked.width * Math.max(1, looked.way?.to.zoom ?? 1, looked.way?.from.zoom ?? 1)))
                width: implicitWidth * fit * looked.zoom
                x: Math.round(Math.min(0, Math.max(looked.width - width, looked.width / 2 - looked.lookX * width)))
                y: Math.round(Math.min(0, Math.max(looked.height - height, looked.height / 2 - looked.lookY * height)))

                onStatusChanged: {
                    if (status === Image.Error)
                        view.player.broke(source);
                }
            }

            ParallelAnimation {
                paused: running && view.player.held
                running: whole.status === Image.Ready && looked.way !== null

                onFinished: view.player.pictureEnded()

                NumberAnimation {
                    duration: looked.overMs
                    easing.type: Easing.InOutSine
                    property: "lookX"
                    target: looked
                    to: looked.way?.to.x ?? 0.5
                }

                NumberAnimation {
                    duration: looked.overMs
                    easing.type: Easing.InOutSine
                    property: "lookY"
                    target: looked
                    to: looked.way?.to.y ?? 0.5
                }

                NumberAnimation {
                    duration: looked.overMs
                    easing.type: Easing.InOutSine
                    property: "zoom"
                    target: looked
                    to: looked.way?.to.zoom ?? 1
                }
            }
        }
    }
}
