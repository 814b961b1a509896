pragma ComponentBehavior: Bound

import QtQuick
import Bridges
import Kit
import Players.Quiz

// One question for a whole class. Stem and options are set at 24 mm where they fit, which is read from
// six metres (14 minutes of arc), and never larger; with the answer they make room for the reason.
Item {
    id: lesson

    required property ClassBridge classroom
    required property LessonBridge player

    readonly property bool wide: width > height
    readonly property color topicColour: Tokens.topicColour(classroom.topic)
    readonly property int bar: Tokens.button + 2 * Tokens.margin
    readonly property int fromAfar: Tokens.mm(24)
    readonly property int least: Tokens.mm(Tokens.elder ? 10 : 7)
    readonly property bool shown: player.shown
    readonly property int room: width - 2 * Tokens.margin
    readonly property int tall: height - bar - Tokens.margin
    readonly property int gap: Tokens.gap

    // Asking: stem above, options below, one size for both.
    readonly property int aside: badge.width + Tokens.mm(5)
    readonly property int clockSize: Tokens.elder ? 0 : Tokens.mm(wide ? 36 : 30)
    readonly property int clockRoom: clockSize === 0 || shown ? 0 : clockSize + Tokens.gap
    readonly property int stemWidth: room - (wide ? aside : 0) - clockRoom
    readonly property int asking: Fitting.largest(fromAfar, least, tall, size => stemTall(size) + gap + (player.byOption && !options.pictured ? options.wants(size * 0.92, room) : Math.max(moved.plain, tall * 0.5)))
    // Shown: the stem steps back, what it is and why it is stand beside or below each other.
    readonly property int stemSize: shown ? Math.min(asking, Tokens.mm(Tokens.elder ? 12 : 11)) : asking
    readonly property int stemHeight: Math.max(badge.height, shown ? 0 : clockSize - (wide ? 0 : badge.height), stemTall(stemSize)) + (wide ? 0 : badge.height + Tokens.mm(2))
    readonly property int bodyTop: Tokens.margin + stemHeight + gap
    readonly property int bodyHeight: height - bar - bodyTop
    readonly property bool beside: shown && wide
    readonly property int bodyWidth: beside ? Math.round(room * 0.56) : room
    readonly property int reasonHeight: beside ? bodyHeight : Math.round(bodyHeight * 0.4)
    readonly property int fieldHeight: shown && !wide ? bodyHeight - reasonHeight - gap : bodyHeight
    readonly property int optionSize: options.pictured ? Tokens.lead : Fitting.largest(shown ? asking : Math.round(asking * 0.92), Tokens.small, fieldHeight, size => options.wants(size, bodyWidth))

    function stemTall(size: real): real {
        return Fitting.lines(lesson.player.stem, size, lesson.stemWidth) * size * 1.36 + Tokens.mm(2);
    }

    objectName: "lessonPlayer"

    Rectangle {
        id: badge

        color: lesson.topicColour
        height: Math.round(Tokens.lead * 1.9)
        radius: height / 2
        visible: !lesson.player.finished
        width: number.implicitWidth + Tokens.mm(12)
        x: Tokens.margin
        y: Tokens.margin + (lesson.wide ? Math.max(0, Math.round((lesson.stemSize * 1.36 - height) / 2)) : 0)

        Label {
            id: number

            anchors.centerIn: parent
            bold: true
            color: Tokens.onDark
            font.pixelSize: Tokens.lead
            lineHeight: 1
            text: (lesson.player.number + 1) + " / " + lesson.player.count
            wrapMode: Text.NoWrap
        }
    }

    Label {
        id: stem

        bold: true
        font.pixelSize: lesson.stemSize
        fontSizeMode: Text.Fit
        height: lesson.stemHeight - (lesson.wide ? 0 : badge.height + Tokens.mm(2))
        lineHeight: 0.94
        minimumPixelSize: Tokens.small
        objectName: "lessonStem"
        text: lesson.player.stem
        verticalAlignment: Text.AlignVCenter
        visible: !lesson.player.finished
        width: lesson.stemWidth
        x: Tokens.margin + (lesson.wide ? lesson.aside : 0)
        y: Tokens.margin + (lesson.wide ? 0 : badge.height + Tokens.mm(2))
    }

    LessonClock {
        id: clock

        anchors.right: parent.right
        anchors.rightMargin: Tokens.margin
        seconds: lesson.player.left
        size: lesson.clockSize
        visible: seconds > 0 && size > 0
        y: Tokens.margin
    }

    LessonOptions {
        id: options

        height: lesson.fieldHeight
        player: lesson.player
        size: lesson.optionSize
        visible: lesson.player.byOption && !lesson.player.finished
        width: lesson.bodyWidth
        x: Tokens.margin
        y: lesson.bodyTop
    }

    LessonField {
        id: moved

        height: lesson.fieldHeight
        player: lesson.player
        topicColour: lesson.topicColour
        visible: !lesson.player.byOption && !lesson.player.finished
        width: lesson.bodyWidth
        x: Tokens.margin
        y: lesson.bodyTop
    }

    LessonReason {
        height: lesson.reasonHeight
        picture: lesson.player.picture
        text: lesson.player.explanation
        visible: lesson.shown && !lesson.player.finished
        width: lesson.beside ? lesson.room - lesson.bodyWidth - lesson.gap : lesson.room
        x: Tokens.margin + (lesson.beside ? lesson.bodyWidth + lesson.gap : 0)
        y: lesson.bodyTop + (lesson.beside ? 0 : lesson.fieldHeight + lesson.gap)
    }

    Loader {
        active: lesson.player.finished
        anchors.fill: parent
        anchors.bottomMargin: lesson.bar

        sourceComponent: LessonResults {
            player: lesson.player
            title: lesson.classroom.title
            topicColour: lesson.topicColour
        }
    }

    Label {
        id: noticeLabel

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Tokens.margin
        anchors.left: parent.left
        anchors.leftMargin: Tokens.mm(Tokens.elder ? 92 : 66)
        anchors.right: action.left
        anchors.rightMargin: Tokens.gap
        color: Tokens.inkSoft
        font.pixelSize: Tokens.small
        height: Tokens.button
        elide: Text.ElideRight
        fontSizeMode: Text.Fit
        minimumPixelSize: Tokens.small
        opacity: truncated ? 0 : 1
        text: lesson.classroom.notice
        verticalAlignment: Text.AlignVCenter
        visible: text !== "" && lesson.shown
    }

    // How long the class may think. Never in 长辈模式.
    Row {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Tokens.margin
        anchors.right: action.left
        anchors.rightMargin: Tokens.gap
        spacing: Tokens.mm(4)
        visible: !lesson.shown && !Tokens.elder

        Repeater {
            model: lesson.player.left > 0 ? [] : lesson.player.countDowns

            PressButton {
                required property int modelData

                iconName: lesson.wide ? "clock" : ""
                objectName: "countDown" + modelData
                text: lesson.wide ? qsTr("%1 秒").arg(modelData) : modelData
                leftPadding: lesson.wide ? Tokens.mm(6) : Tokens.mm(5)

                Accessible.name: qsTr("倒计时 %1 秒").arg(modelData)
                onClicked: lesson.player.countDown(modelData)
            }
        }

        PressButton {
            iconName: "close"
            objectName: "countDownOff"
            text: lesson.wide ? qsTr("不倒计时") : ""
            visible: lesson.player.left > 0

            Accessible.name: qsTr("不倒计时")
            onClicked: lesson.player.countDown(0)
        }
    }

    PressButton {
        id: action

        anchors.bottom: parent.bottom
        anchors.margins: Tokens.margin
        anchors.right: parent.right
        iconAfter: true
        iconName: lesson.player.finished ? "again" : !lesson.shown ? "lamp" : lesson.player.last ? "people" : "next"
        look: "primary"
        objectName: "lessonNext"
        text: lesson.player.finished ? qsTr("换一个展项") : !lesson.shown ? qsTr("看答案") : lesson.player.last ? qsTr("看看全班") : qsTr("下一题")

        onClicked: lesson.player.finished ? lesson.player.another() : lesson.shown ? lesson.player.next() : lesson.player.reveal()
    }
}
