import QtQuick
import Kit

// A sentence on warm ground that has to be read before something is done; gone where it is empty.
Rectangle {
    id: line

    property string iconName: ""
    property string text: ""

    color: Tokens.warm
    height: words.height + Tokens.mm(4)
    radius: Tokens.cornerSmall
    visible: text !== ""

    Icon {
        id: drawing

        anchors.verticalCenter: parent.verticalCenter
        colour: Tokens.warmInk
        name: line.iconName
        size: Math.round(Tokens.panelText * 1.2)
        x: Tokens.mm(4)
    }

    PageText {
        id: words

        anchors.left: drawing.right
        anchors.leftMargin: Tokens.mm(3)
        anchors.right: parent.right
        anchors.rightMargin: Tokens.mm(3)
        anchors.verticalCenter: parent.verticalCenter
        bold: true
        color: Tokens.warmInk
        text: line.text
    }
}
