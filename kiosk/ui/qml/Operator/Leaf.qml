pragma ComponentBehavior: Bound

import QtQuick
import Kit

// One piece of a leaf; see kiosk/shell/leaves.py for the kinds.
Item {
    id: leaf

    required property var piece
    property bool apart: false
    property bool beside: false
    property real disc: 0
    property real gap: 0
    property string heading: ""
    property bool lone: false
    property real pad: 0
    property real valueWidth: 0

    height: loader.item === null ? 0 : (loader.item as Item).height

    Loader {
        id: loader

        width: parent.width
        sourceComponent: {
            switch (leaf.piece.kind) {
            case "heading":
                return heading;
            case "fact":
                return fact;
            case "step":
                return step;
            case "number":
                return number;
            case "bar":
                return bar;
            case "exhibit":
                return exhibit;
            case "sign":
                return sign;
            case "promise":
                return promise;
            default:
                return words;
            }
        }
    }

    Component {
        id: words

        PageText {
            color: leaf.piece.kind === "note" ? Tokens.inkSoft : Tokens.ink
            horizontalAlignment: leaf.lone ? Text.AlignHCenter : Text.AlignLeft
            text: leaf.piece.words
            width: leaf.width
        }
    }

    Component {
        id: heading

        PageText {
            bold: true
            font.pixelSize: Tokens.panelHeading
            text: leaf.piece.title
            width: leaf.width
        }
    }

    Component {
        id: fact

        Grid {
            columns: leaf.beside ? 2 : 1
            width: leaf.width

            PageText {
                bold: true
                color: Tokens.inkSoft
                text: leaf.piece.title
                width: leaf.width * (leaf.beside ? 0.3 : 1)
            }

            PageText {
                text: leaf.piece.words
                width: leaf.width * (leaf.beside ? 0.7 : 1)
                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            }
        }
    }

    Component {
        id: step

        Item {
            height: Math.max(round.height, told.height)
            width: leaf.width

            Rectangle {
                id: round

                color: Tokens.dusk
                height: leaf.disc
                radius: height / 2
                width: height

                PageText {
                    anchors.centerIn: parent
                    bold: true
                    color: Tokens.onDark
                    lineHeight: 1
                    text: leaf.piece.title
                }
            }

            PageText {
                id: told

                anchors.verticalCenter: parent.verticalCenter
                text: leaf.piece.words
                width: leaf.width - x
                x: leaf.disc + leaf.gap
            }
        }
    }

    Component {
        id: number

        LeafNumber {
            apart: leaf.apart
            figure: leaf.piece.words
            pad: leaf.pad
            source: leaf.piece.more
            title: leaf.piece.title
            width: leaf.width
        }
    }

    Component {
        id: bar

        LeafBar {
            beside: leaf.beside
            colour: leaf.piece.topic === "" ? Tokens.dusk : Tokens.topicColour(leaf.piece.topic)
            inner: leaf.piece.inner
            share: leaf.piece.share
            title: leaf.heading
            value: leaf.piece.words
            valueWidth: leaf.valueWidth
            width: leaf.width
        }
    }

    Component {
        id: exhibit

        Item {
            height: Math.max(leaf.disc, both.height)
            width: leaf.width

            Rectangle {
                color: Tokens.topicColour(leaf.piece.topic)
                height: leaf.disc
                radius: Tokens.mm(4)
                width: height

                Icon {
                    anchors.centerIn: parent
                    colour: Tokens.onDark
                    name: Tokens.topicIcon(leaf.piece.topic)
                    size: Math.round(leaf.disc * 0.72)
                }
            }

            Column {
                id: both

                width: leaf.width - x
                x: leaf.disc + leaf.gap

                PageText {
                    bold: true
                    text: leaf.piece.title
                    width: parent.width
                }

                PageText {
                    color: Tokens.inkSoft
                    text: leaf.piece.words
                    width: parent.width
                }
            }
        }
    }

    Component {
        id: sign

        SignRow {
            nextStep: leaf.piece.more
            sign: leaf.piece.sign
            title: leaf.piece.title
            what: leaf.piece.words
            width: leaf.width
        }
    }

    Component {
        id: promise

        Rectangle {
            color: Tokens.warm
            height: Math.max(leaf.disc, vow.height) + 2 * leaf.pad
            radius: Tokens.cornerSmall
            width: leaf.width

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                colour: Tokens.warmInk
                name: leaf.piece.icon
                size: leaf.disc
                x: leaf.pad
            }

            PageText {
                id: vow

                anchors.verticalCenter: parent.verticalCenter
                bold: true
                color: Tokens.warmInk
                text: leaf.piece.words
                width: leaf.width - x - leaf.pad
                x: leaf.pad + leaf.disc + leaf.gap
            }
        }
    }
}
