pragma ComponentBehavior: Bound

import QtQuick
import QtMultimedia
import Frames
import Kit
import Players.Video

// The film in its box, its poster before the first frame and after the last. With a graphics card Qt shows the
// frames; without one they are painted. The media player is told from the event loop only: while
// it waits for its threads, no Python call may be open.
Item {
    id: view

    required property VideoBridge player
    required property FrameStock stock
    property real volume: 1

    property QtObject sink: null

    function follow() {
        if (view.player.wanted) {
            if (media.playbackState !== MediaPlayer.PlayingState)
                Floor.take(view);
            media.play();
        } else if (media.playbackState === MediaPlayer.PlayingState) {
            media.pause();
        }
    }

    function jump(atS: real) {
        media.position = Math.round(atS * 1000);
        view.follow();
    }

    objectName: "filmView"

    Component.onCompleted: Qt.callLater(view.player.play)
    Component.onDestruction: Floor.leave(view)

    Item {
        id: frame

        anchors.centerIn: parent
        height: Math.round(Math.min(parent.height, parent.width / view.player.aspect))
        width: Math.round(Math.min(parent.width, parent.height * view.player.aspect))

        Loader {
            active: view.player.painted
            anchors.fill: parent

            sourceComponent: FilmSheet {
                objectName: "filmFrames"
                stock: view.stock

                onFramed: view.player.framed()
                onVideoSinkChanged: view.sink = videoSink
            }
        }

        Loader {
            active: !view.player.painted
            anchors.fill: parent

            sourceComponent: VideoOutput {
                endOfStreamPolicy: VideoOutput.KeepLastFrame
                objectName: "videoOutput"

                Component.onCompleted: view.sink = videoSink
                onSourceRectChanged: {
                    if (sourceRect.width > 0)
                        view.player.framed();
                }
            }
        }

        Picture {
            anchors.fill: parent
            behind: Tokens.night
            objectName: "filmPoster"
            source: view.player.poster
            visible: !view.player.showsFrames || view.player.state === "ended"
        }
    }

    MediaDevices {
        id: devices
    }

    AudioOutput {
        id: speaker

        muted: view.volume <= 0
        volume: view.volume * Floor.share(view, Floor.speaker)
    }

    MediaPlayer {
        id: media

        source: view.player.source
        videoOutput: view.sink

        // On a machine without sound Qt would complain of it from a thread of its own.
        audioOutput: devices.audioOutputs.length > 0 ? speaker : null

        onDurationChanged: view.player.measured(media.duration / 1000)
        onErrorOccurred: (error, words) => view.player.broke(words)
        onMediaStatusChanged: {
            if (media.mediaStatus === MediaPlayer.EndOfMedia)
                view.player.finished();
            else if (media.mediaStatus === MediaPlayer.InvalidMedia)
                view.player.broke(media.errorString);
        }
        onPlaybackStateChanged: {
            if (media.playbackState !== MediaPlayer.PlayingState)
                Floor.leave(view);
        }
        onPositionChanged: view.player.played(media.position / 1000)
    }

    Connections {
        function onChanged() {
            Qt.callLater(view.follow);
        }

        function onJumped(atS: real) {
            Qt.callLater(view.jump, atS);
        }

        target: view.player
    }
}
