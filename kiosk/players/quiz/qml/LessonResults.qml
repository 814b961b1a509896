pragma ComponentBehavior: Bound

import QtQuick
import Kit
import Players.Quiz

// How the class did: all hands together, then a bar a question. Nobody's name, nothing to beat.
Item {
    id: results

    required property LessonBridge player
    property string title: ""
    property color topicColour: Tokens.ink

    readonly property bool wide: width > height
    readonly property var rows: player.results
    readonly property var counted: rows.filter(row => row.right >= 0)
    readonly property int raised: counted.reduce((sum, row) => sum + row.raised, 0)
    readonly property int rights: counted.reduce((sum, row) => sum + row.right, 0)
    readonly property real share: raised > 0 ? rights / raised : 0
    readonly property string praise: raised === 0 ? qsTr("全讲完啦！") : share >= 0.8 ? qsTr("大家真棒！") : share >= 0.5 ? qsTr("真不错！") : qsTr("又学到了新知识！")
    readonly property int columns: rows.length > (wide ? 6 : 9) ? 2 : 1
    readonly property int lines: Math.ceil(rows.length / columns)
    readonly property int gap: Tokens.mm(3)
    readonly property int body: height - head.height - Tokens.gapWide
    readonly property int rowHeight: Math.min(Tokens.mm(26), Math.floor((body - gap * (lines - 1)) / Math.max(1, lines)))

    objectName: "lessonResults"

    Rectangle {
        id: head

        color: Tokens.night
        height: praiseLabel.height + counts.height + 2 * Tokens.mm(8)
        width: parent.width

        Label {
            id: praiseLabel

            bold: true
            color: Tokens.dawn
            font.pixelSize: Tokens.mm(Tokens.elder ? 20 : 18)
            lineHeight: 1
            text: results.praise
            width: parent.width - 2 * Tokens.margin
            x: Tokens.margin
            y: Tokens.mm(7)
        }

        Label {
            id: counts

            anchors.top: praiseLabel.bottom
            color: Tokens.onDark
            font.pixelSize: Tokens.lead
            objectName: "lessonCounts"
            text: results.title + (results.raised > 0 ? " · " + qsTr("举手 %1 次，答对 %2 次").arg(results.raised).arg(results.rights) : "")
            width: parent.width - 2 * Tokens.margin
            x: Tokens.margin
        }
    }

    Repeater {
        model: results.rows

        Item {
            id: row

            required property int index
            required property var modelData
            readonly property int raised: modelData.raised
            readonly property int rights: modelData.right

            height: results.rowHeight
            width: Math.floor((results.width - 2 * Tokens.margin - Tokens.gapWide * (results.columns - 1)) / results.columns)
            x: Tokens.margin + Math.floor(index / results.lines) * (width + Tokens.gapWide)
            y: head.height + Tokens.gap + (index % results.lines) * (results.rowHeight + results.gap)

            Label {
                id: name

                anchors.verticalCenter: parent.verticalCenter
                bold: true
                font.pixelSize: Tokens.lead
                lineHeight: 1
                text: qsTr("第 %1 题").arg(row.index + 1)
                width: Tokens.mm(Tokens.elder ? 66 : 46)
                wrapMode: Text.NoWrap
            }

            Rectangle {
                id: track

                anchors.left: name.right
                anchors.right: told.left
                anchors.rightMargin: Tokens.mm(4)
                anchors.verticalCenter: parent.verticalCenter
                color: Tokens.sand
                height: Math.round(Math.min(results.rowHeight * 0.6, Tokens.mm(12)))
                radius: height / 2
                visible: row.rights >= 0

                Rectangle {
                    color: Tokens.right
                    height: parent.height
                    radius: height / 2
                    visible: row.rights > 0
                    width: Math.max(height, Math.round(parent.width * row.rights / Math.max(1, row.raised)))
                }
            }

            Label {
                id: told

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                color: row.raised > 0 ? Tokens.ink : Tokens.inkSoft
                font.pixelSize: Tokens.lead
                horizontalAlignment: Text.AlignRight
                lineHeight: 1
                text: row.raised === 0 ? qsTr("没有数") : row.rights < 0 ? qsTr("%1 只手").arg(row.raised) : row.rights + " / " + row.raised
                width: Tokens.mm(Tokens.elder ? 60 : 44)
                wrapMode: Text.NoWrap
            }
        }
    }
}
