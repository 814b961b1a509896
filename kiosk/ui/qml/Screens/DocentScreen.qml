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

    // The body: one leaf with both halves, beside or below each other, or a leaf for each.
    readonly property int bodyHeight: bar.y - head.height - 2 * Tokens.gap
    readonly property int bodyWidth: width - 2 * Tokens.margin
    readonly property int halfWidth: Math.round((bodyWidth - Tokens.mm(12)) / 2)
    readonly property int most: Tokens.mm(Tokens.elder ? 14 : 12)
    readonly property int least: Tokens.mm(Tokens.elder ? 10 : 8)
    readonly property int together: wide ? Fitting.largest(most, least - 2, bodyHeight, size => Math.max(say.wants(size, halfWidth), show.wants(size, halfWidth))) : Fitting.largest(most, least - 2, bodyHeight, size => say.wants(size, bodyWidth) + show.wants(size, bodyWidth) + Tokens.gapWide)
    readonly property bool leaves: together < least

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

    DocentPoints {
        id: say

        colour: screen.topicColour
        letter: screen.leaves ? Fitting.largest(screen.most, Tokens.small, screen.bodyHeight, size => wants(size, screen.bodyWidth)) : screen.together
        notice: screen.classroom.notice
        points: screen.classroom.points
        visible: screen.written && (!screen.leaves || screen.leaf === 0)
        width: screen.leaves || !screen.wide ? screen.bodyWidth : screen.halfWidth
        x: Tokens.margin
        y: head.height + Tokens.gap
    }

    DocentShow {
        id: show

        classroom: screen.classroom
        colour: screen.topicColour
        letter: screen.leaves ? Fitting.largest(screen.most, Tokens.small, screen.bodyHeight, size => wants(size, screen.bodyWidth)) : screen.together
        visible: screen.written && (!screen.leaves || screen.leaf === 1)
        width: screen.leaves || !screen.wide ? screen.bodyWidth : screen.halfWidth
        x: Tokens.margin + (!screen.leaves && screen.wide ? screen.halfWidth + Tokens.mm(12) : 0)
        y: head.height + Tokens.gap + (screen.leaves || screen.wide ? 0 : say.height + Tokens.gapWide)
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
            readonly property bool short: bar.width < home.width + teach.width + turn.width + Tokens.mm(Tokens.elder ? 90 : 62)

            anchors.left: home.right
            anchors.leftMargin: Tokens.gap
            iconName: "back"
            objectName: "otherExhibit"
            text: short ? "" : qsTr("换一个")

            Accessible.name: qsTr("换一个")
            onClicked: screen.classroom.back()
        }

        PressButton {
            id: turn

            anchors.right: teach.visible ? teach.left : parent.right
            anchors.rightMargin: teach.visible ? Tokens.gap : 0
            iconAfter: screen.leaf === 0
            iconName: screen.leaf === 0 ? "next" : "prev"
            objectName: "turnLeaf"
            visible: screen.leaves
            width: visible ? implicitWidth : 0

            Accessible.name: qsTr("翻面")
            onClicked: screen.leaf = 1 - screen.leaf
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
