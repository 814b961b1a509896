import QtQuick
import Bridges
import Kit

// Safe mode, said to the operator; a visitor need not care and reads so first. Not touchable.
Rectangle {
    id: note

    required property ShellBridge shell

    color: Tokens.warm
    implicitHeight: words.height + 2 * Tokens.mm(3)

    Icon {
        anchors.left: parent.left
        anchors.leftMargin: Tokens.margin
        anchors.verticalCenter: parent.verticalCenter
        colour: Tokens.warmInk
        name: "info"
        size: Tokens.mm(9)
    }

    Label {
        id: words

        anchors.left: parent.left
        anchors.leftMargin: Tokens.margin + Tokens.mm(13)
        anchors.right: parent.right
        anchors.rightMargin: Tokens.margin
        anchors.verticalCenter: parent.verticalCenter
        color: Tokens.warmInk
        font.pixelSize: Tokens.small
        objectName: "safeNoteWords"
        text: note.shell.crashCode === "" ? qsTr("可以照常参观。管理员：程序多次出错，现以安全模式运行，只用内置展项，一小时后再试正常模式。") : qsTr("可以照常参观。管理员：程序多次出错，现以安全模式运行，只用内置展项，一小时后再试正常模式。代码 %1").arg(note.shell.crashCode)
    }

    Rectangle {
        anchors.bottom: parent.bottom
        color: Tokens.glow
        height: Tokens.lift
        width: parent.width
    }
}
