import QtQuick
import OperatorPages
import Kit

// A month for a phone, over the whole page: the code as large as there is room, several in turn.
Item {
    id: root

    required property SendingCodeBridge page

    readonly property bool wide: width > height
    readonly property real room: wide ? Math.min(height, width * 0.6) : Math.min(width, height - Tokens.mm(90))

    signal closed

    objectName: "sendCodePage"

    Rectangle {
        id: card

        border.color: Tokens.line
        border.width: Tokens.hairline
        color: Tokens.card
        height: root.room
        radius: Tokens.cornerSmall
        width: root.room
        x: root.wide ? 0 : (parent.width - width) / 2

        QrCode {
            id: code

            anchors.centerIn: parent
            code: root.page.code
            modules: root.page.modules
            mostMm: 4
            objectName: "sendingCode"
            room: root.room
            visible: root.page.code !== ""
        }
    }

    Item {
        id: aside

        anchors.bottom: parent.bottom
        anchors.left: root.wide ? card.right : parent.left
        anchors.leftMargin: root.wide ? Tokens.gapWide : 0
        anchors.right: parent.right
        anchors.top: root.wide ? parent.top : card.bottom
        anchors.topMargin: root.wide ? 0 : Tokens.gap

        Column {
            spacing: Tokens.mm(4)
            width: parent.width

            PageText {
                bold: true
                font.pixelSize: Tokens.panelHeading
                text: root.page.title
                width: parent.width
            }

            PageText {
                objectName: "sendCodeWords"
                text: root.page.words
                width: parent.width
            }

            PageText {
                color: Tokens.inkSoft
                text: qsTr("屏幕太暗扫不到时，请把它调亮。")
                visible: root.page.dim && root.page.count > 0
                width: parent.width
            }
        }

        PanelButton {
            anchors.bottom: parent.bottom
            iconName: "back"
            objectName: "sendBack"
            text: qsTr("返回")

            onClicked: root.closed()
        }

        PagePager {
            anchors.bottom: parent.bottom
            anchors.bottomMargin: root.wide ? Tokens.panelButton + Tokens.gap : 0
            anchors.right: root.wide ? undefined : parent.right
            count: root.page.count
            current: root.page.at

            onTurned: page => root.page.turn(page - root.page.at)
        }
    }
}
