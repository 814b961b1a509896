import QtQuick

// A page over the page: one heading, one thing to choose, and the way back at the bottom left.
Rectangle {
    id: sheet

    property string detail: ""
    property string heading: ""
    property string iconName: ""
    readonly property bool wide: width > height

    default property alias content: place.data

    signal closed

    color: Tokens.paper

    // What lies below must not answer.
    MultiPointTouchArea {
        // A touch that it takes means nothing (kiosk/shell/fingers.py).
        readonly property bool deaf: true

        anchors.fill: parent
    }

    Icon {
        id: sign

        anchors.verticalCenter: title.verticalCenter
        colour: Tokens.accent
        name: sheet.iconName
        size: sheet.iconName === "" ? 0 : Math.round(title.font.pixelSize * 1.1)
        x: Tokens.margin
    }

    Label {
        id: title

        anchors.left: sign.right
        anchors.leftMargin: sheet.iconName === "" ? 0 : Tokens.mm(3)
        anchors.right: parent.right
        anchors.rightMargin: Tokens.margin
        anchors.top: parent.top
        anchors.topMargin: Tokens.margin
        bold: true
        font.pixelSize: Tokens.heading
        text: sheet.heading
    }

    Label {
        id: more

        anchors.left: parent.left
        anchors.leftMargin: Tokens.margin
        anchors.right: parent.right
        anchors.rightMargin: Tokens.margin
        anchors.top: title.bottom
        anchors.topMargin: visible ? Tokens.mm(1) : 0
        color: Tokens.inkSoft
        font.pixelSize: Tokens.small
        height: visible ? implicitHeight : 0
        text: sheet.detail
        visible: sheet.detail !== ""
    }

    Item {
        id: place

        anchors.bottom: back.top
        anchors.bottomMargin: Tokens.gap
        anchors.left: parent.left
        anchors.leftMargin: Tokens.margin
        anchors.right: parent.right
        anchors.rightMargin: Tokens.margin
        anchors.top: more.bottom
        anchors.topMargin: Tokens.gap
    }

    PressButton {
        id: back

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.margins: Tokens.margin
        iconName: "back"
        objectName: "sheetBack"
        text: qsTr("返回")

        onClicked: sheet.closed()
    }

    TouchGuard {
        id: guard

        anchors.fill: parent
        objectName: "touchGuard"
    }

    Component.onCompleted: guard.raise()
}
