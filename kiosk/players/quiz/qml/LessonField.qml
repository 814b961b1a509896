pragma ComponentBehavior: Bound

import QtQuick
import Kit
import Players.Quiz

// A question without options to raise a hand for (order, match, number …): shown, talked about,
// answered on the screen; then the docent counts who had it right.
Item {
    id: part

    required property LessonBridge player
    property color topicColour: Tokens.ink

    // As large as the box allows; the field itself knows how small it may be.
    readonly property int fieldHeight: height - (player.shown && player.counts ? hands.height + Tokens.gap : 0)
    readonly property real grown: Math.max(1, Math.min(1.8, field.least > 0 ? fieldHeight / field.least : 1))

    AnswerField {
        id: field

        answer: part.player.answer
        height: Math.floor(part.fieldHeight / scale)
        objectName: "lessonField"
        quiet: true
        scale: part.grown
        topicColour: part.topicColour
        transformOrigin: Item.TopLeft
        width: Math.floor(part.width / scale)
    }

    Flow {
        id: hands

        anchors.bottom: parent.bottom
        spacing: Tokens.gap
        visible: part.player.shown && part.player.counts
        width: parent.width

        Repeater {
            model: [qsTr("答对了"), qsTr("没答对")]

            Row {
                id: row

                required property int index
                required property string modelData

                spacing: Tokens.mm(3)

                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    bold: true
                    font.pixelSize: Tokens.lead
                    lineHeight: 1
                    text: row.modelData
                    wrapMode: Text.NoWrap
                }

                HandStepper {
                    count: part.player.hands[row.index] ?? 0
                    name: "hand" + row.index

                    onMore: by => part.player.raiseHands(row.index, by)
                }
            }
        }
    }
}
