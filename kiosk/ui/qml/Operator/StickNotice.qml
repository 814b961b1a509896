import QtQuick
import OperatorBridges
import Kit

// A stick was plugged in: which one, and the verdict in one line. Over whatever page is open.
Item {
    id: notice

    required property NoticeBridge stick

    readonly property color tint: stick.sign === "good" ? Tokens.right : stick.sign === "bad" ? Tokens.wrong : stick.sign === "warn" ? Tokens.warmInk : Tokens.dusk

    objectName: "stickNotice"

    Rectangle {
        anchors.fill: parent
        color: Tokens.night
        opacity: 0.6
    }

    // What lies below must not answer.
    MultiPointTouchArea {
        anchors.fill: parent
    }

    Panel {
        id: card

        anchors.centerIn: parent
        height: column.height + 2 * Tokens.mm(10)
        lifted: false
        width: Math.min(parent.width - 2 * Tokens.margin, Tokens.mm(300))

        Column {
            id: column

            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Tokens.gapWide
            width: parent.width - 2 * Tokens.mm(12)
            y: Tokens.mm(10)

            Row {
                spacing: Tokens.mm(5)
                width: parent.width

                Icon {
                    id: drawing

                    colour: Tokens.accent
                    name: "usb"
                    size: Tokens.mm(20)
                }

                PageText {
                    anchors.verticalCenter: parent.verticalCenter
                    bold: true
                    font.pixelSize: Tokens.panelHeading
                    objectName: "noticeTitle"
                    text: qsTr("U 盘“%1”插上了").arg(notice.stick.label)
                    width: parent.width - drawing.width - parent.spacing
                }
            }

            Row {
                spacing: Tokens.mm(5)
                width: parent.width

                Icon {
                    id: mark

                    colour: notice.tint
                    name: "sign-" + notice.stick.sign
                    size: Tokens.mm(14)
                }

                PageText {
                    anchors.verticalCenter: parent.verticalCenter
                    bold: true
                    color: notice.tint
                    objectName: "noticeWords"
                    text: notice.stick.words
                    width: parent.width - mark.width - parent.spacing
                }
            }

            Item {
                height: Tokens.panelButton
                width: parent.width

                PanelButton {
                    objectName: "noticeLater"
                    text: qsTr("以后")

                    onClicked: notice.stick.later()
                }

                PanelButton {
                    anchors.right: parent.right
                    iconName: "look"
                    look: "primary"
                    objectName: "noticeLook"
                    text: qsTr("查看")

                    onClicked: notice.stick.see()
                }
            }
        }
    }

    TouchGuard {
        id: guard

        anchors.fill: parent
        objectName: "touchGuard"
    }

    Component.onCompleted: guard.raise()
}
