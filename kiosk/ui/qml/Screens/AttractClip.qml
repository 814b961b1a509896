pragma ComponentBehavior: Bound

import QtQuick
import QtMultimedia
import Bridges
import Frames
import Kit

// An exhibit's short clip over its poster: silent, once, then the poster is there again.
Item {
    id: clip

    required property ShellBridge shell
    required property string source

    readonly property real aspect: 16 / 9
    property bool shown: false
    property QtObject sink: null

    clip: true
    objectName: "attractClip"

    Item {
        anchors.centerIn: parent
        height: Math.ceil(Math.max(clip.height, clip.width / clip.aspect))
        visible: clip.shown
        width: Math.ceil(Math.max(clip.width, clip.height * clip.aspect))

        Loader {
            active: clip.shell.painted
            anchors.fill: parent

            sourceComponent: FilmSheet {
                stock: clip.shell.frames as FrameStock

                onFramed: clip.shown = true
                onVideoSinkChanged: clip.sink = videoSink
            }
        }

        Loader {
            active: !clip.shell.painted
            anchors.fill: parent

            sourceComponent: VideoOutput {
                Component.onCompleted: clip.sink = videoSink
                onSourceRectChanged: clip.shown = sourceRect.width > 0
            }
        }
    }

    MediaPlayer {
        id: media

        source: clip.source
        videoOutput: clip.sink

        onErrorOccurred: clip.shown = false
        onMediaStatusChanged: {
            if (media.mediaStatus === MediaPlayer.EndOfMedia)
                clip.shown = false;
        }
    }

    // The poster is seen for a moment first.
    Timer {
        interval: 1500
        running: true

        onTriggered: media.play()
    }
}
