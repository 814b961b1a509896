import QtQuick
import Bridges
import Kit

// The frame around a lesson; the way home is where it always is.
Rectangle {
    id: screen

    required property ClassBridge classroom
    required property ShellBridge shell

    function show() {
        if (screen.classroom.player !== null)
            loader.fill(screen.classroom.source, {
                player: screen.classroom.player,
                classroom: screen.classroom
            });
    }

    color: Tokens.paper

    // Later, from the event loop: see KioskWindow.load.
    Component.onCompleted: Qt.callLater(screen.show)

    FilledLoader {
        id: loader

        anchors.fill: parent
    }

    Connections {
        function onPlayerChanged() {
            Qt.callLater(screen.show);
        }

        target: screen.classroom
    }

    PressButton {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.margins: Tokens.margin
        iconName: "home"
        objectName: "goHome"
        text: qsTr("回首页")

        onClicked: screen.shell.goHome()
    }
}
