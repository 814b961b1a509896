import QtQuick
import OperatorPages
import Kit

// 报送: what the month's report would say of itself, and the way onto a stick.
Item {
    id: root

    required property ReportBridge page
    required property var pieces

    Leaves {
        anchors.bottom: foot.top
        anchors.bottomMargin: foot.visible ? Tokens.gap : 0
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        pieces: root.pieces
    }

    Column {
        id: foot

        anchors.bottom: parent.bottom
        spacing: Tokens.mm(3)
        visible: root.page.offered
        width: parent.width

        JobStrip {
            objectName: "reportStrip"
            running: root.page.running
            share: root.page.share
            visible: root.page.running
            width: parent.width
            words: root.page.words

            onCancelled: root.page.cancel()
        }

        PanelButton {
            anchors.right: parent.right
            iconName: "usb"
            look: "primary"
            objectName: "saveReport"
            text: qsTr("存到 U 盘")
            visible: !root.page.running

            onClicked: root.page.save()
        }
    }
}
