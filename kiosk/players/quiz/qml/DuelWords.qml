pragma ComponentBehavior: Bound

import QtQuick
import Kit

// What a side is told before the first question and after the last: its token, a warm word.
Item {
    id: words

    property color colour: Tokens.ink
    property string detail: ""
    property bool flat: false
    property string heading: ""
    property string shape: "stone"
    property int score: -1

    readonly property int disc: Math.round(Math.min(height * (flat ? 0.86 : 0.4), width * 0.5, Tokens.mm(96)))
    readonly property int textWidth: flat ? width - disc - Tokens.mm(10) : width

    Rectangle {
        id: sign

        color: words.colour
        height: words.disc
        radius: height / 2
        width: height
        x: words.flat ? 0 : Math.round((parent.width - width) / 2)
        y: Math.round(words.flat ? (parent.height - height) / 2 : parent.height * 0.06)

        Icon {
            anchors.centerIn: parent
            colour: Tokens.dawn
            name: "token-" + words.shape
            size: Math.round(sign.height * 0.62)
        }
    }

    Column {
        spacing: Tokens.mm(3)
        width: words.textWidth
        x: words.flat ? words.disc + Tokens.mm(10) : 0
        y: words.flat ? Math.round((parent.height - height) / 2) : sign.y + sign.height + Tokens.mm(8)

        Label {
            bold: true
            color: words.colour
            font.pixelSize: words.flat ? Tokens.heading : Tokens.title
            horizontalAlignment: words.flat ? Text.AlignLeft : Text.AlignHCenter
            lineHeight: 1
            text: words.heading
            width: parent.width
        }

        Label {
            color: Tokens.ink
            font.pixelSize: words.flat ? Tokens.body : Tokens.lead
            horizontalAlignment: words.flat ? Text.AlignLeft : Text.AlignHCenter
            text: words.detail
            width: parent.width
        }

        // What was won, to count on the fingers.
        Row {
            id: won

            readonly property int size: Math.min(Tokens.mm(words.flat ? 14 : 22), Math.floor((words.textWidth - spacing * words.score) / Math.max(1, words.score)))

            spacing: Tokens.mm(2)
            visible: words.score > 0
            x: words.flat ? 0 : Math.round((words.textWidth - width) / 2)

            Repeater {
                model: Math.max(0, words.score)

                Icon {
                    colour: words.colour
                    name: "token-" + words.shape
                    size: won.size
                }
            }
        }
    }
}
