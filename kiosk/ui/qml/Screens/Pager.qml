import QtQuick
import Bridges
import Kit

// Back, where we are, on.
Row {
    id: pager

    required property ShelfBridge shelf

    spacing: Tokens.gap

    PressButton {
        enabled: pager.shelf.page > 0
        iconName: "prev"
        objectName: "pageBack"

        onClicked: pager.shelf.turn(-1)
    }

    Dots {
        anchors.verticalCenter: parent.verticalCenter
        count: pager.shelf.pageCount
        current: pager.shelf.page
        visible: count <= 8 && !Tokens.elder
    }

    Label {
        anchors.verticalCenter: parent.verticalCenter
        bold: true
        lineHeight: 1
        text: (pager.shelf.page + 1) + " / " + pager.shelf.pageCount
        visible: pager.shelf.pageCount > 8 || Tokens.elder
        wrapMode: Text.NoWrap
    }

    PressButton {
        enabled: pager.shelf.page + 1 < pager.shelf.pageCount
        iconName: "next"
        objectName: "pageOn"

        onClicked: pager.shelf.turn(1)
    }
}
