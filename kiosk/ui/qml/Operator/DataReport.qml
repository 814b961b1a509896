import QtQuick
import OperatorPages
import Kit

// 报送: what the report of the month or year says of itself, and its way onto a stick.
Item {
    id: root

    required property ReportBridge page
    required property var pieces

    // Beside the other button and the pager where all have room, else above it.
    readonly property bool beside: !save.visible || save.width + send.width + Tokens.gap + Tokens.mm(100) <= width

    signal sent

    Leaves {
        anchors.bottom: strip.visible ? strip.top : parent.bottom
        anchors.bottomMargin: strip.visible ? Tokens.gap : 0
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        foot: !send.visible ? 0 : root.beside ? send.height : 2 * send.height + Tokens.gap
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

    PanelButton {
        id: send

        anchors.bottom: parent.bottom
        anchors.bottomMargin: root.beside ? 0 : save.height + Tokens.gap
        anchors.right: parent.right
        anchors.rightMargin: root.beside && save.visible ? save.width + Tokens.gap : 0
        iconName: "cloud"
        objectName: "openSending"
        text: qsTr("上报平台")
        visible: !root.page.running

        onClicked: root.sent()
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
