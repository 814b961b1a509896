import QtQuick
import OperatorPages
import Kit

// How it stands, and below it the ways; or what would be sent, and below that the one tap.
Item {
    id: root

    required property SendingBridge page

    readonly property bool previews: page.view === "preview"

    Leaves {
        anchors.bottom: foot.top
        anchors.bottomMargin: Tokens.gap
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        pieces: root.page.pieces
    }

    Item {
        id: foot

        anchors.bottom: parent.bottom
        height: strip.visible ? strip.height : root.previews ? answers.height : ways.height
        width: parent.width

        Item {
            id: ways

            // Where not all stand beside each other, the one that is meant stays at the bottom.
            readonly property bool beside: Tokens.panelButton + others.needed + upload.width + 2 * Tokens.gap <= width

            height: beside ? Tokens.panelButton : 2 * Tokens.panelButton + Tokens.gap
            visible: !strip.visible && !root.previews
            width: parent.width

            PanelButton {
                id: leave

                anchors.bottom: parent.bottom
                iconName: "back"
                objectName: "sendLeave"
                text: ways.beside && ways.width < Tokens.mm(340) ? "" : qsTr("返回")

                Accessible.name: qsTr("返回")

                onClicked: root.page.back()
            }

            Row {
                id: others

                readonly property real needed: look.width + code.width + stick.width + 2 * Tokens.gap

                anchors.bottom: parent.bottom
                anchors.bottomMargin: ways.beside ? 0 : Tokens.panelButton + Tokens.gap
                anchors.right: parent.right
                anchors.rightMargin: ways.beside ? upload.width + Tokens.gap : 0
                spacing: Tokens.gap

                PanelButton {
                    id: look

                    iconName: "look"
                    objectName: "sendLook"
                    text: qsTr("看内容")

                    onClicked: root.page.look()
                }

                PanelButton {
                    id: code

                    iconName: "phone"
                    objectName: "sendCode"
                    text: qsTr("二维码")

                    onClicked: root.page.send("code")
                }

                PanelButton {
                    id: stick

                    Accessible.name: qsTr("存到 U 盘，并从 U 盘取回执")
                    iconName: "usb"
                    objectName: "sendStick"
                    text: qsTr("U 盘存取")

                    onClicked: root.page.send("stick")
                }
            }

            PanelButton {
                id: upload

                anchors.bottom: parent.bottom
                anchors.right: parent.right
                iconName: "cloud"
                look: "primary"
                objectName: "sendUpload"
                text: qsTr("现在上传")

                onClicked: root.page.send("upload")
            }
        }

        Item {
            id: answers

            height: Tokens.panelButton
            visible: !strip.visible && root.previews
            width: parent.width

            Row {
                spacing: Tokens.gap

                PanelButton {
                    iconName: "back"
                    objectName: "sendBack"
                    text: qsTr("返回")

                    onClicked: root.page.back()
                }

                PanelButton {
                    enabled: (root.page.preview as SendingPreviewBridge).json
                    objectName: "sendCloser"
                    text: "JSON"

                    onClicked: root.page.lookCloser()
                }
            }

            PanelButton {
                anchors.right: parent.right
                enabled: root.page.asks
                look: "primary"
                objectName: "sendAgree"
                text: qsTr("同意上报")
                visible: root.page.wanting

                onClicked: root.page.agree()
            }
        }

        JobStrip {
            id: strip

            objectName: "sendingStrip"
            running: root.page.running
            share: root.page.share
            visible: running
            width: parent.width
            words: root.page.words

            onCancelled: root.page.cancel()
        }
    }
}
