pragma ComponentBehavior: Bound

import QtQuick
import Bridges
import Frames
import Kit
import Players.Animation

// An animation. Wide: the picture on the left, what is said on the right. High: picture above, words
// below. The lowest strip is the frame's: home on the left, the one action on the right, back,
// stop and the rail of steps between.
Rectangle {
    id: page

    required property AnimationBridge player
    required property StageBridge stage

    readonly property bool wide: width > height
    readonly property int bar: Tokens.button + 2 * Tokens.margin
    readonly property int head: Tokens.mm(Tokens.elder ? 26 : 19)
    readonly property int boxHeight: page.wide ? height - bar - head : Math.round(width * 0.625)
    readonly property int boxWidth: page.wide ? Math.min(Math.round(boxHeight * 1.6), Math.round(width * 0.72)) : width
    readonly property color colour: Tokens.topicColour(page.stage.topic)
    readonly property bool over: page.player.state === "ended"
    readonly property bool stands: page.player.state === "waiting" || page.over

    color: Tokens.paper
    objectName: "animationPlayer"

    Rectangle {
        id: header

        color: page.colour
        height: page.head
        width: page.wide ? page.boxWidth : parent.width

        Label {
            anchors.left: parent.left
            anchors.leftMargin: Tokens.margin
            anchors.right: sample.visible ? sample.left : parent.right
            anchors.rightMargin: Tokens.gap
            anchors.verticalCenter: parent.verticalCenter
            bold: true
            color: Tokens.onDark
            elide: Text.ElideRight
            maximumLineCount: 1
            text: page.stage.title
        }

        Tag {
            id: sample

            anchors.right: parent.right
            anchors.rightMargin: Tokens.margin
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("样例")
            visible: page.stage.sample
        }
    }

    Rectangle {
        id: box

        anchors.top: header.bottom
        color: Tokens.night
        height: page.boxHeight
        width: page.boxWidth

        StepView {
            anchors.fill: parent
            player: page.player
            stock: page.stage.frames as FrameStock
        }
    }

    Item {
        id: words

        anchors.bottom: page.wide ? parent.bottom : controls.top
        anchors.bottomMargin: page.wide ? page.bar : Tokens.gap
        anchors.left: page.wide ? box.right : parent.left
        anchors.leftMargin: Tokens.margin
        anchors.right: parent.right
        anchors.rightMargin: Tokens.margin
        anchors.top: page.wide ? parent.top : box.bottom
        anchors.topMargin: Tokens.margin

        Label {
            id: number

            color: page.colour
            bold: true
            font.pixelSize: Tokens.small
            objectName: "stepNumber"
            text: qsTr("第 %1 步，共 %2 步").arg(page.player.number + 1).arg(page.player.count)
            visible: page.player.count > 1
            width: parent.width
        }

        Label {
            id: caption

            anchors.bottom: narration.active ? narration.top : parent.bottom
            anchors.bottomMargin: narration.active ? Tokens.gap : 0
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: number.bottom
            anchors.topMargin: Tokens.gap
            bold: true
            font.pixelSize: page.wide ? Tokens.heading : Tokens.title
            fontSizeMode: Text.Fit
            minimumPixelSize: Tokens.small
            objectName: "stepCaption"
            text: page.player.caption
        }

        // Where there is room to spare, the guide watches too.
        Guide {
            readonly property int room: words.height - number.height - caption.contentHeight - Tokens.mm(18)

            anchors.bottom: parent.bottom
            anchors.right: parent.right
            height: Math.min(room, Tokens.mm(62))
            mirror: true
            mood: "rest"
            visible: !Tokens.elder && !narration.active && room > Tokens.mm(34)
            width: Math.round(height * 560 / 480)
        }

        Loader {
            id: narration

            active: page.player.narration !== ""
            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right

            sourceComponent: Narrator {
                hushed: page.player.closed
                silence: page.stage.silence
                source: page.player.narration
                volume: page.stage.volume

                onSpoke: speaking => page.player.narrates(speaking)
            }
        }
    }

    Item {
        id: controls

        readonly property int homeRoom: Tokens.mm(Tokens.elder ? 92 : 62)

        anchors.bottom: parent.bottom
        anchors.bottomMargin: page.wide ? Tokens.margin : page.bar
        anchors.left: parent.left
        anchors.leftMargin: page.wide ? homeRoom : Tokens.margin
        anchors.right: page.wide ? action.left : parent.right
        anchors.rightMargin: page.wide ? Tokens.gapWide : Tokens.margin
        height: Tokens.button

        Row {
            id: buttons

            spacing: Tokens.gap

            PressButton {
                iconName: page.player.number > 0 ? "prev" : "again"
                objectName: "stepBack"

                onClicked: page.player.back()
            }

            PressButton {
                iconName: page.stands ? "again" : page.player.held ? "play" : "pause"
                objectName: "stepHold"

                onClicked: page.stands ? page.player.goTo(page.player.number) : page.player.hold()
            }
        }

        StepRail {
            anchors.left: buttons.right
            anchors.leftMargin: Tokens.gapWide
            anchors.right: parent.right
            colour: page.colour
            player: page.player
            visible: page.player.count > 1 && width > Tokens.mm(40)
        }
    }

    PressButton {
        id: action

        anchors.bottom: parent.bottom
        anchors.margins: Tokens.margin
        anchors.right: parent.right
        iconAfter: true
        iconName: "next"
        look: page.stands ? "primary" : "plain"
        objectName: "partNext"
        text: !page.player.last ? qsTr("下一步") : page.stage.following === "quiz" ? qsTr("去答题") : page.stage.following !== "" ? qsTr("接着看") : qsTr("看完了")

        onClicked: page.player.next()
    }
}
