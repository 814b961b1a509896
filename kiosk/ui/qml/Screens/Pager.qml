import QtQuick
import Bridges
import Kit

// Back, where we are, on.
Row {
    id: pager

    required property ShelfBridge shelf
    // Where large type leaves no room for the words, the figures say it.
    property bool terse: false

    readonly property int whole: Math.ceil(measure.advanceWidth) + 2 * (Tokens.button + spacing)

    spacing: Tokens.gap

    PressButton {
        enabled: pager.shelf.page > 0
        iconName: "prev"
        objectName: "pageBack"

        onClicked: pager.shelf.turn(-1)
    }

    Label {
        anchors.verticalCenter: parent.verticalCenter
        bold: true
        lineHeight: 1
        objectName: "pageWords"
        text: pager.terse ? (pager.shelf.page + 1) + " / " + pager.shelf.pageCount : measure.text
        wrapMode: Text.NoWrap
    }

    PressButton {
        enabled: pager.shelf.page + 1 < pager.shelf.pageCount
        iconName: "next"
        objectName: "pageOn"

        onClicked: pager.shelf.turn(1)
    }

    TextMetrics {
        id: measure

        font.family: Tokens.family
        font.pixelSize: Tokens.body
        font.weight: Font.Bold
        text: qsTr("第 %1 页，共 %2 页").arg(pager.shelf.page + 1).arg(pager.shelf.pageCount)
    }
}
