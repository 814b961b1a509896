pragma ComponentBehavior: Bound

import QtQuick
import OperatorBridges
import Kit

// The one-time code, on the night side: four groups of four, to be read out on the telephone.
Column {
    id: head

    required property ResetBridge reset

    spacing: Tokens.mm(5)

    Label {
        bold: true
        color: Tokens.onDark
        font.pixelSize: Tokens.mm(Tokens.elder ? 17 : 16)
        text: qsTr("重设密码")
        width: parent.width
    }

    Row {
        id: groups

        objectName: "gateCode"
        spacing: Tokens.mm(4)

        Repeater {
            model: head.reset.code === "" ? [] : head.reset.code.split("-")

            Rectangle {
                id: group

                required property string modelData

                readonly property int letterPx: Math.min(Tokens.mm(18), Math.floor(width / 3.6))

                color: Tokens.card
                height: Tokens.mm(28)
                radius: Tokens.cornerSmall
                width: Math.min(Tokens.mm(76), Math.floor((head.width - 3 * groups.spacing) / 4))

                Label {
                    anchors.centerIn: parent
                    bold: true
                    font.letterSpacing: Math.round(group.letterPx * 0.08)
                    font.pixelSize: group.letterPx
                    lineHeight: 1
                    text: group.modelData
                    wrapMode: Text.NoWrap
                }
            }
        }
    }
}
