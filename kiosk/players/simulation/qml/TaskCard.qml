import QtQuick
import Kit
import Players.Simulation

// What is to be done, large; done, it turns green and says why. No hurry, no fanfare.
Panel {
    id: card

    required property SimulationBridge player
    property color topic: Tokens.ink

    readonly property bool done: card.player.taskState === "done"
    readonly property bool none: card.player.taskState === "none"

    border: card.done ? Tokens.right : Tokens.elder ? Tokens.line : "transparent"
    colour: card.done ? Tokens.rightSoft : Tokens.card
    objectName: "taskCard"

    onDoneChanged: {
        if (card.done)
            Cues.play("right");
    }

    Row {
        id: head

        spacing: Tokens.mm(2)
        visible: !card.none
        x: Tokens.mm(6)
        y: Tokens.mm(3.5)

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            colour: Tokens.right
            name: card.done ? "check" : ""
            size: Math.round(Tokens.small * 1.2)
            visible: card.done
        }

        Label {
            anchors.verticalCenter: parent.verticalCenter
            bold: true
            color: card.done ? Tokens.right : card.topic
            font.pixelSize: Tokens.small
            lineHeight: 1
            objectName: "taskHead"
            text: card.done ? qsTr("做到了！") : card.player.taskState === "holding" ? qsTr("就是这样，保持住…") : card.player.taskCount > 1 ? qsTr("试一试 %1 / %2").arg(card.player.taskNumber + 1).arg(card.player.taskCount) : qsTr("试一试")
            wrapMode: Text.NoWrap
        }
    }

    Label {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Tokens.mm(3.5)
        anchors.left: parent.left
        anchors.leftMargin: Tokens.mm(6)
        anchors.right: parent.right
        anchors.rightMargin: Tokens.mm(6)
        anchors.top: card.none ? parent.top : head.bottom
        anchors.topMargin: card.none ? Tokens.mm(3.5) : Tokens.mm(1)
        bold: true
        font.pixelSize: Tokens.lead
        fontSizeMode: Text.Fit
        minimumPixelSize: Tokens.small
        objectName: "taskText"
        text: card.none ? card.player.intro : card.done && card.player.praise !== "" ? card.player.praise : card.player.task
        verticalAlignment: Text.AlignVCenter
    }
}
