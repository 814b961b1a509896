import QtQuick
import Kit
import Players.Animation

// One piece a step; a touch goes there.
Item {
    id: rail

    required property AnimationBridge player
    property color colour: Tokens.ink

    height: Tokens.button
    objectName: "stepRail"

    Progress {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        count: rail.player.count
        current: rail.player.number
        doneColour: rail.colour
    }

    TapHandler {
        gesturePolicy: TapHandler.WithinBounds

        onTapped: point => rail.player.goTo(Math.floor(rail.player.count * Math.max(0, Math.min(0.999, point.position.x / rail.width))))
    }
}
