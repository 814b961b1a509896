import QtQuick
import Bridges
import Kit

// The two switches everybody may need: bigger type, another language (by its own name).
Row {
    id: switches

    required property ShellBridge shell

    spacing: Tokens.gap

    Names {
        id: names
    }

    PressButton {
        iconName: "elder"
        look: switches.shell.elder ? "dark" : "plain"
        objectName: "elderSwitch"
        text: switches.shell.elder ? qsTr("普通模式") : qsTr("长辈模式")

        onClicked: switches.shell.setElder(!switches.shell.elder)
    }

    PressButton {
        objectName: "languageSwitch"
        text: names.language(switches.shell.otherLanguage)
        visible: switches.shell.otherLanguage !== ""

        onClicked: switches.shell.speak(switches.shell.otherLanguage)
    }
}
