import QtQuick
import OperatorPages
import Kit

// How it stands, and below it the ways; or what would be sent, and below that the one tap.
Item {
    id: root

    required property SendingBridge page
    required property var pieces

    readonly property bool previews: page.view === "preview"

    Leaves {
        anchors.bottom: foot.top
        anchors.bottomMargin: Tokens.gap
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        pieces: root.pieces
    }

    Item {
        id: foot

        anchors.bottom: parent.bottom
        height: strip.visible ? strip.height : root.previews ? answers.height : ways.height
        width: parent.width

        Flow {
            id: ways

            layoutDirection: Qt.RightToLeft
            spacing: Tokens.gap
            visible: !strip.visible && !root.previews
            width: parent.width

            PanelButton {
                iconName: "cloud"
                look: "primary"
                objectName: "sendUpload"
                text: qsTr("现在上传")

                onClicked: root.page.send("upload")
            }

            PanelButton {
                Accessible.name: qsTr("存到 U 盘，并从 U 盘取回执")
                iconName: "usb"
                objectName: "sendStick"
                text: qsTr("U 盘存取")

                onClicked: root.page.send("stick")
            }

            PanelButton {
                iconName: "phone"
                objectName: "sendCode"
                text: qsTr("二维码")

                onClicked: root.page.send("code")
            }

            PanelButton {
                iconName: "look"
                objectName: "sendLook"
                text: qsTr("看内容")

                onClicked: root.page.look()
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
                    enabled: root.page.previewed
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
