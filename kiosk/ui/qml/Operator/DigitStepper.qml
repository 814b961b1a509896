import QtQuick
import Kit

// Two digits between a + and a −.
Column {
    id: stepper

    property int digits: 0

    signal stepped(int by)

    spacing: Tokens.mm(2)

    PanelButton {
        anchors.horizontalCenter: parent.horizontalCenter
        autoRepeat: true
        autoRepeatDelay: 500
        autoRepeatInterval: 160
        iconName: "plus"
        objectName: stepper.objectName + "-more"
        width: Tokens.mm(34)

        onClicked: stepper.stepped(1)
    }

    PageText {
        anchors.horizontalCenter: parent.horizontalCenter
        bold: true
        font.pixelSize: Tokens.mm(18)
        lineHeight: 1
        text: String(stepper.digits).padStart(2, "0")
    }

    PanelButton {
        anchors.horizontalCenter: parent.horizontalCenter
        autoRepeat: true
        autoRepeatDelay: 500
        autoRepeatInterval: 160
        iconName: "minus"
        objectName: stepper.objectName + "-less"
        width: Tokens.mm(34)

        onClicked: stepper.stepped(-1)
    }
}
