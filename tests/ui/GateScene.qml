import QtQuick
import Kit
import Operator

// The gate on a panel of any size, without the kiosk around it.
Item {
    id: scene

    required property var gate
    property real pxPerMm: 3.335
    property real unitMm: 4
    property bool elder: false

    Binding {
        property: "pxPerMm"
        target: Tokens
        value: scene.pxPerMm
    }

    Binding {
        property: "unitMm"
        target: Tokens
        value: scene.unitMm
    }

    Binding {
        property: "motionAllowed"
        target: Tokens
        value: false
    }

    Binding {
        property: "elder"
        target: Tokens
        value: scene.elder
    }

    GateScreen {
        anchors.fill: parent
        gate: scene.gate
        objectName: "gateScreen"
    }
}
