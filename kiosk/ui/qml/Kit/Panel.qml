import QtQuick

// A card: white, round, with the one warm line below that lifts it off the paper.
Item {
    id: panel

    property color colour: Tokens.card
    property alias radius: face.radius
    property bool lifted: true

    default property alias content: face.data

    Rectangle {
        anchors.fill: face
        anchors.topMargin: Tokens.lift
        anchors.bottomMargin: -Tokens.lift
        color: Tokens.warmth
        radius: face.radius
        visible: panel.lifted
    }

    Rectangle {
        id: face

        anchors.fill: parent
        color: panel.colour
        radius: Tokens.corner
    }
}
