pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import OperatorBridges
import Kit
import Operator

// Every answer; a touch leads back to its question.
Item {
    id: step

    required property SetupBridge setup
    readonly property AnswersBridge answers: setup.answers as AnswersBridge
    readonly property int columns: width > Tokens.mm(300) ? 2 : 1
    readonly property int rows: Math.ceil(answers.summary.length / columns)
    readonly property real rowHeight: Math.min(Tokens.mm(27), (height - (rows - 1) * Tokens.mm(2)) / Math.max(1, rows))

    Grid {
        id: grid

        columnSpacing: Tokens.gap
        columns: step.columns
        flow: Grid.TopToBottom
        rowSpacing: Tokens.mm(2)
        rows: Math.max(1, step.rows)
        width: parent.width

        Repeater {
            model: step.answers.summary

            T.Button {
                id: line

                required property var modelData

                Accessible.name: modelData.title
                height: step.rowHeight
                objectName: "line-" + modelData.step
                width: (grid.width - (step.columns - 1) * Tokens.gap) / step.columns

                background: Rectangle {
                    border.color: Tokens.line
                    border.width: Tokens.hairline
                    color: line.down ? Tokens.sand : Tokens.card
                    radius: Tokens.cornerSmall
                }
                contentItem: Item {
                    Icon {
                        id: sign

                        anchors.verticalCenter: parent.verticalCenter
                        colour: line.modelData.sign === "good" ? Tokens.right : line.modelData.sign === "warn" ? Tokens.warmInk : Tokens.inkSoft
                        name: "sign-" + line.modelData.sign
                        size: Math.round(Tokens.panelText * 1.2)
                        x: Tokens.mm(4)
                    }

                    PageText {
                        id: title

                        anchors.left: sign.right
                        anchors.leftMargin: Tokens.mm(4)
                        anchors.verticalCenter: parent.verticalCenter
                        bold: true
                        lineHeight: 1
                        text: line.modelData.title
                        wrapMode: Text.NoWrap
                    }

                    PageText {
                        anchors.left: title.right
                        anchors.leftMargin: Tokens.mm(5)
                        anchors.right: parent.right
                        anchors.rightMargin: Tokens.mm(4)
                        anchors.verticalCenter: parent.verticalCenter
                        color: Tokens.inkSoft
                        elide: Text.ElideMiddle
                        horizontalAlignment: Text.AlignRight
                        lineHeight: 1
                        text: line.modelData.said
                        wrapMode: Text.NoWrap
                    }
                }

                onClicked: step.setup.goTo(line.modelData.step)
                onPressed: Cues.play("press")
            }
        }
    }
}
