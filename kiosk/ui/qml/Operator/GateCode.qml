pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import OperatorBridges
import Kit

// The way back in: a code to read out on the telephone, and what the stick says.
Item {
    id: page

    required property GateBridge gate

    property int textSize: Tokens.mm(10)

    readonly property bool wide: width > height
    readonly property list<string> steps: [qsTr("把代码告诉管理单位（密钥 %1）").arg(gate.key), qsTr("他们把答案文件存进 U 盘"), qsTr("把 U 盘插到本机，稍等片刻")]
    readonly property string status: {
        switch (gate.stick) {
        case "no-answer":
            return qsTr("U 盘里没有这次的答案");
        case "wrong":
            return qsTr("这个答案不是用本机的密钥做的");
        default:
            return qsTr("正在等 U 盘…");
        }
    }

    ColumnLayout {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: page.wide ? Tokens.gap : Tokens.mm(12)
        visible: page.gate.key !== ""

        Label {
            Layout.fillWidth: true
            bold: true
            font.pixelSize: Tokens.mm(Tokens.elder ? 16 : 14)
            text: qsTr("重设密码")
        }

        Row {
            id: groups

            Layout.fillWidth: true
            objectName: "gateCode"
            spacing: Tokens.mm(4)

            Repeater {
                model: page.gate.code === "" ? [] : page.gate.code.split("-")

                Rectangle {
                    id: group

                    required property string modelData

                    border.color: Tokens.line
                    border.width: Tokens.hairline
                    color: Tokens.card
                    height: Tokens.mm(26)
                    radius: Tokens.cornerSmall
                    width: Math.min(Tokens.mm(68), Math.floor((groups.width - 3 * groups.spacing) / 4))

                    Label {
                        anchors.centerIn: parent
                        bold: true
                        font.letterSpacing: Tokens.mm(1)
                        font.pixelSize: Math.min(Tokens.mm(16), Math.floor(group.width / 3.6))
                        lineHeight: 1
                        text: group.modelData
                        wrapMode: Text.NoWrap
                    }
                }
            }
        }

        Repeater {
            model: page.steps

            Row {
                id: step

                required property int index
                required property string modelData

                Layout.fillWidth: true
                spacing: Tokens.mm(4)

                Rectangle {
                    id: number

                    color: Tokens.night
                    height: Math.round(page.textSize * 1.5)
                    radius: height / 2
                    width: height

                    Label {
                        anchors.centerIn: parent
                        bold: true
                        color: Tokens.onDark
                        font.pixelSize: page.textSize
                        lineHeight: 1
                        text: step.index + 1
                    }
                }

                Label {
                    anchors.verticalCenter: number.verticalCenter
                    font.pixelSize: page.textSize
                    text: step.modelData
                    width: step.width - number.width - step.spacing
                }
            }
        }

        Row {
            Layout.fillWidth: true
            spacing: Tokens.mm(4)

            Icon {
                id: sign

                colour: page.gate.stick === "wrong" ? Tokens.wrong : Tokens.accent
                name: "stick"
                size: Math.round(page.textSize * 1.5)
            }

            Label {
                anchors.verticalCenter: sign.verticalCenter
                bold: true
                color: page.gate.stick === "wrong" ? Tokens.wrong : Tokens.accent
                font.pixelSize: page.textSize
                objectName: "gateStick"
                text: page.gate.note !== "" ? page.gate.note : page.status
                width: parent.width - sign.width - Tokens.mm(4)
            }
        }
    }

    ColumnLayout {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Tokens.gap
        visible: page.gate.key === ""

        Icon {
            colour: Tokens.accent
            name: "warning"
            size: Tokens.mm(24)
        }

        Label {
            Layout.fillWidth: true
            bold: true
            font.pixelSize: Tokens.mm(Tokens.elder ? 16 : 14)
            text: qsTr("这里不能重设密码")
        }

        Label {
            Layout.fillWidth: true
            color: Tokens.inkSoft
            font.pixelSize: page.textSize
            text: qsTr("本机没有恢复密钥。请联系安装单位，带键盘到现场重设。")
        }
    }
}
