import QtQuick
import QtQuick.Layouts

// A question over the screen: a darkened page, one card, at most two big buttons.
Item {
    id: prompt

    property string detail: ""
    property string heading: ""
    property string no: ""
    property string yes: ""

    default property alias figure: slot.data

    signal accepted
    signal declined

    Rectangle {
        anchors.fill: parent
        color: "#CC0D1B2A"
    }

    // What lies below must not answer while the question stands; a tap beside the card means yes.
    MultiPointTouchArea {
        anchors.fill: parent

        onReleased: prompt.accepted()
    }

    Panel {
        id: card

        anchors.centerIn: parent
        height: column.implicitHeight + 2 * Tokens.mm(12)
        width: Math.min(prompt.width - 2 * Tokens.margin, Tokens.mm(Tokens.elder ? 220 : 170))

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

            Item {
                id: slot

                Layout.alignment: Qt.AlignHCenter
                implicitHeight: childrenRect.height
                implicitWidth: childrenRect.width
                visible: children.length > 0
            }

            Label {
                Layout.fillWidth: true
                bold: true
                font.pixelSize: Tokens.heading
                horizontalAlignment: Text.AlignHCenter
                text: prompt.heading
            }

            Label {
                Layout.fillWidth: true
                color: Tokens.inkSoft
                horizontalAlignment: Text.AlignHCenter
                text: prompt.detail
                visible: text !== ""
            }

            GridLayout {
                Layout.alignment: Qt.AlignHCenter
                columnSpacing: Tokens.gapWide
                columns: yesButton.implicitWidth + noButton.implicitWidth + columnSpacing <= column.width ? 2 : 1
                rowSpacing: Tokens.gap

                PressButton {
                    id: noButton

                    Layout.fillWidth: true
                    objectName: "promptNo"
                    text: prompt.no
                    visible: text !== ""

                    onClicked: prompt.declined()
                }

                PressButton {
                    id: yesButton

                    Layout.fillWidth: true
                    look: "primary"
                    objectName: "promptYes"
                    text: prompt.yes

                    onClicked: prompt.accepted()
                }
            }
        }
    }
}
