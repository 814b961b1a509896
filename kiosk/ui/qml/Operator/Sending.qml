pragma ComponentBehavior: Bound

import QtQuick
import OperatorPages
import Kit

// 上报, over the page 数据: how the counts stand, what would be sent, and the ways they leave.
Item {
    id: root

    required property SendingBridge page

    readonly property bool asked: page.question.heading !== undefined
    readonly property string shown: root.asked ? "ask" : root.page.view

    objectName: "sendingPage"

    // From the event loop: what is touched must not go while it still answers.
    onShownChanged: {
        guard.raise();
        turn.restart();
    }

    function face(): Component {
        switch (root.shown) {
        case "ask":
            return ask;
        case "json":
            return json;
        case "code":
            return code;
        default:
            return home;
        }
    }

    Timer {
        id: turn

        interval: 0

        onTriggered: body.sourceComponent = root.face()
    }

    Loader {
        id: body

        anchors.fill: parent

        Component.onCompleted: sourceComponent = root.face()
    }

    Component {
        id: home

        SendHome {
            page: root.page
        }
    }

    Component {
        id: json

        SendJson {
            page: root.page.preview as SendingPreviewBridge

            onClosed: root.page.back()
        }
    }

    Component {
        id: code

        SendCode {
            page: root.page.code as SendingCodeBridge

            onClosed: root.page.back()
        }
    }

    Component {
        id: ask

        AskCard {
            detail: root.page.question.detail ?? ""
            heading: root.page.question.heading ?? ""
            iconName: "cloud"
            no: qsTr("先不登记")
            yes: qsTr("登记")

            onAccepted: root.page.enrol(true)
            onDeclined: root.page.enrol(false)
        }
    }

    TouchGuard {
        id: guard

        anchors.fill: parent
        objectName: "touchGuard"
    }

    Component.onCompleted: guard.raise()
}
