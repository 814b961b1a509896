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

    readonly property int gap: Tokens.mm(3)
    readonly property int headingSize: flat ? Tokens.heading : Fitting.largest(Tokens.title, Tokens.heading, height * 0.3, size => Fitting.lines(heading, size, width) * size * 1.42)
    readonly property int detailSize: flat || Tokens.elder ? Tokens.body : Tokens.lead
    readonly property int wonSize: Math.min(Tokens.mm(flat ? 14 : 22), Math.floor((textWidth - Tokens.mm(2) * score) / Math.max(1, score)))
    // High: what the words leave; where that is little, the words stand alone.
    readonly property int wordsTall: Fitting.lines(heading, headingSize, width) * headingSize * 1.42 + Fitting.lines(detail, detailSize, width) * detailSize * 1.45 + 3 * gap
    readonly property int rest: height - wordsTall
    readonly property bool wonFits: score > 0 && (flat || rest > wonSize + gap)
    readonly property int spare: rest - (wonFits ? wonSize + gap : 0) - 2 * gap
    readonly property int disc: flat ? Math.round(Math.min(height * 0.86, Tokens.mm(96))) : spare < Tokens.mm(24) ? 0 : Math.round(Math.min(spare, height * 0.4, width * 0.5, Tokens.mm(96)))
    readonly property int textWidth: flat ? width - disc - Tokens.mm(10) : width

    Rectangle {
        id: sign

        color: words.colour
        height: words.disc
        radius: height / 2
        visible: words.disc > 0
        width: height
        x: words.flat ? 0 : Math.round((parent.width - width) / 2)
        y: Math.round(words.flat ? (parent.height - height) / 2 : Math.min(parent.height * 0.06, Math.max(0, words.spare - words.disc)))

        Icon {
            anchors.centerIn: parent
            colour: Tokens.dawn
            name: "token-" + words.shape
            size: Math.round(sign.height * 0.62)
        }
    }

    Column {
        spacing: words.gap
        width: words.textWidth
        x: words.flat ? words.disc + Tokens.mm(10) : 0
        y: words.flat ? Math.round((parent.height - height) / 2) : sign.y + sign.height + (words.disc > 0 ? 2 * words.gap : 0)

        Label {
            bold: true
            color: words.colour
            font.pixelSize: words.headingSize
            horizontalAlignment: words.flat ? Text.AlignLeft : Text.AlignHCenter
            lineHeight: 1
            text: words.heading
            width: parent.width
        }

        Label {
            color: Tokens.ink
            font.pixelSize: words.detailSize
            horizontalAlignment: words.flat ? Text.AlignLeft : Text.AlignHCenter
            text: words.detail
            width: parent.width
        }

        // What was won, to count on the fingers.
        Row {
            spacing: Tokens.mm(2)
            visible: words.wonFits
            x: words.flat ? 0 : Math.round((words.textWidth - width) / 2)

            Repeater {
                model: Math.max(0, words.score)

                Icon {
                    colour: words.colour
                    name: "token-" + words.shape
                    size: words.wonSize
                }
            }
        }
    }
}
