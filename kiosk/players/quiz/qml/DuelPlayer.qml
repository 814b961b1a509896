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

    // In large type a low half holds no question: there both sit on the same side.
    readonly property bool table: player.table && !(Tokens.elder && height < Tokens.mm(340))
    readonly property int seam: Tokens.mm(2)
    readonly property int halfWidth: table ? width : Math.floor((width - seam) / 2)
    readonly property int halfHeight: table ? Math.floor((height - seam) / 2) : height
    readonly property int home: Tokens.mm(Tokens.elder ? 92 : 64)
    // Where home and the own button do not fit side by side, the button stands above.
    readonly property bool stacked: halfWidth < home + Tokens.mm(Tokens.elder ? 112 : 66)

    readonly property bool roomy: !Tokens.elder && halfWidth >= Tokens.mm(225) && halfHeight >= Tokens.mm(232)

    function tellRoom() {
        duel.player.setRoomy(duel.roomy);
    }

    objectName: "duelPlayer"

    Component.onCompleted: duel.tellRoom()
    onRoomyChanged: Qt.callLater(duel.tellRoom)

    Rectangle {
        anchors.fill: parent
        color: Tokens.night
    }

    DuelHalf {
        height: duel.halfHeight
        homeRoom: duel.stacked ? 0 : duel.home
        objectName: "nearHalf"
        player: duel.player
        prefix: "near-"
        side: duel.player.near
        stacked: duel.stacked
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
        stacked: duel.stacked
        stage: duel.stage
        width: duel.halfWidth
        x: duel.table ? 0 : duel.width - width
    }
}
