pragma ComponentBehavior: Bound

import QtQuick
import QtMultimedia
import Bridges
import Kit

// The kiosk's four small sounds, heard when something says so. A machine without sound stays silent
// for the visitor, and says so once in the log.
Item {
    id: sounds

    required property ShellBridge shell

    Repeater {
        model: devices.audioOutputs.length > 0 ? ["press", "right", "wrong", "result"] : []

        Item {
            id: one

            required property string modelData

            SoundEffect {
                id: effect

                muted: sounds.shell.loudness <= 0
                source: Tokens.assets + "/sounds/" + one.modelData + ".wav"
                volume: sounds.shell.loudness

                onStatusChanged: {
                    if (effect.status === SoundEffect.Error)
                        sounds.shell.soundFailed(one.modelData);
                }
            }

            Connections {
                function onCue(name: string) {
                    if (name === one.modelData)
                        effect.play();
                }

                target: Cues
            }
        }
    }

    MediaDevices {
        id: devices
    }

    Component.onCompleted: {
        if (devices.audioOutputs.length === 0)
            sounds.shell.soundFailed("");
    }
}
