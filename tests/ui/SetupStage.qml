import QtQuick
import Bridges
import OperatorBridges
import Screens
import Setup

// The set-up alone, where the operator's screens stand in the kiosk.
Item {
    id: stage

    required property SetupBridge setup
    required property ShellBridge shell

    Page {
        anchors.fill: parent
        pageName: "setup"
        shown: stage.shell.screen === "setup"

        sourceComponent: SetupScreen {
            objectName: "setup"
            setup: stage.setup
        }
    }
}
