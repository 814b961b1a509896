import QtQuick
import Bridges
import Kit

// The three switches everybody may need: bigger type, how loud, another language (by its own name).
// Where all words do not fit into `room`, the loudness is said by its sign alone.
Row {
    id: switches

    required property ShellBridge shell
    property int room: 100000

    readonly property int wanted: elder.implicitWidth + language.wanted + sound.whole + 2 * spacing

    spacing: Tokens.gap

    Names {
        id: names
    }

    PressButton {
        id: elder

        iconName: "elder"
        look: switches.shell.elder ? "dark" : "plain"
        objectName: "elderSwitch"
        text: switches.shell.elder ? qsTr("普通模式") : qsTr("长辈模式")

        onClicked: switches.shell.setElder(!switches.shell.elder)
    }

    PressButton {
        id: sound

        readonly property string says: shell.volume === 0 ? qsTr("静音") : shell.volume === 1 ? qsTr("轻声") : qsTr("声音")
        readonly property int whole: measure.advanceWidth + font.pixelSize * 1.15 + Tokens.mm(16.5)

        property ShellBridge shell: switches.shell

        Accessible.name: says
        iconName: shell.volume === 0 ? "sound-off" : shell.volume === 1 ? "sound-soft" : "sound-on"
        objectName: "soundSwitch"
        text: switches.wanted <= switches.room ? says : ""

        onClicked: shell.setVolume((shell.volume + 2) % 3)
    }

    PressButton {
        id: language

        readonly property int wanted: visible ? implicitWidth : 0

        objectName: "languageSwitch"
        text: names.language(switches.shell.otherLanguage)
        visible: switches.shell.otherLanguage !== ""

        onClicked: switches.shell.speak(switches.shell.otherLanguage)
    }

    TextMetrics {
        id: measure

        font: sound.font
        text: sound.says
    }
}
