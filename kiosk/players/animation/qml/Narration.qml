import QtQuick
import QtMultimedia
import Kit
import Players.Animation

// The recorded voice of a step: a button, and in 长辈模式 it begins by itself. Idle waits while it speaks.
PressButton {
    id: narration

    required property AnimationBridge player
    property real volume: 1

    function speak() {
        if (voice.playbackState === MediaPlayer.PlayingState)
            voice.stop();
        else
            voice.play();
    }

    iconName: "ear"
    look: voice.playbackState === MediaPlayer.PlayingState ? "dark" : "plain"
    objectName: "narration"
    text: voice.playbackState === MediaPlayer.PlayingState ? qsTr("停") : qsTr("听一听")

    onClicked: Qt.callLater(narration.speak)

    MediaPlayer {
        id: voice

        source: narration.player.narration

        audioOutput: AudioOutput {
            muted: narration.volume <= 0
            volume: narration.volume
        }

        onErrorOccurred: (error, words) => console.info("narration:", words)
        onPlaybackStateChanged: narration.player.narrates(voice.playbackState === MediaPlayer.PlayingState)
        onSourceChanged: {
            if (Tokens.elder)
                Qt.callLater(voice.play);
        }
    }
}
