pragma ComponentBehavior: Bound

import QtQuick
import Bridges
import Kit
import Players.Quiz

// A quiz. Wide: picture on the left, words on the right. High: picture above, words below.
// The lowest strip is the frame's: home on the left, the one action on the right.
Item {
    id: quiz

    required property QuizBridge player
    required property StageBridge stage

    readonly property bool wide: width > height
    // What is touched on a picture wants to be large; the scene makes room for it.
    readonly property real sceneShare: Tokens.elder ? 0.37 : quiz.player.kind === "hotspot" ? 0.3 : 0.48
    readonly property int bar: Tokens.button + 2 * Tokens.margin
    readonly property color topicColour: Tokens.topicColour(quiz.stage.topic)

    objectName: "quizPlayer"

    readonly property bool answered: quiz.player.answered

    // What has a time limit stands still while the kiosk asks if anybody is there.
    readonly property bool waits: quiz.stage.warning

    onWaitsChanged: quiz.player.hold(waits)
    onAnsweredChanged: {
        if (quiz.answered)
            Cues.play(there.good ? "right" : "wrong");
    }

    // The picture whole (four to three, as it is drawn), under the title; below it, on a wide panel,
    // the way home and the guide.
    Item {
        id: scene

        height: quiz.wide ? quiz.height : Math.round(quiz.height * (Tokens.elder ? 0.23 : 0.38))
        width: quiz.wide ? Math.round(quiz.width * quiz.sceneShare) : quiz.width

        Picture {
            id: picture

            anchors.top: head.bottom
            height: quiz.wide ? Math.min(Math.round(width * 0.76), parent.height - quiz.bar - head.height) : parent.height - head.height
            source: quiz.player.picture !== "" ? quiz.player.picture : quiz.stage.poster
            width: parent.width
        }

        Rectangle {
            anchors.top: picture.bottom
            color: quiz.topicColour
            height: Tokens.mm(1.5)
            visible: quiz.wide
            width: parent.width
        }

        Guide {
            readonly property int room: scene.height - picture.y - picture.height - Tokens.mm(8)

            anchors.bottom: parent.bottom
            anchors.bottomMargin: Tokens.mm(4)
            anchors.right: parent.right
            // Beside the way home.
            height: Math.round(Math.min(room, Tokens.mm(62), (scene.width - Tokens.mm(60)) * 480 / 560))
            mirror: true
            mood: !quiz.answered ? "rest" : there.good ? "nod" : "wonder"
            visible: quiz.wide && !Tokens.elder && room > Tokens.mm(34) && !(quiz.answered && sheet.reasonElsewhere)
            width: Math.round(height * 560 / 480)
        }

        Tag {
            anchors.bottom: picture.bottom
            anchors.bottomMargin: Tokens.mm(5)
            anchors.horizontalCenter: parent.horizontalCenter
            iconName: "question"
            text: Tokens.elder ? qsTr("答完看图") : qsTr("先猜一猜，答完看图")
            visible: quiz.player.pictureHidden
        }

        Tag {
            anchors.margins: Tokens.mm(4)
            anchors.right: parent.right
            anchors.top: head.bottom
            text: qsTr("样例")
            visible: quiz.stage.sample && !(quiz.answered && sheet.reasonElsewhere)
        }

        // Its voice, on the picture's upper corner: the lowest strip may have a notice to show.
        Loader {
            active: quiz.player.narration !== ""
            anchors.left: parent.left
            anchors.margins: Tokens.mm(4)
            anchors.right: parent.right
            anchors.rightMargin: Tokens.mm(Tokens.elder ? 52 : 34)
            anchors.top: head.bottom

            sourceComponent: Narrator {
                boxed: true
                hushed: quiz.player.closed
                silence: quiz.stage.silence
                source: quiz.player.narration
                volume: quiz.stage.volume

                onSpoke: speaking => quiz.player.narrates(speaking)
            }
        }

        // The title stands on the topic's own colour, so it can be read over any picture.
        Rectangle {
            id: head

            color: quiz.topicColour
            height: Tokens.mm(Tokens.elder ? 30 : 19)
            width: parent.width

            Item {
                id: headRow

                anchors.left: parent.left
                anchors.leftMargin: Tokens.margin
                anchors.right: parent.right
                anchors.rightMargin: Tokens.margin
                anchors.verticalCenter: parent.verticalCenter
                height: parent.height

                Label {
                    id: title

                    anchors.left: parent.left
                    anchors.right: parent.right
                    bold: true
                    color: Tokens.onDark
                    font.pixelSize: Tokens.elder ? Tokens.small : Tokens.body
                    fontSizeMode: Text.Fit
                    height: parent.height
                    maximumLineCount: 2
                    minimumPixelSize: Tokens.small
                    text: quiz.stage.title
                    verticalAlignment: Text.AlignVCenter
                }
            }
        }
    }

    // Large type on a wide panel, or many words on a low one, need the whole right side: the
    // reason comes here.
    Reason {
        id: there

        anchors.bottom: parent.bottom
        anchors.bottomMargin: quiz.bar
        anchors.left: parent.left
        anchors.leftMargin: Tokens.mm(4)
        height: Math.min(needed, quiz.height - quiz.bar - head.height - Tokens.mm(8))
        text: sheet.reason
        tone: quiz.player.tone
        visible: sheet.reasonElsewhere && quiz.player.answered
        width: scene.width - Tokens.mm(8)
    }

    QuestionSheet {
        id: sheet

        anchors.bottom: parent.bottom
        anchors.bottomMargin: quiz.bar
        anchors.left: quiz.wide ? scene.right : parent.left
        anchors.right: parent.right
        anchors.top: quiz.wide ? parent.top : scene.bottom
        guided: !quiz.wide && !Tokens.elder
        player: quiz.player
        reasonElsewhere: quiz.wide && (Tokens.elder || crowded)
        topicColour: quiz.topicColour
    }

    Label {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Tokens.margin
        anchors.left: quiz.wide ? scene.right : parent.left
        anchors.leftMargin: quiz.wide ? Tokens.margin : Tokens.mm(Tokens.elder ? 76 : 64)
        anchors.right: two.visible ? two.left : action.left
        anchors.rightMargin: Tokens.gap
        color: Tokens.inkSoft
        font.pixelSize: Tokens.small
        height: Tokens.button
        elide: Text.ElideRight
        fontSizeMode: Text.Fit
        minimumPixelSize: Tokens.small
        opacity: truncated ? 0 : 1
        text: quiz.stage.notice
        verticalAlignment: Text.AlignVCenter
        visible: text !== ""
    }

    // Two at one screen: offered beside the first question, while the place of the action is free.
    PressButton {
        id: two

        readonly property bool wordless: Tokens.elder && !quiz.wide && quiz.stage.notice !== ""

        anchors.bottom: parent.bottom
        anchors.margins: Tokens.margin
        anchors.right: action.submits ? action.left : parent.right
        iconName: "people"
        objectName: "playTwo"
        text: wordless ? "" : qsTr("两个人玩")
        visible: quiz.player.offersTwo

        Accessible.name: qsTr("两个人玩")
        onClicked: quiz.player.playTwo()
    }

    PressButton {
        id: action

        readonly property bool submits: quiz.player.answer.waits && !quiz.player.answered
        readonly property bool passes: quiz.player.answer.canPass && !quiz.player.answered

        anchors.bottom: parent.bottom
        anchors.margins: Tokens.margin
        anchors.right: parent.right
        enabled: submits ? quiz.player.answer.canSubmit : passes || quiz.player.answered
        iconAfter: true
        iconName: passes ? "next" : submits ? "check" : quiz.player.last && !quiz.player.inset ? "star" : "next"
        look: passes ? "plain" : "primary"
        objectName: "quizNext"
        opacity: enabled ? 1 : submits ? 0.45 : 0
        text: passes ? qsTr("跳过") : submits ? qsTr("选好了") : !quiz.player.last ? qsTr("下一题") : quiz.player.inset ? qsTr("继续看") : qsTr("看看成绩")

        onClicked: {
            if (submits)
                quiz.player.answer.submit();
            else if (passes)
                quiz.player.answer.showRight();
            else
                quiz.player.next();
        }
    }
}
