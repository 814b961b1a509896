import QtQuick

// A field, and what counts wheels and taps: for tests/ui/test_lockdown.py.
Item {
    id: root

    property int tapped: 0
    property int wheeled: 0

    TextInput {
        height: 40
        objectName: "field"
        width: 200
    }

    WheelHandler {
        onWheel: root.wheeled++
    }

    TapHandler {
        acceptedButtons: Qt.AllButtons

        onTapped: root.tapped++
    }
}
