import QtQuick
import Bridges
import Kit
import Players.Quiz

// Two players at one screen. On a wall the halves stand side by side; on a table they lie opposite
// each other and the far one is turned round. The halves know nothing of each other.
Item {
    id: duel

    required property DuelBridge player
    required property StageBridge stage

    readonly property bool table: player.table
    readonly property int seam: Tokens.mm(2)
    readonly property int halfWidth: table ? width : Math.floor((width - seam) / 2)
    readonly property int halfHeight: table ? Math.floor((height - seam) / 2) : height

    objectName: "duelPlayer"

    Rectangle {
        anchors.fill: parent
        color: Tokens.night
    }

    DuelHalf {
        height: duel.halfHeight
        homeRoom: Tokens.mm(Tokens.elder ? 92 : 64)
        objectName: "nearHalf"
        player: duel.player
        prefix: "near-"
        side: duel.player.near
        stage: duel.stage
        width: duel.halfWidth
        y: duel.table ? duel.height - height : 0
    }

    DuelHalf {
        height: duel.halfHeight
        objectName: "farHalf"
        player: duel.player
        prefix: "far-"
        rotation: duel.table ? 180 : 0
        side: duel.player.far
        stage: duel.stage
        width: duel.halfWidth
        x: duel.table ? 0 : duel.width - width
    }
}
