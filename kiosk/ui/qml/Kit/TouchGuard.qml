import QtQuick

// After a page change the finger that caused it may still be bouncing. For a moment the guard
// takes every touch, so that nobody answers a question that has just appeared.
MultiPointTouchArea {
    id: guard

    // A touch that it takes means nothing (kiosk/shell/fingers.py).
    readonly property bool deaf: true
    readonly property int lengthMs: Tokens.guardMs
    property string seen: ""

    function raise() {
        guard.enabled = true;
        rest.restart();
    }

    enabled: false
    maximumTouchPoints: 20

    Timer {
        id: rest

        interval: guard.lengthMs

        onTriggered: guard.enabled = false
    }
}
