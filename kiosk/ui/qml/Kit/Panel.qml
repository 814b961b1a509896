import QtQuick

// A card: white, round, with the one warm line below that lifts it off the paper. In 长辈模式 and
// where `border` says so, a thin edge makes sure of it.
Item {
    id: panel

    property color border: Tokens.elder ? Tokens.line : "transparent"
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
        border.color: panel.border
        border.width: panel.border.a > 0 ? Tokens.hairline : 0
        color: panel.colour
        radius: Tokens.corner
    }
}
