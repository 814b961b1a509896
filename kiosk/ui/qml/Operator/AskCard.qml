import QtQuick
import Kit

// A question or a trouble over the page, in the panel's type: what it is, and at most two answers.
// Nothing beside the two buttons answers.
Rectangle {
    id: ask

    property string iconName: ""
    property color tint: Tokens.accent
    property string heading: ""
    property string detail: ""
    property string no: ""
    property string yes: ""

    signal accepted
    signal declined

    color: Tokens.paper

    // What lies below must not answer.
    MultiPointTouchArea {
        anchors.fill: parent
    }

    Column {
        anchors.centerIn: parent
        anchors.verticalCenterOffset: -Tokens.panelButton / 2
        spacing: Tokens.gapWide
        width: Math.min(parent.width, Tokens.mm(240))

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            colour: ask.tint
            name: ask.iconName
            size: Tokens.mm(30)
        }

        PageText {
            bold: true
            font.pixelSize: Tokens.panelHeading
            horizontalAlignment: Text.AlignHCenter
            objectName: "askHeading"
            text: ask.heading
            width: parent.width
        }

        PageText {
            color: Tokens.inkSoft
            horizontalAlignment: Text.AlignHCenter
            text: ask.detail
            visible: text !== ""
            width: parent.width
        }
    }

    PanelButton {
        anchors.bottom: parent.bottom
        iconName: "back"
        objectName: "askNo"
        text: ask.no
        visible: text !== ""

        onClicked: ask.declined()
    }

    PanelButton {
        anchors.bottom: parent.bottom
        anchors.right: parent.right
        look: "primary"
        objectName: "askYes"
        text: ask.yes

        onClicked: ask.accepted()
    }

    TouchGuard {
        id: guard

        anchors.fill: parent
        objectName: "touchGuard"
    }

    Component.onCompleted: guard.raise()
}
