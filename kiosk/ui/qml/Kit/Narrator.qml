import QtQuick
import QtMultimedia

// The recorded voice of what is shown: a button, and in 长辈模式 it begins by itself. Where nothing
// can be heard it says so, and how to change that. It is told from the event loop only: no Python
// call may be open while a player waits for its threads.
Item {
    id: narrator

    property string source: ""
    property real volume: 1
    // Why nothing is heard: "visitor" or "machine"; empty while it can be.
    property string silence: ""
    // The visitor has left: nothing more is said.
    property bool hushed: false
    // Whether it stands on a picture.
    property bool boxed: false
    property int speakers: devices.audioOutputs.length

    readonly property bool speaking: voice.playbackState === MediaPlayer.PlayingState
    readonly property bool mute: narrator.silence !== "" || narrator.speakers === 0
    // On a picture a button that does nothing would only be in the way of its reason.
    readonly property bool alone: narrator.boxed && narrator.silence !== ""
    readonly property bool below: narrator.boxed && !narrator.alone && narrator.width - button.width < Tokens.mm(Tokens.elder ? 120 : 84)
    property string loaded: ""
    property bool broken: false

    signal spoke(speaking: bool)

    function follow() {
        const wanted = narrator.hushed ? "" : narrator.source;
        if (wanted === narrator.loaded)
            return;
        narrator.loaded = wanted;
        narrator.broken = false;
        voice.source = wanted;
        if (wanted !== "" && Tokens.elder && narrator.silence === "")
            narrator.start();
    }

    function start() {
        Floor.take(narrator);
        voice.play();
    }

    function turn() {
        if (narrator.speaking)
            voice.stop();
        else if (!narrator.hushed)
            narrator.start();
    }

    implicitHeight: Tokens.button
    implicitWidth: button.implicitWidth
    objectName: "narrator"
    visible: narrator.source !== "" && !narrator.broken

    Component.onCompleted: Qt.callLater(narrator.follow)
    Component.onDestruction: Floor.leave(narrator)
    onHushedChanged: Qt.callLater(narrator.follow)
    onSilenceChanged: {
        if (narrator.silence !== "")
            Qt.callLater(voice.stop);
    }
    onSourceChanged: Qt.callLater(narrator.follow)
    onSpeakingChanged: {
        if (!narrator.speaking)
            Floor.leave(narrator);
        narrator.spoke(narrator.speaking);
    }

    PressButton {
        id: button

        enabled: narrator.silence === ""
        iconName: narrator.silence !== "" ? "sound-off" : "ear"
        look: narrator.speaking ? "dark" : "plain"
        objectName: "narration"
        text: narrator.speaking ? qsTr("停") : qsTr("听一听")
        visible: !narrator.alone

        onClicked: Qt.callLater(narrator.turn)
    }

    // On a picture the note has a ground of its own, and goes below where it is narrow beside.
    Rectangle {
        color: Tokens.card
        height: note.height + Tokens.mm(4)
        radius: Tokens.cornerSmall
        visible: narrator.boxed && note.visible
        width: note.contentWidth + Tokens.mm(8)
        x: note.x - Tokens.mm(4)
        y: note.y - Tokens.mm(2)
    }

    Label {
        id: note

        color: Tokens.inkSoft
        font.pixelSize: Tokens.small
        lineHeight: Tokens.elder ? 1 : 0.9
        maximumLineCount: narrator.boxed ? 4 : 2
        objectName: "narrationNote"
        text: narrator.silence === "visitor" ? qsTr("现在是静音。回首页点“静音”，声音就回来。") : narrator.mute ? qsTr("这台机器现在没有声音，请找工作人员。") : ""
        visible: text !== "" && width > Tokens.mm(30)
        width: narrator.width - x - (narrator.boxed ? Tokens.mm(4) : 0)
        x: narrator.below || narrator.alone ? Tokens.mm(4) : button.width + Tokens.mm(narrator.boxed ? 8 : 3)
        y: narrator.alone ? Tokens.mm(2) : narrator.below ? button.height + Tokens.mm(5) : Math.round((button.height - height) / 2)
    }

    MediaDevices {
        id: devices
    }

    AudioOutput {
        id: speaker

        muted: narrator.volume <= 0
        volume: narrator.volume
    }

    MediaPlayer {
        id: voice

        audioOutput: speaker

        onErrorOccurred: (error, words) => {
            console.info("narration:", words);
            narrator.broken = true;
        }
    }

    Connections {
        function onSpeakerChanged() {
            if (Floor.speaker !== null && Floor.speaker !== narrator && narrator.speaking)
                Qt.callLater(voice.stop);
        }

        target: Floor
    }
}
