import QtQuick
import Bridges
import Kit

// Whose kiosk this is, and the two switches everybody may need: bigger type, other language.
Item {
    id: header

    required property ShellBridge shell

    height: Tokens.button

    Image {
        id: logo

        anchors.verticalCenter: parent.verticalCenter
        asynchronous: true
        height: Tokens.mm(17)
        source: "image://art/logo"
        sourceSize: Qt.size(width, height)
        width: height
    }

    Column {
        anchors.left: logo.right
        anchors.leftMargin: Tokens.mm(4)
        anchors.right: switches.left
        anchors.rightMargin: Tokens.gap
        anchors.verticalCenter: parent.verticalCenter

        Label {
            bold: true
            elide: Text.ElideRight
            font.pixelSize: Tokens.mm(Tokens.elder ? 12 : 8.5)
            lineHeight: 0.95
            text: header.shell.siteName
            width: parent.width
            wrapMode: Text.NoWrap
        }

        Label {
            color: Tokens.inkSoft
            elide: Text.ElideRight
            font.pixelSize: Tokens.elder ? Tokens.mm(10) : Tokens.small
            lineHeight: 0.95
            text: header.shell.sitePlace
            width: parent.width
            wrapMode: Text.NoWrap
        }
    }

    Row {
        id: switches

        anchors.right: parent.right
        spacing: Tokens.gap

        PressButton {
            iconName: "elder"
            look: header.shell.elder ? "dark" : "plain"
            objectName: "elderSwitch"
            text: header.shell.elder ? qsTr("普通模式") : qsTr("长辈模式")

            onClicked: header.shell.setElder(!header.shell.elder)
        }

        PressButton {
            objectName: "languageSwitch"
            text: names.language(header.shell.otherLanguage)
            visible: header.shell.otherLanguage !== ""

            onClicked: header.shell.speak(header.shell.otherLanguage)
        }
    }

    Names {
        id: names
    }
}
