import QtQuick
import Kit

// Why it is so: one friendly word, then the explanation. It comes up softly under the options.
Rectangle {
    id: reason

    property bool good: false
    property string text: ""
    readonly property int needed: praise.implicitHeight + measure.implicitHeight + Tokens.mm(13)

    color: good ? Tokens.rightSoft : Tokens.wrongSoft
    objectName: "quizReason"
    radius: Tokens.corner

    Label {
        id: praise

        anchors.left: parent.left
        anchors.leftMargin: Tokens.mm(6)
        anchors.top: parent.top
        anchors.topMargin: Tokens.mm(5)
        bold: true
        color: reason.good ? Tokens.right : Tokens.wrong
        font.pixelSize: Tokens.lead
        text: reason.good ? qsTr("对啦！") : qsTr("原来是这样——")
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
        font.pixelSize: Tokens.elder ? Tokens.body : Tokens.mm(7.5)
        fontSizeMode: Text.VerticalFit
        minimumPixelSize: Tokens.small
        text: reason.text
        verticalAlignment: Text.AlignTop
    }

    // The height the words want at full size; `words` itself shrinks to what there is.
    Label {
        id: measure

        font.pixelSize: words.font.pixelSize
        text: reason.text
        visible: false
        width: words.width
    }
}
