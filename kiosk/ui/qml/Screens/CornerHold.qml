import QtQuick
import Kit

// The hidden corner. Holding a finger in it for three seconds says so; whatever lies below is touched
// as if the corner were not there.
Item {
    id: corner

    property int holdMs: 3000

    signal held

    implicitHeight: Tokens.mm(25)
    implicitWidth: Tokens.mm(25)

    PointHandler {
        id: finger

        target: null
    }

    Timer {
        interval: corner.holdMs
        running: finger.active

        onTriggered: corner.held()
    }
}
