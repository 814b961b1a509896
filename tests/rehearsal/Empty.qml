import QtQuick

// A player's page that never shows its picture.
Item {
    required property QtObject player
    required property QtObject stage

    readonly property bool loading: true
}
