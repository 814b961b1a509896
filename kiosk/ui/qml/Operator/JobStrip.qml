import QtQuick
import Kit

// Long work that goes on: what it does, how far it is, and how to end it.
Column {
    id: strip

    property bool running: false
    // From 0 to 1; below 0 where nobody knows.
    property real share: -1
    property string words: ""

    signal cancelled

    spacing: Tokens.mm(3)
    visible: running || words !== ""

    PageText {
        text: strip.words
        width: parent.width
    }

    Row {
        spacing: Tokens.gap
        visible: strip.running
        width: parent.width

        // Empty while nobody knows how far it is: the button beside it never moves.
        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            color: Tokens.sand
            height: Tokens.mm(8)
            objectName: "jobTrack"
            radius: height / 2
            width: parent.width - stop.width - parent.spacing

            Rectangle {
                color: Tokens.right
                height: parent.height
                radius: height / 2
                visible: strip.share >= 0
                width: Math.max(height, parent.width * Math.min(1, strip.share))
            }
        }

        PanelButton {
            id: stop

            iconName: "close"
            objectName: "cancelJob"
            text: qsTr("停下")

            onClicked: strip.cancelled()
        }
    }
}
