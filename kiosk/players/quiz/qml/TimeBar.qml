import QtQuick
import Kit

// The time that is left: a bar that shortens, and the seconds. It never blinks.
Row {
    id: time

    property int secondsLeft: 0
    property real share: 1
    property color topicColour: Tokens.ink

    spacing: Tokens.mm(2)

    Icon {
        anchors.verticalCenter: parent.verticalCenter
        colour: time.topicColour
        name: "clock"
        size: Tokens.small
    }

    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        color: Tokens.line
        height: Tokens.mm(4)
        radius: height / 2
        width: Tokens.mm(34)

        Rectangle {
            color: time.topicColour
            height: parent.height
            radius: height / 2
            width: Math.max(height, Math.round(parent.width * time.share))
        }
    }

    Label {
        anchors.verticalCenter: parent.verticalCenter
        bold: true
        font.pixelSize: Tokens.small
        horizontalAlignment: Text.AlignRight
        text: qsTr("%1 秒").arg(time.secondsLeft)
        width: Tokens.mm(14)
        wrapMode: Text.NoWrap
    }
}
