pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import OperatorBridges
import Kit

// What to do with the code, and what the stick says.
Item {
    id: page

    required property ResetBridge reset

    property int textSize: Tokens.mm(10)

    readonly property bool refused: reset.stick === "wrong"
    readonly property list<string> steps: [qsTr("把代码告诉管理单位（密钥 %1）").arg(reset.key), qsTr("他们把答案文件存进 U 盘"), qsTr("把 U 盘插到本机，稍等片刻")]
    readonly property string status: {
        switch (reset.stick) {
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
        spacing: page.width > page.height ? Tokens.mm(4) : Tokens.mm(10)

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
                        color: Tokens.dawn
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
            Layout.topMargin: Tokens.mm(2)
            spacing: Tokens.mm(4)

            Icon {
                id: sign

                colour: page.refused ? Tokens.wrong : Tokens.accent
                name: page.refused ? "warning" : "usb"
                size: Math.round(page.textSize * 1.5)
            }

            Label {
                anchors.verticalCenter: sign.verticalCenter
                bold: true
                color: page.refused ? Tokens.wrong : Tokens.accent
                font.pixelSize: page.textSize
                objectName: "gateStick"
                text: page.reset.note !== "" ? page.reset.note : page.status
                width: parent.width - sign.width - Tokens.mm(4)
            }
        }
    }
}
