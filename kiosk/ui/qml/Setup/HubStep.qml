import QtQuick
import OperatorBridges
import Kit
import Operator

// Where the counts go: an address, typed or brought; it may be left empty.
Column {
    id: step

    required property SetupBridge setup
    readonly property AnswersBridge answers: setup.answers as AnswersBridge

    spacing: Tokens.gapWide

    PageText {
        text: qsTr("有市级平台的，把它的地址填在这里，统计会自动上报。没有就跳过：统计照样记在本机，随时可以用 U 盘导出。")
        width: parent.width
    }

    TextEntry {
        id: entry

        hint: qsTr("https://…（插上键盘输入）")
        most: 300
        width: parent.width

        onTyped: text => step.answers.write(text)
    }

    Flow {
        spacing: Tokens.gap
        width: parent.width

        PanelButton {
            iconName: "usb"
            objectName: "hubFromStick"
            text: qsTr("从 U 盘读取")

            onClicked: step.answers.readHub()
        }

        PanelButton {
            iconName: "close"
            objectName: "hubClear"
            text: qsTr("清空")
            visible: entry.text !== ""

            onClicked: {
                entry.text = "";
                step.answers.write("");
            }
        }
    }

    PageText {
        color: Tokens.inkSoft
        text: qsTr("U 盘上放一个文件 KEPU/hub.txt，里面只写一行地址。")
        width: parent.width
    }

    Connections {
        function onBrought(address: string) {
            entry.text = address;
        }

        target: step.answers
    }

    Component.onCompleted: entry.text = step.answers.hub
}
