import QtQuick
import Kit

// Why it is so: one friendly word, then the explanation. It comes up softly under the options.
Rectangle {
    id: reason

    property bool right: false
    property string text: ""
    readonly property int needed: praise.implicitHeight + words.implicitHeight + 2 * Tokens.mm(5) + Tokens.mm(2)

    color: right ? Tokens.rightSoft : Tokens.wrongSoft
    objectName: "quizReason"
    radius: Tokens.corner

    Label {
        id: praise

        anchors.left: parent.left
        anchors.leftMargin: Tokens.mm(6)
        anchors.top: parent.top
        anchors.topMargin: Tokens.mm(5)
        bold: true
        color: reason.right ? Tokens.right : Tokens.wrong
        text: reason.right ? qsTr("对啦！") : qsTr("原来是这样——")
    }

    Label {
        id: words

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Tokens.mm(4)
        anchors.left: praise.left
        anchors.right: parent.right
        anchors.rightMargin: Tokens.mm(6)
        anchors.top: praise.bottom
        anchors.topMargin: Tokens.mm(2)
        fontSizeMode: Text.VerticalFit
        minimumPixelSize: Tokens.small
        text: reason.text
        verticalAlignment: Text.AlignTop
    }
}
