pragma ComponentBehavior: Bound

import QtQuick
import Bridges
import Kit

// The frame around a playing part. The player draws everything but the way home,
// which is always in the same place; `footer` is what it must leave free at the bottom.
Rectangle {
    id: screen

    required property ShellBridge shell
    required property StageBridge stage

    function show() {
        if (screen.stage.partFailed)
            loader.clear();
        else if (screen.stage.source !== "" && screen.stage.player !== null)
            loader.fill(screen.stage.source, {
                player: screen.stage.player,
                stage: screen.stage
            });
    }

    color: Tokens.paper

    // Later, from the event loop: see KioskWindow.load.
    Component.onCompleted: Qt.callLater(screen.show)

    FilledLoader {
        id: loader

        anchors.fill: parent
        focus: true
    }

    Loader {
        active: screen.stage.partFailed
        anchors.fill: parent

        sourceComponent: PartSorry {
            stage: screen.stage
        }
    }

    Connections {
        function onChanged() {
            if (screen.stage.partFailed)
                Qt.callLater(screen.show);
        }

        function onPlayerChanged() {
            Qt.callLater(screen.show);
        }

        target: screen.stage
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
