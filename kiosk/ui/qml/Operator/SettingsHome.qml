pragma ComponentBehavior: Bound

import QtQuick
import OperatorBridges
import Kit

// The groups of settings, and the machine itself.
Item {
    id: home

    required property SettingsBridge page

    readonly property int columns: width > Tokens.mm(260) ? 3 : 2
    readonly property int lines: Math.ceil((page.groups.length + 1) / columns)

    signal machineAsked

    Grid {
        id: grid

        readonly property real tileHeight: Math.min(Tokens.mm(64), (bar.y - Tokens.gap - (home.lines - 1) * rowSpacing) / home.lines)
        readonly property real tileWidth: (width - (columns - 1) * columnSpacing) / columns

        columnSpacing: Tokens.gap
        columns: home.columns
        rowSpacing: Tokens.gap
        width: parent.width

        Repeater {
            model: home.page.groups.length

            GroupTile {
                required property int index
                readonly property var group: home.page.groups[index]

                height: grid.tileHeight
                hint: group.hint
                iconName: group.icon
                marked: group.waits
                objectName: "group-" + group.group
                text: group.title
                width: grid.tileWidth

                onClicked: home.page.open(group.group)
            }
        }

        GroupTile {
            height: grid.tileHeight
            hint: qsTr("密码、关机")
            iconName: "power"
            objectName: "group-machine"
            text: qsTr("本机")
            width: grid.tileWidth

            onClicked: home.machineAsked()
        }
    }

    Item {
        id: bar

        anchors.bottom: parent.bottom
        height: Math.max(Tokens.panelButton, note.implicitHeight)
        width: parent.width

        PageText {
            id: note

            anchors.left: parent.left
            anchors.right: wipe.left
            anchors.rightMargin: Tokens.gap
            anchors.verticalCenter: parent.verticalCenter
            color: Tokens.inkSoft
            lineHeight: 1
            objectName: "note"
            text: home.page.saving ? qsTr("正在保存……") : home.page.waits ? qsTr("已保存。离开面板时展项屏自己重启，两三秒。") : qsTr("改动马上保存，离开面板时生效。")
        }

        PanelButton {
            id: wipe

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            iconName: "cloth"
            objectName: "wipe"
            text: qsTr("清洁屏幕")

            onClicked: home.page.wipe()
        }
    }

    TouchGuard {
        id: guard

        anchors.fill: parent
        objectName: "touchGuard"
    }

    Component.onCompleted: guard.raise()
}
