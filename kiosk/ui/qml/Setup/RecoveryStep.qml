import QtQuick
import OperatorBridges
import Kit
import Operator

// The way back in when the PIN is lost: a key on a stick that is kept elsewhere.
Column {
    id: step

    required property SetupBridge setup
    readonly property KeysBridge keys: setup.keys as KeysBridge

    spacing: Tokens.gapWide

    SignRow {
        objectName: "keySettled"
        nextStep: qsTr("把 U 盘收在单位，不要留在机器旁边。密码忘了，就用它重设。")
        sign: "good"
        title: qsTr("恢复钥匙 %1").arg(step.keys.key)
        visible: step.keys.key !== ""
        width: parent.width
    }

    PageText {
        text: qsTr("密码忘了怎么办？用一把放在 U 盘上的恢复钥匙，可以重设密码。")
        visible: step.keys.key === ""
        width: parent.width
    }

    Flow {
        spacing: Tokens.gap
        width: parent.width

        PanelButton {
            iconName: "key"
            objectName: "keyMake"
            text: qsTr("新做一把，写到 U 盘")

            onClicked: step.keys.makeKey()
        }

        PanelButton {
            iconName: "usb"
            objectName: "keyTake"
            text: qsTr("用 U 盘带来的")

            onClicked: step.keys.takeKey()
        }
    }

    PageText {
        color: Tokens.inkSoft
        text: qsTr("一个单位的几台机器可以共用一把：第一台新做，其他的用 U 盘带过去。")
        width: parent.width
    }

    SignRow {
        sign: "warn"
        visible: step.keys.key === ""
        what: qsTr("跳过也行；但是密码忘了又没有钥匙，就只能请技术人员来。")
        width: parent.width
    }
}
