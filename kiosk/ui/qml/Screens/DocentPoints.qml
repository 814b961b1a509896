pragma ComponentBehavior: Bound

import QtQuick
import Kit

// 讲三点: the three things to say, numbered.
Item {
    id: part

    property color colour: Tokens.ink
    property int letter: Tokens.body
    // What must stand on the screen.
    property string notice: ""
    property list<string> points: []

    readonly property int gap: Tokens.mm(5)
    readonly property int badge: Math.round(letter * 1.6)

    // Height it takes at a type of `size` in a box of `across`.
    function wants(size: real, across: real): real {
        let tall = size * 1.7;
        for (const point of part.points)
            tall += part.gap + Math.max(size * 1.7, Fitting.lines(point, size, across - size * 1.6 - Tokens.mm(4)) * size * 1.42);
        if (part.notice !== "")
            tall += part.gap + Fitting.lines(part.notice, Tokens.small, across - Tokens.mm(14)) * Tokens.small * 1.45;
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
            text: qsTr("讲三点")
            width: parent.width
        }

        Repeater {
            model: part.points

            Item {
                id: row

                required property int index
                required property string modelData

                height: Math.max(badge.height, words.height)
                width: column.width

                Rectangle {
                    id: badge

                    color: part.colour
                    height: part.badge
                    radius: height / 2
                    width: height

                    Label {
                        anchors.centerIn: parent
                        bold: true
                        color: Tokens.onDark
                        font.pixelSize: part.letter
                        lineHeight: 1
                        text: row.index + 1
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

        Item {
            height: note.height
            visible: part.notice !== ""
            width: column.width

            Icon {
                colour: Tokens.inkSoft
                name: "info"
                size: Math.round(Tokens.small * 1.3)
            }

            Label {
                id: note

                color: Tokens.inkSoft
                font.pixelSize: Tokens.small
                text: part.notice
                width: parent.width - Tokens.mm(14)
                x: Tokens.mm(14)
            }
        }
    }
}
