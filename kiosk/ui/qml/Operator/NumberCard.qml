pragma ComponentBehavior: Bound

import QtQuick
import Kit

// The large numbers of one source, beside each other, below the words that say where they come from.
Rectangle {
    id: card

    property string iconName: ""
    property int mostSize: Tokens.mm(20)
    property var numbers: []
    property string source: ""

    readonly property int pad: Tokens.mm(5)
    readonly property real room: width - 2 * pad
    // The size at which all figures fit; cards beside each other take the smaller of theirs.
    readonly property int fittingSize: width <= 0 ? 0 : Fitting.largest(card.mostSize, Tokens.panelText, room, size => card.wanted(size).reduce((sum, each) => sum + each, 0))
    property int figureSize: fittingSize
    readonly property var widths: {
        const wanted = card.wanted(card.figureSize);
        const rest = Math.max(0, card.room - wanted.reduce((sum, each) => sum + each, 0));
        return wanted.map(each => each + rest / wanted.length);
    }

    function wanted(size: int): var {
        const title = words => Fitting.across(words) * Tokens.panelText;
        return card.numbers.map(number => Math.max(title(number.title), 0.6 * number.figure.length * size) + Tokens.mm(4));
    }

    color: Tokens.card
    implicitHeight: column.height + 2 * Tokens.mm(3)
    radius: Tokens.cornerSmall

    Column {
        id: column

        width: card.width - 2 * card.pad
        x: card.pad
        y: Tokens.mm(3)

        Row {
            spacing: Tokens.mm(3)
            width: parent.width

            Icon {
                id: mark

                anchors.verticalCenter: parent.verticalCenter
                colour: Tokens.inkSoft
                name: card.iconName
                size: Math.round(Tokens.panelText * 1.2)
            }

            PageText {
                anchors.verticalCenter: parent.verticalCenter
                color: Tokens.inkSoft
                lineHeight: 1
                objectName: "cardSource"
                text: card.source
                width: parent.width - mark.width - parent.spacing
            }
        }

        Row {
            Repeater {
                model: card.numbers

                Column {
                    id: number

                    required property int index
                    required property var modelData

                    width: card.widths[index] ?? 0

                    PageText {
                        bold: true
                        color: Tokens.accent
                        font.pixelSize: card.figureSize
                        height: Math.round(card.figureSize * 1.35)
                        lineHeight: 1
                        objectName: "figure"
                        text: number.modelData.figure
                        verticalAlignment: Text.AlignVCenter
                        wrapMode: Text.NoWrap
                    }

                    PageText {
                        bold: true
                        lineHeight: 1
                        objectName: "figureTitle"
                        text: number.modelData.title
                        width: parent.width - Tokens.mm(2)
                    }
                }
            }
        }
    }
}
