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
    property int speakers: devices.audioOutputs.length

    readonly property bool speaking: voice.playbackState === MediaPlayer.PlayingState
    readonly property bool mute: narrator.silence !== "" || narrator.speakers === 0
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

        onClicked: Qt.callLater(narrator.turn)
    }

    Label {
        anchors.left: button.right
        anchors.leftMargin: Tokens.mm(3)
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        color: Tokens.inkSoft
        font.pixelSize: Tokens.small
        lineHeight: Tokens.elder ? 1 : 0.9
        maximumLineCount: 2
        objectName: "narrationNote"
        text: narrator.silence === "visitor" ? qsTr("现在是静音。回首页点“静音”，声音就回来。") : narrator.mute ? qsTr("这台机器现在没有声音，请找工作人员。") : ""
        visible: text !== "" && width > Tokens.mm(30)
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

        // On a machine without sound Qt would complain of it from a thread of its own.
        audioOutput: devices.audioOutputs.length > 0 ? speaker : null

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
