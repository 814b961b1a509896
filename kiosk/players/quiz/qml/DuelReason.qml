import QtQuick
import Kit

// Why it is so, for one side: green with a tick when this side was right, warm with a lamp else.
Item {
    id: reason

    property bool good: false
    // The least size of its words; where there is room they grow.
    property int size: Tokens.body
    property string text: ""

    readonly property int lineTall: Math.round(size * 1.5)
    readonly property int around: lineTall + Tokens.mm(9)
    readonly property int letter: Fitting.largest(Math.round(size * 1.45), size, height - around, one => Fitting.lines(text, one, width - Tokens.mm(12)) * one * 1.42)
    readonly property color ink: good ? Tokens.right : Tokens.warmInk

    Rectangle {
        anchors.fill: parent
        border.color: reason.good ? "#BFDDC5" : "#F0D7A4"
        border.width: Tokens.hairline
        color: reason.good ? Tokens.rightSoft : Tokens.warm
        radius: Tokens.corner
    }

    Icon {
        id: sign

        colour: reason.ink
        name: reason.good ? "check" : "lamp"
        size: reason.lineTall
        x: Tokens.mm(5)
        y: Tokens.mm(3)
    }

    Label {
        anchors.left: sign.right
        anchors.leftMargin: Tokens.mm(2)
        anchors.verticalCenter: sign.verticalCenter
        bold: true
        color: reason.ink
        font.pixelSize: Math.round(reason.size * 1.1)
        lineHeight: 1
        text: reason.good ? qsTr("对啦！") : qsTr("原来是这样——")
        wrapMode: Text.NoWrap
    }

    Label {
        font.pixelSize: reason.letter
        fontSizeMode: Text.Fit
        height: parent.height - y - Tokens.mm(3)
        minimumPixelSize: Tokens.small
        text: reason.text
        width: parent.width - Tokens.mm(12)
        x: Tokens.mm(6)
        y: sign.y + sign.height + Tokens.mm(1)
    }
}
