pragma ComponentBehavior: Bound

import QtQuick
import Bridges
import Kit
import Screens

// The root: feeds the tokens, shows one screen at a time, and lays the idle warning over it.
Turned {
    id: root

    required property LeavingBridge leaving
    required property ClassBridge classroom
    required property ShelfBridge shelf
    required property ShellBridge shell
    required property StageBridge stage

    area: root.shell.area
    siteName: root.shell.siteName
    sitePlace: root.shell.sitePlace
    turn: root.shell.turn

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
        property: "latin"
        target: Tokens
        value: root.shell.language === "en"
    }

    Binding {
        property: "elder"
        target: Tokens
        value: root.shell.elder
    }

    Binding {
        property: "motionAllowed"
        target: Tokens
        value: root.shell.motion !== "none"
    }

    Binding {
        property: "calm"
        target: Tokens
        value: root.shell.motion === "reduced"
    }

    Binding {
        property: "paced"
        target: Tokens
        value: root.shell.motion === "sure"
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
        anchors.topMargin: safeNote.height
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

    Page {
        anchors.fill: parent
        pageName: "classroom"
        shown: root.shell.screen === "classroom"

        sourceComponent: ClassroomScreen {
            classroom: root.classroom
            objectName: "classroom"
            shell: root.shell
        }
    }

    Page {
        anchors.fill: parent
        pageName: "docent"
        shown: root.shell.screen === "docent"

        sourceComponent: DocentScreen {
            classroom: root.classroom
            objectName: "docent"
            shell: root.shell
        }
    }

    Page {
        anchors.fill: parent
        pageName: "lesson"
        shown: root.shell.screen === "lesson"

        sourceComponent: LessonScreen {
            classroom: root.classroom
            objectName: "lesson"
            shell: root.shell
        }
    }

    // What visitors never see is loaded when it is first wanted.
    FilledLoader {
        id: backstage

        function show() {
            if (root.shell.backstage.source !== undefined && backstage.item === null)
                backstage.fill(root.shell.backstage.source, root.shell.backstage.parts);
        }

        anchors.fill: parent
        z: 1
    }

    // Closed for the night, or wiped: loaded the first time that one of the two is shown.
    FilledLoader {
        id: night

        readonly property bool wanted: ["closed", "cleaning"].includes(root.shell.screen)

        function show() {
            if (night.wanted && root.shell.night.source !== undefined && night.item === null)
                night.fill(root.shell.night.source, root.shell.night.parts);
        }

        anchors.fill: parent
        z: 1

        onWantedChanged: openBackstage.restart()
    }

    Connections {
        function onBackstageChanged() {
            openBackstage.restart();
        }

        target: root.shell
    }

    Timer {
        id: openBackstage

        interval: 0

        onTriggered: {
            backstage.show();
            night.show();
        }
    }

    Loader {
        id: safeNote

        active: root.shell.safe
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        visible: attract.visible || home.shown
        z: 1

        sourceComponent: SafeNote {
            objectName: "safeNote"
            shell: root.shell
        }
    }

    Loader {
        active: root.classroom.sheet
        anchors.fill: parent
        z: 2

        sourceComponent: CornerSheet {
            classroom: root.classroom
            objectName: "cornerSheet"
            shell: root.shell
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

    CornerHold {
        objectName: "hiddenCorner"
        z: 4

        onHeld: root.classroom.holdCorner()
    }

    Connections {
        function onChanged() {
            const now = root.shell.screen + (root.shell.warning ? "!" : "") + (root.classroom.sheet ? "#" : "");
            if (now !== guard.seen) {
                guard.seen = now;
                guard.raise();
            }
        }

        target: root.shell
    }
}
