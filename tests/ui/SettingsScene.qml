import QtQuick
import Kit
import "../../kiosk/ui/qml/Operator"

// The page of the settings without the panel around it.
Rectangle {
    id: scene

    required property var page
    required property var panel

    color: Tokens.paper

    Binding {
        property: "pxPerMm"
        target: Tokens
        value: 3.335
    }

    Binding {
        property: "motionAllowed"
        target: Tokens
        value: false
    }

    SettingsPage {
        anchors.fill: parent
        anchors.margins: 20
        page: scene.page
        panel: scene.panel
    }
}
