pragma ComponentBehavior: Bound

import QtQuick
import Bridges
import Kit

// 问两句 and 做一做: what to ask, and one safe thing to show.
Item {
    id: part

    required property ClassBridge classroom
    property color colour: Tokens.ink
    property int letter: Tokens.body

    readonly property int gap: Tokens.mm(5)
    readonly property int pad: Tokens.mm(6)
    readonly property string safe: qsTr("安全：%1").arg(classroom.safety)

    function wants(size: real, across: real): real {
        let tall = size * 3.4 + 3 * part.gap + 2 * part.pad + Tokens.mm(3);
        for (const question of part.classroom.questions)
            tall += part.gap + Math.max(size * 1.7, Fitting.lines(question, size, across - size * 1.6 - Tokens.mm(4)) * size * 1.42);
        for (const words of [part.classroom.demonstration, part.safe])
            tall += Fitting.lines(words, size, across - 2 * part.pad) * size * 1.42;
        return tall;
    }

    implicitHeight: column.height

    Column {
        id: column

        spacing: part.gap
        width: parent.width

        Label {
            bold: true
            color: part.colour
            font.pixelSize: Math.round(part.letter * 1.15)
            text: qsTr("问两句")
            width: parent.width
        }

        Repeater {
            model: part.classroom.questions

            Item {
                id: row

                required property string modelData

                height: Math.max(badge.height, words.height)
                width: column.width

                Rectangle {
                    id: badge

                    color: Tokens.warmInk
                    height: Math.round(part.letter * 1.6)
                    radius: height / 2
                    width: height

                    Label {
                        anchors.centerIn: parent
                        bold: true
                        color: Tokens.onDark
                        font.pixelSize: part.letter
                        lineHeight: 1
                        text: "?"
                    }
                }

                Label {
                    id: words

                    anchors.left: badge.right
                    anchors.leftMargin: Tokens.mm(4)
                    anchors.right: parent.right
                    font.pixelSize: part.letter
                    text: row.modelData
                }
            }
        }

        Label {
            bold: true
            color: part.colour
            font.pixelSize: Math.round(part.letter * 1.15)
            text: qsTr("做一做")
            width: parent.width
        }

        Rectangle {
            color: Tokens.warm
            height: box.height + 2 * part.pad
            radius: Tokens.corner
            width: column.width

            Column {
                id: box

                spacing: Tokens.mm(3)
                width: parent.width - 2 * part.pad
                x: part.pad
                y: part.pad

                Label {
                    font.pixelSize: part.letter
                    text: part.classroom.demonstration
                    width: parent.width
                }

                Label {
                    bold: true
                    color: Tokens.warmInk
                    font.pixelSize: part.letter
                    text: part.safe
                    width: parent.width
                }
            }
        }
    }
}
