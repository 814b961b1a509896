pragma ComponentBehavior: Bound

import QtQuick
import Bridges
import Kit
import Screens

// The root: feeds the tokens, shows one screen at a time, and lays the idle warning over it.
Item {
    id: root

    required property LeavingBridge leaving
    required property ShelfBridge shelf
    required property ShellBridge shell
    required property StageBridge stage

    // The first frame is on the glass: time to make what comes next.
    property bool drawn: false

    function noteFrame() {
        root.drawn = true;
    }

    Connections {
        function onFrameSwapped() {
            Qt.callLater(root.noteFrame);
        }

        enabled: !root.drawn
        target: root.Window.window
    }

    Binding {
        property: "assets"
        target: Tokens
        value: root.shell.assets
    }

    Binding {
        property: "pxPerMm"
        target: Tokens
        value: root.shell.pxPerMm
    }

    Binding {
        property: "unitMm"
        target: Tokens
        value: root.shell.unitMm
    }

    Binding {
        property: "elder"
        target: Tokens
        value: root.shell.elder
    }

    Binding {
        property: "motionAllowed"
        target: Tokens
        value: root.shell.motion
    }

    Binding {
        property: "windowPixels"
        target: Tokens
        value: root.width * root.height
    }

    Rectangle {
        anchors.fill: parent
        color: Tokens.paper
    }

    AttractScreen {
        id: attract

        anchors.fill: parent
        objectName: "attract"
        running: visible && !root.shell.warning
        shelf: root.shelf
        shell: root.shell
        visible: root.shell.screen === "attract"
    }

    Page {
        id: home

        anchors.fill: parent
        keep: true
        pageName: "home"
        shown: root.shell.screen === "home"
        wanted: root.drawn

        sourceComponent: HomeScreen {
            objectName: "home"
            shelf: root.shelf
            shell: root.shell
        }
    }

    Page {
        anchors.fill: parent
        pageName: "exhibit"
        shown: root.shell.screen === "exhibit"

        sourceComponent: ExhibitScreen {
            objectName: "exhibit"
            shell: root.shell
            stage: root.stage
        }
    }

    Page {
        anchors.fill: parent
        pageName: "result"
        shown: root.shell.screen === "result"

        sourceComponent: ResultScreen {
            leaving: root.leaving
            objectName: "result"
            shelf: root.shelf
            shell: root.shell
            stage: root.stage
        }
    }

    Page {
        anchors.fill: parent
        pageName: "sorry"
        shown: root.shell.screen === "sorry"

        sourceComponent: SorryScreen {
            objectName: "sorry"
            shell: root.shell
            stage: root.stage
        }
    }

    Loader {
        active: root.shell.warning
        anchors.fill: parent
        z: 2

        sourceComponent: IdlePrompt {
            objectName: "idleWarning"
            shell: root.shell
        }
    }

    // Sounds can wait until the first visitor could be there.
    Loader {
        id: sounds

        active: false

        sourceComponent: Sounds {
            shell: root.shell
        }
    }

    Timer {
        interval: 1500
        running: root.drawn && root.shell.effects

        onTriggered: sounds.active = true
    }

    TouchGuard {
        id: guard

        objectName: "touchGuard"

        anchors.fill: parent
        z: 3
    }

    Connections {
        function onChanged() {
            const now = root.shell.screen + (root.shell.warning ? "!" : "");
            if (now !== guard.seen) {
                guard.seen = now;
                guard.raise();
            }
        }

        target: root.shell
    }
}
