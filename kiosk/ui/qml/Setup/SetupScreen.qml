pragma ComponentBehavior: Bound

import QtQuick
import OperatorBridges
import Kit
import Operator

// What a new machine is asked: one question a page. Back, later and on are always in the same place.
Rectangle {
    id: screen

    required property SetupBridge setup

    readonly property ScreenBridge layout: setup.screen as ScreenBridge
    readonly property var pages: ({
            language: "ChoiceStep.qml",
            county: "ChoiceStep.qml",
            kind: "ChoiceStep.qml",
            name: "NameStep.qml",
            size: "SizeStep.qml",
            layout: "LayoutStep.qml",
            touch: "TouchStep.qml",
            sound: "SoundStep.qml",
            pin: "PinStep.qml",
            hub: "HubStep.qml",
            recovery: "RecoveryStep.qml",
            summary: "SummaryStep.qml"
        })

    function show() {
        const page = screen.pages[screen.setup.step];
        if (page === undefined)
            loader.clear();
        else
            loader.fill(Qt.resolvedUrl(page), {
                setup: screen.setup
            });
        guard.raise();
    }

    color: Tokens.paper

    Component.onCompleted: later.restart()

    Connections {
        function onStepChanged() {
            later.restart();
        }

        target: screen.setup
    }

    // From the event loop: see KioskWindow.load.
    Timer {
        id: later

        interval: 0

        onTriggered: screen.show()
    }

    Rectangle {
        id: head

        color: Tokens.night
        height: Tokens.mm(26)
        width: parent.width

        PageText {
            anchors.left: parent.left
            anchors.leftMargin: Tokens.margin
            anchors.right: dots.left
            anchors.rightMargin: Tokens.gap
            anchors.verticalCenter: parent.verticalCenter
            bold: true
            color: Tokens.onDark
            font.pixelSize: Tokens.panelHeading
            fontSizeMode: Text.HorizontalFit
            lineHeight: 1
            minimumPixelSize: Tokens.panelText
            objectName: "setupTitle"
            text: screen.setup.title
            wrapMode: Text.NoWrap
        }

        Dots {
            id: dots

            anchors.right: parent.right
            anchors.rightMargin: Tokens.margin
            anchors.verticalCenter: parent.verticalCenter
            count: screen.setup.count
            current: screen.setup.number
            spacing: Tokens.mm(2)
            visible: count > 1
        }
    }

    FilledLoader {
        id: loader

        anchors.bottom: said.visible ? said.top : feet.top
        anchors.left: parent.left
        anchors.leftMargin: Tokens.margin
        anchors.right: parent.right
        anchors.rightMargin: Tokens.margin
        anchors.bottomMargin: Tokens.gap
        anchors.top: head.bottom
        anchors.topMargin: Tokens.gapWide
        enabled: !screen.setup.busy
    }

    Rectangle {
        id: said

        anchors.bottom: feet.top
        anchors.bottomMargin: Tokens.gap
        anchors.left: parent.left
        anchors.right: parent.right
        color: Tokens.wrongSoft
        height: trouble.height + Tokens.mm(6)
        visible: screen.setup.trouble !== ""

        SignRow {
            id: trouble

            anchors.verticalCenter: parent.verticalCenter
            objectName: "setupTrouble"
            sign: "bad"
            what: screen.setup.trouble
            width: parent.width - 2 * Tokens.margin
            x: Tokens.margin
        }
    }

    Item {
        id: feet

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Tokens.margin
        anchors.left: parent.left
        anchors.leftMargin: Tokens.margin
        anchors.right: parent.right
        anchors.rightMargin: Tokens.margin
        height: Tokens.panelButton

        PanelButton {
            anchors.left: parent.left
            iconName: "back"
            objectName: "setupBack"
            text: qsTr("上一步")
            visible: screen.setup.canGoBack

            onClicked: screen.setup.goBack()
        }

        PanelButton {
            anchors.horizontalCenter: parent.horizontalCenter
            objectName: "setupLeave"
            text: screen.setup.leavesUnsaved ? qsTr("不存就走") : qsTr("以后再说")

            onClicked: screen.setup.leave()
        }

        PanelButton {
            anchors.right: parent.right
            enabled: screen.setup.canGoOn && !screen.setup.busy
            iconAfter: true
            iconName: screen.setup.last ? "check" : "next"
            look: "primary"
            objectName: "setupOn"
            text: screen.setup.last ? qsTr("完成") : screen.setup.skips ? qsTr("跳过") : qsTr("下一步")

            onClicked: screen.setup.goOn()
        }
    }

    Loader {
        active: screen.layout.trying
        anchors.fill: parent

        sourceComponent: TurnPrompt {
            objectName: "turnPrompt"

            onKept: screen.layout.keepTurn()
            onUndone: screen.layout.turn_back()
        }
    }

    TouchGuard {
        id: guard

        anchors.fill: parent
        objectName: "touchGuard"
    }
}
