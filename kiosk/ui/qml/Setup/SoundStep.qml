pragma ComponentBehavior: Bound

import QtQuick
import QtMultimedia
import OperatorBridges
import Kit
import Operator

// Our tone, as loud as chosen, and whether it was heard.
Column {
    id: step

    required property SetupBridge setup
    readonly property AnswersBridge answers: setup.answers as AnswersBridge
    readonly property bool mute: devices.audioOutputs.length === 0

    spacing: Tokens.gapWide

    MediaDevices {
        id: devices
    }

    // A machine without a device must not be asked to open one.
    Repeater {
        model: step.mute ? 0 : 1

        Item {
            SoundEffect {
                id: effect

                source: Tokens.assets + "/sounds/result.wav"
                volume: step.answers.volume / 100
            }

            Connections {
                function onClicked() {
                    effect.play();
                }

                target: play
            }
        }
    }

    SignRow {
        nextStep: qsTr("机器可以照常用，只是没有声音。接上音箱后，到“设置”里再测。")
        objectName: "soundMute"
        sign: "warn"
        title: qsTr("这台机器没有声音设备")
        visible: step.mute
        width: parent.width
    }

    StepperRow {
        canLess: step.answers.volume > 0
        canMore: step.answers.volume < 100
        shown: step.answers.volume + " %"
        title: qsTr("最大音量")
        visible: !step.mute
        width: parent.width

        onStepped: by => step.answers.setVolume(Math.round(step.answers.volume / 5) * 5 + 5 * by)
    }

    PanelButton {
        id: play

        iconName: "sound-on"
        look: "dark"
        objectName: "soundPlay"
        text: qsTr("放一段声音")
        visible: !step.mute
    }

    OptionRow {
        current: step.answers.heard
        options: [
            {
                value: "yes",
                label: qsTr("听到了")
            },
            {
                value: "no",
                label: qsTr("没听到")
            }
        ]
        title: qsTr("听到了吗？")
        visible: !step.mute
        width: parent.width

        onChosen: value => step.answers.hear(value)
    }

    PageText {
        color: Tokens.inkSoft
        objectName: "soundAdvice"
        text: qsTr("看看音箱有没有通电、开大，插头插在绿色的孔里；再看系统的音量是不是静音。")
        visible: step.answers.heard === "no" && !step.mute
        width: parent.width
    }

    Component.onCompleted: {
        if (step.mute)
            step.answers.hear("no-device");
    }
}
