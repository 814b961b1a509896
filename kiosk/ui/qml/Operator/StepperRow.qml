import QtQuick
import Kit

// A number by − and +; a held finger goes on, slowly first.
Row {
    id: row

    property string title: ""
    property string explanation: ""
    // The number with its unit, as people read it.
    property string shown: ""
    property bool canLess: true
    property bool canMore: true

    signal stepped(int by)

    spacing: Tokens.gap

    Column {
        anchors.verticalCenter: parent.verticalCenter
        width: row.width - less.width - more.width - number.width - 3 * row.spacing

        PageText {
            bold: true
            text: row.title
            width: parent.width
        }

        PageText {
            color: Tokens.inkSoft
            text: row.explanation
            visible: text !== ""
            width: parent.width
        }
    }

    PanelButton {
        id: less

        anchors.verticalCenter: parent.verticalCenter
        autoRepeat: true
        autoRepeatDelay: 500
        autoRepeatInterval: 160
        enabled: row.canLess
        iconName: "minus"
        objectName: "less"

        onClicked: row.stepped(-1)
    }

    PageText {
        id: number

        anchors.verticalCenter: parent.verticalCenter
        bold: true
        font.pixelSize: Tokens.panelHeading
        horizontalAlignment: Text.AlignHCenter
        lineHeight: 1
        text: row.shown
        width: Tokens.mm(56)
        wrapMode: Text.NoWrap
    }

    PanelButton {
        id: more

        anchors.verticalCenter: parent.verticalCenter
        autoRepeat: true
        autoRepeatDelay: 500
        autoRepeatInterval: 160
        enabled: row.canMore
        iconName: "plus"
        objectName: "more"

        onClicked: row.stepped(1)
    }
}
