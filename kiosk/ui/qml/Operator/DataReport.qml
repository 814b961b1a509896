import QtQuick
import OperatorPages
import Kit

// 报送: what the report of the month or year says of itself, and its way onto a stick.
Item {
    id: root

    required property ReportBridge page
    required property var pieces

    Leaves {
        anchors.bottom: strip.visible ? strip.top : parent.bottom
        anchors.bottomMargin: strip.visible ? Tokens.gap : 0
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        foot: save.visible ? save.height : 0
        pieces: root.pieces
    }

    PanelButton {
        id: save

        anchors.bottom: parent.bottom
        anchors.right: parent.right
        iconName: "usb"
        look: "primary"
        objectName: "saveReport"
        text: qsTr("存到 U 盘")
        visible: root.page.offered && !root.page.running

        onClicked: root.page.save()
    }

    JobStrip {
        id: strip

        anchors.bottom: parent.bottom
        objectName: "reportStrip"
        running: root.page.running
        share: root.page.share
        visible: running
        width: parent.width
        words: root.page.words

        onCancelled: root.page.cancel()
    }
}
