pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kit
import Players.Quiz

// The question, its options, and after the answer the reason. It always fits: when the words are
// long, the type of stem and reason goes down a step, never below the smallest size.
Item {
    id: sheet

    required property QuizBridge player
    property color topicColour: Tokens.ink

    readonly property bool pictured: sheet.player.kind === "picture"
    readonly property bool crowded: column.implicitHeight > column.height + 1

    ColumnLayout {
        id: column

        anchors.fill: parent
        anchors.bottomMargin: 0
        anchors.leftMargin: Tokens.margin
        anchors.rightMargin: Tokens.margin
        anchors.topMargin: Tokens.mm(7)
        spacing: Tokens.gap

        RowLayout {
            Layout.fillWidth: true
            spacing: Tokens.gap

            Progress {
                Layout.alignment: Qt.AlignVCenter
                Layout.fillWidth: true
                count: sheet.player.count
                current: sheet.player.number
                marks: sheet.player.results
            }

            Label {
                color: Tokens.inkSoft
                font.pixelSize: Tokens.small
                lineHeight: 1
                objectName: "quizNumber"
                text: qsTr("第 %1 题，共 %2 题").arg(sheet.player.number + 1).arg(sheet.player.count)
            }
        }

        Label {
            id: stem

            Layout.fillWidth: true
            bold: true
            font.pixelSize: Tokens.heading
            objectName: "quizStem"
            text: sheet.player.stem
        }

        Label {
            Layout.fillWidth: true
            color: Tokens.inkSoft
            font.pixelSize: Tokens.small
            text: qsTr("可以选几个，选好了再点右下角。")
            visible: sheet.player.kind === "multiple" && !sheet.player.answered
        }

        GridLayout {
            id: grid

            Layout.fillWidth: true
            columnSpacing: Tokens.gap
            columns: sheet.pictured ? (sheet.width > sheet.height ? 3 : 2) : 1
            rowSpacing: Tokens.elder ? Tokens.mm(4) : Tokens.gap
            uniformCellWidths: true

            Repeater {
                model: sheet.player.options

                OptionButton {
                    required property int index

                    Layout.fillHeight: sheet.pictured
                    Layout.fillWidth: true
                    exhibit: sheet.player.exhibit
                    objectName: "option" + index
                    quiet: sheet.player.answered

                    onClicked: sheet.player.choose(index)
                }
            }
        }

        Item {
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.minimumHeight: reason.visible ? Math.min(reason.needed, Tokens.mm(40)) : 0

            Reason {
                id: reason

                anchors.left: parent.left
                anchors.right: parent.right
                height: Math.min(needed, parent.height)
                right: sheet.player.wasRight
                text: sheet.player.explanation
                visible: sheet.player.answered
            }
        }
    }
}
