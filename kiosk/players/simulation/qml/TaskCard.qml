import QtQuick
import Kit
import Players.Simulation

// What is to be done, large; done, it turns green and says why. No hurry, no fanfare: where there is
// room, the guide watches, and nods. `slim` is the card as a strip: the words alone, with a tick.
Panel {
    id: card

    required property SimulationBridge player
    property bool slim: false
    property color topic: Tokens.ink

    readonly property bool done: card.player.taskState === "done"
    readonly property int inset: Tokens.mm(6)
    readonly property bool none: card.player.taskState === "none"
    readonly property bool roomy: !card.slim && card.height > Tokens.mm(Tokens.elder ? 60 : 42)

    border: card.done ? Tokens.right : Tokens.elder ? Tokens.line : "transparent"
    colour: card.done ? Tokens.rightSoft : Tokens.card
    lifted: !card.slim
    objectName: "taskCard"

    onDoneChanged: {
        if (card.done)
            Cues.play("right");
    }

    Row {
        id: head

        spacing: Tokens.mm(2)
        visible: !card.none && !card.slim
        x: card.inset
        y: Tokens.mm(card.roomy ? 5 : 3.5)

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
            text: card.done ? qsTr("做到了！") : card.player.taskState === "holding" ? qsTr("就是这样，保持住…") : qsTr("试一试")
            wrapMode: Text.NoWrap
        }
    }

    Icon {
        id: tick

        anchors.left: parent.left
        anchors.leftMargin: card.inset
        anchors.verticalCenter: parent.verticalCenter
        colour: Tokens.right
        name: card.slim && card.done ? "check" : ""
        size: Tokens.mm(12)
        visible: name !== ""
    }

    Progress {
        anchors.right: parent.right
        anchors.rightMargin: card.inset
        anchors.verticalCenter: head.verticalCenter
        count: card.player.taskCount
        current: card.player.taskNumber
        marks: card.player.marks
        visible: card.player.taskCount > 1 && !card.slim
        width: Math.min(card.player.taskCount * Tokens.mm(14), card.width - head.width - 2 * card.inset - Tokens.gap)
    }

    Label {
        id: words

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Tokens.mm(card.slim ? 2 : 3.5)
        anchors.left: tick.visible ? tick.right : parent.left
        anchors.leftMargin: tick.visible ? Tokens.mm(3) : card.inset
        anchors.right: parent.right
        anchors.rightMargin: card.inset
        anchors.top: card.none || card.slim ? parent.top : head.bottom
        anchors.topMargin: card.slim ? Tokens.mm(2) : card.roomy || card.none ? Tokens.mm(3.5) : Tokens.mm(1)
        bold: true
        font.pixelSize: card.roomy ? Tokens.heading : Tokens.lead
        fontSizeMode: Text.Fit
        minimumPixelSize: Tokens.small
        objectName: "taskText"
        text: card.none ? card.player.intro : card.done && card.player.praise !== "" ? card.player.praise : card.player.task
        verticalAlignment: card.roomy ? Text.AlignTop : Text.AlignVCenter
    }

    Guide {
        readonly property int room: words.height - words.contentHeight

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Tokens.mm(2)
        anchors.right: parent.right
        anchors.rightMargin: card.inset
        height: Math.min(room - Tokens.mm(2), Tokens.mm(40))
        mirror: true
        mood: card.done ? "nod" : "rest"
        visible: !Tokens.elder && !card.slim && room > Tokens.mm(24)
        width: Math.round(height * 560 / 480)
    }
}
