import QtQuick
import Kit
import Operator

// The picture has turned. Unless somebody says that it is right, it turns back.
Item {
    id: prompt

    signal kept
    signal undone

    Rectangle {
        anchors.fill: parent
        color: "#CC0D1B2A"
    }

    // What lies below must not answer.
    MultiPointTouchArea {
        anchors.fill: parent
    }

    Panel {
        anchors.centerIn: parent
        height: column.height + 2 * Tokens.mm(12)
        width: Math.min(prompt.width - 2 * Tokens.margin, Tokens.mm(200))

        Column {
            id: column

            anchors.centerIn: parent
            spacing: Tokens.gapWide
            width: parent.width - 2 * Tokens.mm(12)

            PageText {
                bold: true
                font.pixelSize: Tokens.panelHeading
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("现在字是正的吗？")
                width: parent.width
            }

            PageText {
                color: Tokens.inkSoft
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("15 秒里不点“是正的”，就转回去。")
                width: parent.width
            }

            PanelButton {
                iconName: "check"
                look: "primary"
                objectName: "turnKeep"
                text: qsTr("是正的")
                width: parent.width

                onClicked: prompt.kept()
            }

            PanelButton {
                iconName: "back"
                objectName: "turnUndo"
                text: qsTr("转回去")
                width: parent.width

                onClicked: prompt.undone()
            }
        }
    }
}
