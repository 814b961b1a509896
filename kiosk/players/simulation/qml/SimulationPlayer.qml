pragma ComponentBehavior: Bound

import QtQuick
import Bridges
import Frames
import Kit
import Players.Simulation

// A simulation. Wide: the live picture on the left; what to do, what is measured and what can be set
// on the right. High: the picture above, all else below. The lowest strip is the frame's: home on
// the left, beside it "from the start", the one way on at the right. Where all that does not fit
// (many things to set, 长辈模式, a small panel), the task stands over the picture instead of the title.
Rectangle {
    id: page

    required property SimulationBridge player
    required property StageBridge stage

    property bool paused: false

    readonly property bool wide: width > height
    readonly property int bar: Tokens.button + 2 * Tokens.margin
    readonly property int head: Tokens.mm(page.tight ? 46 : Tokens.elder ? 26 : 19)
    readonly property int column: page.wide ? Math.max(Math.round(width * (Tokens.elder ? 0.42 : 0.355)), Tokens.mm(132)) : width
    readonly property int spare: side.height - figures.height - sets.height - 2 * Tokens.gap
    readonly property bool tight: page.wide && page.spare < Tokens.mm(!Tokens.elder ? 28 : page.player.longest > 48 ? 58 : 46)
    readonly property int least: Tokens.mm(Tokens.elder ? 42 : 28)
    readonly property int needed: figures.height + sets.height + 3 * Tokens.gap + page.least
    readonly property int boxHeight: page.wide ? height - bar - head : Math.min(Math.round(width * 1.05), height - bar - head - needed - Tokens.gap)
    readonly property int boxWidth: page.wide ? width - column : width
    // Few things to set leave room for large figures.
    readonly property bool roomy: !Tokens.elder && sets.height < Tokens.mm(72)
    readonly property color colour: Tokens.topicColour(page.stage.topic)

    color: Tokens.paper
    objectName: "simulationPlayer"

    Connections {
        function onChanged() {
            if (page.stage.warning !== page.paused) {
                page.paused = page.stage.warning;
                page.player.pause(page.paused);
            }
        }

        target: page.stage
    }

    Rectangle {
        id: header

        color: page.colour
        height: page.head
        width: page.boxWidth

        Label {
            anchors.left: parent.left
            anchors.leftMargin: Tokens.margin
            anchors.right: parent.right
            anchors.rightMargin: sample.visible ? sample.width + Tokens.margin + Tokens.gap : Tokens.gap
            bold: true
            color: Tokens.onDark
            elide: Text.ElideRight
            font.pixelSize: Tokens.elder ? Tokens.small : Tokens.body
            fontSizeMode: Text.Fit
            height: parent.height
            lineHeight: 0.85
            maximumLineCount: 2
            minimumPixelSize: Tokens.small
            text: page.stage.title
            verticalAlignment: Text.AlignVCenter
            visible: !page.tight
        }
    }

    Loader {
        active: page.tight
        anchors.fill: header
        anchors.margins: Tokens.mm(2.5)
        anchors.rightMargin: sample.visible ? sample.width + Tokens.margin + Tokens.gap : Tokens.mm(2.5)

        sourceComponent: TaskCard {
            player: page.player
            slim: true
        }
    }

    LivePicture {
        id: picture

        anchors.top: header.bottom
        height: page.boxHeight
        player: page.player
        poster: page.stage.poster
        stock: page.stage.frames as FrameStock
        width: page.boxWidth
    }

    Tag {
        id: sample

        anchors.right: header.right
        anchors.rightMargin: Tokens.margin
        anchors.verticalCenter: header.verticalCenter
        text: qsTr("样例")
        visible: page.stage.sample
    }

    // What must be known of the picture (left), and the call to touch it, until it has been.
    Tag {
        id: notice

        anchors.bottom: picture.bottom
        anchors.left: picture.left
        anchors.margins: Tokens.mm(3)
        colour: Tokens.card
        ink: Tokens.inkSoft
        objectName: "simulationNotice"
        text: page.player.notice
        visible: text !== ""
    }

    Tag {
        id: hint

        readonly property bool above: notice.visible && notice.width + width + Tokens.mm(11) > picture.width

        anchors.bottom: hint.above ? notice.top : picture.bottom
        anchors.bottomMargin: Tokens.mm(3)
        anchors.horizontalCenter: notice.visible ? undefined : picture.horizontalCenter
        anchors.right: notice.visible ? picture.right : undefined
        anchors.rightMargin: Tokens.mm(3)
        iconName: "hand"
        objectName: "simulationHint"
        text: page.player.hint
        visible: text !== ""
    }

    Item {
        id: side

        anchors.bottom: parent.bottom
        anchors.bottomMargin: page.bar
        anchors.left: page.wide ? picture.right : parent.left
        anchors.leftMargin: Tokens.margin
        anchors.right: parent.right
        anchors.rightMargin: Tokens.margin
        anchors.top: page.wide ? parent.top : picture.bottom
        anchors.topMargin: page.wide ? Tokens.margin : Tokens.gap

        TaskCard {
            height: Math.min(Tokens.mm(Tokens.elder ? 110 : 92), page.spare)
            player: page.player
            topic: page.colour
            visible: !page.tight
            width: parent.width
        }

        Row {
            id: figures

            // Where one name needs two lines, all have two: the figures stay in a row.
            property int lines: 1

            function count() {
                let most = 1;
                for (let at = 0; at < shown.count; at++)
                    most = Math.max(most, (shown.itemAt(at) as ReadingFigure)?.wanted ?? 1);
                figures.lines = most;
            }

            readonly property real each: shown.count > 0 ? (width - spacing * (shown.count - 1)) / shown.count : 0

            anchors.bottom: sets.top
            anchors.bottomMargin: shown.count > 0 && sets.height > 0 ? Tokens.gap : 0
            spacing: Tokens.gap
            width: parent.width

            Repeater {
                id: shown

                model: page.player.readings

                ReadingFigure {
                    large: page.roomy
                    lines: figures.lines
                    width: figures.each

                    onWantedChanged: figures.count()
                }

                onItemAdded: figures.count()
            }
        }

        Column {
            id: sets

            anchors.bottom: parent.bottom
            spacing: Tokens.gap
            width: parent.width

            Repeater {
                model: page.player.controls

                ControlRow {
                    colour: page.colour
                    width: sets.width

                    onChosen: value => page.player.setValue(index, value)
                }
            }
        }
    }

    PressButton {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Tokens.margin
        anchors.left: parent.left
        anchors.leftMargin: Tokens.mm(Tokens.elder ? 92 : 62)
        iconName: "again"
        objectName: "simulationAgain"
        text: page.width > Tokens.mm(Tokens.elder ? 330 : 260) ? qsTr("重来") : ""

        onClicked: page.player.restart()
    }

    PressButton {
        anchors.bottom: parent.bottom
        anchors.margins: Tokens.margin
        anchors.right: parent.right
        iconAfter: true
        iconName: "next"
        look: page.player.settled ? "primary" : "plain"
        objectName: "partNext"
        text: !page.player.last ? qsTr("下一个任务") : page.stage.following === "quiz" ? qsTr("去答题") : page.stage.following !== "" ? qsTr("下一步") : qsTr("玩好了")

        onClicked: page.player.next()
    }
}
