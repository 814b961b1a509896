import QtQuick
import Kit

// Hands of a class at one option: fewer, how many, more. The docent's finger, not a child's.
Item {
    id: stepper

    property int count: 0
    property string name: ""
    property color ink: Tokens.ink

    signal more(int by)

    implicitHeight: Tokens.button
    implicitWidth: 2 * Tokens.button + Tokens.mm(Tokens.elder ? 28 : 24)

    PressButton {
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        enabled: stepper.count > 0
        iconName: "minus"
        objectName: stepper.name + "Less"
        width: height

        Accessible.name: qsTr("少一个")
        onClicked: stepper.more(-1)
    }

    Label {
        anchors.centerIn: parent
        bold: true
        color: stepper.ink
        font.pixelSize: Tokens.mm(Tokens.elder ? 13 : 12)
        lineHeight: 1
        objectName: stepper.name + "Hands"
        text: stepper.count
        wrapMode: Text.NoWrap
    }

    PressButton {
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        iconName: "plus"
        objectName: stepper.name + "More"
        width: height

        Accessible.name: qsTr("多一个")
        onClicked: stepper.more(1)
    }
}
