pragma ComponentBehavior: Bound

import QtQuick
import Bridges
import Kit

// The docent's card: three things to say, two to ask, one to show. Readable from two metres; where
// it does not fit at that size, it is two leaves to turn.
Rectangle {
    id: screen

    required property ClassBridge classroom
    required property ShellBridge shell

    readonly property bool wide: width > height
    readonly property color topicColour: Tokens.topicColour(classroom.topic)
    readonly property bool written: classroom.points.length > 0
    property int leaf: 0

    // What to say on the left (or above), what to ask and show on the right (or below); where that does
    // not fit at a size that is read from afar, leaves to turn.
    readonly property int bodyHeight: bar.y - head.height - 2 * Tokens.gap
    readonly property int bodyWidth: width - 2 * Tokens.margin
    readonly property int halfWidth: Math.round((bodyWidth - Tokens.mm(12)) / 2)
    readonly property int most: Tokens.mm(Tokens.elder ? 14 : 12)
    readonly property int least: Tokens.mm(Tokens.elder ? 10 : 8)
    readonly property var toSay: [
        {
            kind: "heading",
            words: qsTr("讲三点")
        },
        ...classroom.points.map((point, at) => ({
                    kind: "point",
                    sign: at + 1,
                    words: point
                })), ...(classroom.notice === "" ? [] : [
                {
                    kind: "note",
                    words: classroom.notice
                }
            ])]
    readonly property var toShow: [
        {
            kind: "heading",
            words: qsTr("问两句")
        },
        ...classroom.questions.map(question => ({
                    kind: "question",
                    sign: "?",
                    words: question
                })),
        {
            kind: "heading",
            words: qsTr("做一做")
        },
        {
            kind: "box",
            words: classroom.demonstration,
            safe: qsTr("安全：%1").arg(classroom.safety)
        },
        {
            kind: "note",
            words: classroom.credit
        }
    ]
    readonly property int together: Fitting.largest(most, least - 2, bodyHeight, size => wide ? Math.max(left.wants(toSay, size, halfWidth), left.wants(toShow, size, halfWidth)) : left.wants(toSay.concat(toShow), size, bodyWidth))
    readonly property bool turns: together < least
    readonly property int onTwo: Fitting.largest(most, least, 2, size => left.leaves(toSay.concat(toShow), size, bodyWidth, bodyHeight).length)
    readonly property var pages: turns ? left.leaves(toSay.concat(toShow), onTwo, bodyWidth, bodyHeight) : [toSay]
    readonly property int page: Math.min(leaf, pages.length - 1)

    color: Tokens.paper

    Rectangle {
        id: head

        color: screen.topicColour
        height: Math.max(Tokens.mm(30), words.height + 2 * Tokens.mm(5))
        width: parent.width

        Column {
            id: words

            anchors.left: parent.left
            anchors.leftMargin: Tokens.margin
            anchors.right: parent.right
            anchors.rightMargin: Tokens.margin + (tag.visible ? tag.width + Tokens.gap : 0)
            anchors.verticalCenter: parent.verticalCenter
            spacing: Tokens.mm(1)

            Label {
                bold: true
                color: Tokens.onDark
                font.pixelSize: Tokens.heading
                lineHeight: 1
                objectName: "docentTitle"
                text: screen.classroom.title
                width: parent.width
            }

            Label {
                color: Tokens.onDark
                font.pixelSize: Tokens.body
                text: [screen.classroom.goal, screen.classroom.audience, qsTr("约 %1 分钟").arg(screen.classroom.minutes)].filter(each => each !== "").join(" · ")
                width: parent.width
            }
        }

        Tag {
            id: tag

            anchors.right: parent.right
            anchors.rightMargin: Tokens.margin
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("样例")
            visible: screen.classroom.sample
        }
    }

    DocentBlocks {
        id: left

        blocks: screen.pages[screen.page]
        colour: screen.topicColour
        letter: screen.turns ? screen.onTwo : screen.together
        visible: screen.written
        width: screen.turns || !screen.wide ? screen.bodyWidth : screen.halfWidth
        x: Tokens.margin
        y: head.height + Tokens.gap
    }

    DocentBlocks {
        blocks: screen.toShow
        colour: screen.topicColour
        letter: screen.together
        visible: screen.written && !screen.turns
        width: left.width
        x: Tokens.margin + (screen.wide ? screen.halfWidth + Tokens.mm(12) : 0)
        y: head.height + Tokens.gap + (screen.wide ? 0 : left.height + Tokens.gap)
    }

    Label {
        anchors.centerIn: parent
        color: Tokens.inkSoft
        horizontalAlignment: Text.AlignHCenter
        text: qsTr("这个展项还没有讲解卡，可以直接答题。")
        visible: !screen.written
        width: screen.bodyWidth
    }

    Item {
        id: bar

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.margins: Tokens.margin
        anchors.right: parent.right
        height: Tokens.button

        PressButton {
            id: home

            iconName: "home"
            objectName: "goHome"
            text: qsTr("回首页")

            onClicked: screen.shell.goHome()
        }

        PressButton {
            id: other

            // Where three buttons do not fit, the arrow says it alone.
            readonly property bool wordless: bar.width < home.width + teach.width + turn.width + Tokens.mm(Tokens.elder ? 90 : 62)

            anchors.left: home.right
            anchors.leftMargin: Tokens.gap
            iconName: "back"
            objectName: "otherExhibit"
            text: wordless ? "" : qsTr("换一个")

            Accessible.name: qsTr("换一个")
            onClicked: screen.classroom.back()
        }

        PressButton {
            id: turn

            anchors.right: teach.visible ? teach.left : parent.right
            anchors.rightMargin: teach.visible ? Tokens.gap : 0
            iconName: screen.page + 1 < screen.pages.length ? "next" : "prev"
            objectName: "turnLeaf"
            visible: screen.turns
            width: visible ? implicitWidth : 0

            Accessible.name: qsTr("翻面")
            onClicked: screen.leaf = screen.page + 1 < screen.pages.length ? screen.page + 1 : 0
        }

        PressButton {
            id: teach

            anchors.right: parent.right
            iconAfter: true
            iconName: "hand"
            look: "primary"
            objectName: "teach"
            text: qsTr("举手答题")
            visible: screen.classroom.asks

            onClicked: screen.classroom.teach()
        }
    }
}
