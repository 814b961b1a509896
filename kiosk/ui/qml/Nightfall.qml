pragma ComponentBehavior: Bound

import QtQuick
import Bridges
import DayBridges
import Screens

// The screens of the day's life. Loaded when the first of them is shown.
Item {
    id: nightfall

    required property DayBridge day
    required property ShellBridge shell

    Page {
        anchors.fill: parent
        pageName: "closed"
        shown: nightfall.shell.screen === "closed"

        sourceComponent: ClosedScreen {
            day: nightfall.day
            objectName: "closed"
            shell: nightfall.shell
        }
    }

    Page {
        anchors.fill: parent
        pageName: "cleaning"
        shown: nightfall.shell.screen === "cleaning"

        sourceComponent: CleaningScreen {
            day: nightfall.day
            objectName: "cleaning"
        }
    }
}
