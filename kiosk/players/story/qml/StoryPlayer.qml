pragma ComponentBehavior: Bound

import QtQuick
import Bridges
import Kit
import Players.Story

// A story. Every page fills what lies above the lowest strip; that strip is the frame's: home on
// the left, the one action on the right, back, the voice and the way between (on a high panel in a
// row of their own).
Rectangle {
    id: story

    required property StoryBridge player
    required property StageBridge stage

    readonly property bool wide: width > height
    readonly property int bar: Tokens.button + 2 * Tokens.margin
    readonly property int foot: story.wide ? bar : bar + Tokens.button + Tokens.gap
    readonly property int head: Tokens.mm(Tokens.elder ? 26 : 19)
    readonly property int homeRoom: Tokens.mm(Tokens.elder ? 92 : 62)
    readonly property color colour: Tokens.topicColour(story.stage.topic)

    function turn() {
        const pages = {
            page: "ReadPage.qml",
            timeline: "TimelinePage.qml",
            compare: "ComparePage.qml",
            hotspots: "SpotsPage.qml",
            picture: "LooksPage.qml",
            choice: "TalkPage.qml"
        };
        leaf.fill(Qt.resolvedUrl(pages[story.player.type]), {
            player: story.player,
            head: story.head,
            colour: story.colour,
            poster: story.stage.poster
        });
    }

    color: Tokens.paper
    objectName: "storyPlayer"

    Component.onCompleted: Qt.callLater(story.turn)

    Connections {
        function onTurned() {
            Qt.callLater(story.turn);
        }

        target: story.player
    }

    FilledLoader {
        id: leaf

        anchors.fill: parent
        anchors.bottomMargin: story.foot
    }

    // The title stands on the topic's own colour, over the picture.
    Rectangle {
        color: story.colour
        height: story.head
        width: (leaf.item as Leaf)?.headWidth ?? story.width

        Label {
            anchors.left: parent.left
            anchors.leftMargin: Tokens.margin
            anchors.right: sample.visible ? sample.left : parent.right
            anchors.rightMargin: Tokens.gap
            bold: true
            color: Tokens.onDark
            elide: Text.ElideRight
            font.pixelSize: Tokens.elder ? Tokens.small : Tokens.body
            fontSizeMode: Text.Fit
            height: parent.height
            lineHeight: 0.85
            maximumLineCount: 2
            minimumPixelSize: Tokens.small
            objectName: "storyTitle"
            text: story.player.type === "timeline" && story.player.title !== "" ? story.player.title : story.stage.title
            verticalAlignment: Text.AlignVCenter
        }

        Tag {
            id: sample

            anchors.right: parent.right
            anchors.rightMargin: Tokens.margin
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("样例")
            visible: story.stage.sample
        }
    }

    Item {
        id: controls

        anchors.bottom: parent.bottom
        anchors.bottomMargin: story.wide ? Tokens.margin : story.bar
        anchors.left: parent.left
        anchors.leftMargin: story.wide ? story.homeRoom : Tokens.margin
        anchors.right: story.wide ? action.left : parent.right
        anchors.rightMargin: story.wide ? Tokens.gapWide : Tokens.margin
        height: Tokens.button

        PressButton {
            id: backButton

            iconName: "prev"
            objectName: "storyBack"
            visible: story.player.number > 0 || story.player.chosen

            onClicked: story.player.back()
        }

        Loader {
            id: voice

            active: story.player.narration !== ""
            anchors.left: backButton.visible ? backButton.right : parent.left
            anchors.leftMargin: backButton.visible ? Tokens.gap : 0

            sourceComponent: Narrator {
                hushed: story.player.closed
                silence: story.stage.silence
                source: story.player.narration
                volume: story.stage.volume
                width: mute ? controls.width - voice.x : implicitWidth

                onSpoke: speaking => story.player.narrates(speaking)
            }
        }

        Progress {
            anchors.left: voice.active ? voice.right : backButton.visible ? backButton.right : parent.left
            anchors.leftMargin: voice.active || backButton.visible ? Tokens.gapWide : Tokens.gap
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            count: story.player.count
            current: story.player.number
            doneColour: story.colour
            objectName: "storyWay"
            visible: count > 1 && width > Tokens.mm(40)
        }
    }

    PressButton {
        id: action

        readonly property bool again: story.player.triesAgain

        anchors.bottom: parent.bottom
        anchors.margins: Tokens.margin
        anchors.right: parent.right
        enabled: story.player.canGoOn
        iconAfter: !again
        iconName: again ? "again" : "next"
        look: "primary"
        objectName: "partNext"
        opacity: enabled ? 1 : 0
        text: again ? qsTr("再试一次") : !story.player.last ? qsTr("接着看") : story.stage.following === "quiz" ? qsTr("去答题") : story.stage.following !== "" ? qsTr("接着看") : qsTr("看完了")

        onClicked: story.player.next()
    }
}
