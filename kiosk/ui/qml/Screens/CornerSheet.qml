import QtQuick
import QtQuick.Layouts
import Bridges
import Kit

// What the hidden corner opens, for those who run the kiosk: class mode, and the operator's gate.
Item {
    id: sheet

    required property ClassBridge classroom
    required property ShellBridge shell

    Rectangle {
        anchors.fill: parent
        color: "#CC0D1B2A"
    }

    // What lies below must not answer; a tap beside the card goes back.
    MultiPointTouchArea {
        anchors.fill: parent

        onReleased: sheet.classroom.closeSheet()
    }

    Panel {
        id: card

        objectName: "sheetCard"

        anchors.centerIn: parent
        height: column.implicitHeight + 2 * Tokens.mm(12)
        width: Math.min(sheet.width - 2 * Tokens.margin, Tokens.mm(Tokens.elder ? 240 : 170))

        MultiPointTouchArea {
            // A touch that it takes means nothing (kiosk/shell/fingers.py).
            readonly property bool deaf: true

            anchors.fill: parent
        }

        ColumnLayout {
            id: column

            anchors.centerIn: parent
            spacing: Tokens.gapWide
            width: parent.width - 2 * Tokens.mm(10)

            Rectangle {
                Layout.alignment: Qt.AlignHCenter
                Layout.preferredHeight: Tokens.mm(34)
                Layout.preferredWidth: Tokens.mm(34)
                color: Tokens.night
                radius: height / 2
                // Large type on a small panel leaves no room for more than words and buttons.
                visible: sheet.height > Tokens.mm(Tokens.elder ? 260 : 200)

                Icon {
                    anchors.centerIn: parent
                    colour: Tokens.dawn
                    name: "people"
                    size: Math.round(parent.height * 0.6)
                }
            }

            Label {
                Layout.fillWidth: true
                bold: true
                font.pixelSize: Tokens.heading
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("老师、讲解员，您好")
            }

            Label {
                Layout.fillWidth: true
                color: Tokens.inkSoft
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("班级模式：先看讲解卡，再把题目放大，全班举手回答。")
            }

            PressButton {
                Layout.fillWidth: true
                Layout.topMargin: Tokens.mm(2)
                iconName: "people"
                look: "primary"
                objectName: "beginClass"
                text: qsTr("班级模式")

                visible: sheet.shell.screen !== "closed"

                onClicked: sheet.classroom.begin()
            }

            PressButton {
                Layout.fillWidth: true
                iconName: "lock"
                objectName: "askGate"
                text: qsTr("操作员")

                onClicked: sheet.shell.askGate()
            }

            PressButton {
                Layout.fillWidth: true
                iconName: "back"
                objectName: "closeSheet"
                text: qsTr("返回")

                onClicked: sheet.classroom.closeSheet()
            }
        }
    }
}
