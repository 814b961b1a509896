pragma ComponentBehavior: Bound

import QtQuick
import Bridges
import OperatorBridges
import Operator
import Screens
import Setup

// The operator's screens. Loaded when the hidden corner is used for the first time.
Item {
    id: backstage

    required property GateBridge gate
    required property NoticeBridge notice
    required property PanelBridge panel
    required property SetupBridge setup
    required property ShellBridge shell

    Page {
        anchors.fill: parent
        pageName: "gate"
        shown: backstage.shell.screen === "gate"

        sourceComponent: GateScreen {
            gate: backstage.gate
            objectName: "gate"
        }
    }

    Page {
        anchors.fill: parent
        pageName: "panel"
        shown: backstage.shell.screen === "panel"

        sourceComponent: PanelScreen {
            notice: backstage.notice
            objectName: "panel"
            panel: backstage.panel
        }
    }

    Page {
        anchors.fill: parent
        pageName: "setup"
        shown: backstage.shell.screen === "setup"

        sourceComponent: SetupScreen {
            objectName: "setup"
            setup: backstage.setup
        }
    }
}
