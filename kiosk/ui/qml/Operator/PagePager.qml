import QtQuick
import Kit

// Back, where we are, on. Hidden where one page holds all.
Row {
    id: pager

    property int count: 1
    property int current: 0

    signal turned(int page)

    spacing: Tokens.gap
    visible: count > 1

    PanelButton {
        enabled: pager.current > 0
        iconName: "prev"
        objectName: "pageBack"

        onClicked: pager.turned(pager.current - 1)
    }

    PageText {
        anchors.verticalCenter: parent.verticalCenter
        bold: true
        lineHeight: 1
        objectName: "pageWords"
        text: (pager.current + 1) + " / " + pager.count
        wrapMode: Text.NoWrap
    }

    PanelButton {
        enabled: pager.current + 1 < pager.count
        iconName: "next"
        objectName: "pageOn"

        onClicked: pager.turned(pager.current + 1)
    }
}
