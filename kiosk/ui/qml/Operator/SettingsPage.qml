pragma ComponentBehavior: Bound

import QtQuick
import OperatorBridges
import Kit

// 设置: the groups, the open group, or the machine; over them what has to be asked or told.
Item {
    id: root

    required property SettingsBridge page
    required property PanelBridge panel

    // "", machine or shutDown: what has no bridge of its own.
    property string place: ""
    objectName: "settingsPage"
    readonly property bool troubled: page.trouble.what !== undefined

    Loader {
        anchors.fill: parent
        sourceComponent: root.page.group !== "" ? group : root.place !== "" ? machine : home
        visible: !over.active
    }

    Loader {
        id: over

        active: root.troubled || root.place === "shutDown"
        anchors.fill: parent
        sourceComponent: root.troubled ? trouble : shutDown
    }

    Component {
        id: home

        SettingsHome {
            page: root.page

            onMachineAsked: root.place = "machine"
        }
    }

    Component {
        id: group

        SettingsGroup {
            page: root.page
        }
    }

    Component {
        id: machine

        SettingsMachine {
            page: root.page

            onClosed: root.place = ""
            onShutDownAsked: root.place = "shutDown"
        }
    }

    Component {
        id: shutDown

        AskCard {
            detail: qsTr("电脑也会关掉。下次请按电脑的电源键开机，展项屏会自己打开。")
            heading: qsTr("现在关机吗？")
            iconName: "power"
            no: qsTr("不关")
            yes: qsTr("关机")

            onAccepted: root.page.shutDown()
            onDeclined: root.place = "machine"
        }
    }

    Component {
        id: trouble

        AskCard {
            detail: root.page.trouble.next ?? ""
            heading: root.page.trouble.what ?? ""
            iconName: "sign-bad"
            tint: Tokens.wrong
            yes: qsTr("知道了")

            onAccepted: root.page.dismiss()
        }
    }
}
