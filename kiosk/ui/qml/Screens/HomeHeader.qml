pragma ComponentBehavior: Bound

import QtQuick
import Bridges
import Kit

// Whose kiosk this is; on a wide panel also the switches for bigger type and another language.
Item {
    id: header

    required property ShellBridge shell
    property bool wide: true

    height: Tokens.button

    Drawing {
        id: logo

        anchors.verticalCenter: parent.verticalCenter
        height: Tokens.mm(17)
        name: "logo"
        width: height
    }

    Column {
        anchors.left: logo.right
        anchors.leftMargin: Tokens.mm(4)
        anchors.right: aside.left
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

        Item {
            height: line.height
            width: parent.width

            Label {
                id: line

                color: Tokens.inkSoft
                elide: Text.ElideRight
                font.pixelSize: Tokens.elder ? Tokens.mm(10) : Tokens.small
                lineHeight: 0.95
                text: header.shell.sitePlace
                width: Math.min(implicitWidth, parent.width * (away.active ? 0.45 : 1))
                wrapMode: Text.NoWrap
            }

            Loader {
                id: away

                active: header.shell.outing !== ""
                anchors.left: line.right
                anchors.leftMargin: Tokens.mm(4)
                anchors.verticalCenter: line.verticalCenter

                sourceComponent: OutingTag {
                    place: header.shell.outing
                    room: line.parent.width - line.width - Tokens.mm(4)
                }
            }
        }
    }

    // On a high panel the switches are below, in reach.
    Item {
        id: aside

        anchors.right: parent.right
        height: parent.height
        width: header.wide ? switches.width : 0

        Switches {
            id: switches

            anchors.right: parent.right
            room: header.width * 0.6
            shell: header.shell
            visible: header.wide
        }
    }
}
