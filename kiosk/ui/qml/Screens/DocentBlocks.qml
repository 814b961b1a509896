pragma ComponentBehavior: Bound

import QtQuick
import Kit

// Pieces of a docent's card below each other: headings, numbered points, questions, the box of what is
// shown, the notice. `sign` is what stands in the disc; the box has a second, bold text.
Item {
    id: part

    property var blocks: []
    property color colour: Tokens.ink
    property int letter: Tokens.body

    readonly property int gap: Tokens.mm(5)
    readonly property int pad: Tokens.mm(6)

    // Height of one piece at a type of `size` in a box of `across`, with the gap below it.
    function tall(block: var, size: real, across: real): real {
        const line = size * 1.44;
        switch (block.kind) {
        case "heading":
            return size * 1.68 + part.gap;
        case "box":
            return (Fitting.lines(block.words, size, across - 2 * part.pad) + Fitting.lines(block.safe, size * 1.04, across - 2 * part.pad)) * line + 2 * part.pad + Tokens.mm(3) + part.gap;
        case "note":
            return Fitting.lines(block.words, Tokens.small, across - Tokens.mm(14)) * Tokens.small * 1.45 + part.gap;
        default:
            return Math.max(size * 1.6, Fitting.lines(block.words, size, across - size * 1.6 - Tokens.mm(4)) * line) + part.gap;
        }
    }

    function wants(blocks: var, size: real, across: real): real {
        return blocks.reduce((sum, block) => sum + part.tall(block, size, across), 0);
    }

    // The pieces on leaves of that height; a heading goes with what it heads.
    function leaves(blocks: var, size: real, across: real, down: real): var {
        const found = [[]];
        let used = 0;
        for (let at = 0; at < blocks.length; at++) {
            const one = part.tall(blocks[at], size, across);
            const next = blocks[at].kind === "heading" && at + 1 < blocks.length ? part.tall(blocks[at + 1], size, across) : 0;
            if (used > 0 && used + one + next > down + part.gap) {
                found.push([]);
                used = 0;
            }
            found[found.length - 1].push(blocks[at]);
            used += one;
        }
        return found;
    }

    implicitHeight: column.height

    Column {
        id: column

        spacing: part.gap
        width: parent.width

        Repeater {
            model: part.blocks

            Item {
                id: row

                required property var modelData
                readonly property string kind: modelData.kind
                readonly property bool signed: kind === "point" || kind === "question"
                readonly property bool box: kind === "box"
                readonly property int indent: signed ? disc.width + Tokens.mm(4) : box ? part.pad : kind === "note" ? Tokens.mm(14) : 0

                height: box ? safe.y + safe.height + part.pad : Math.max(signed ? disc.height : 0, words.height)
                width: column.width

                Rectangle {
                    anchors.fill: parent
                    color: Tokens.warm
                    radius: Tokens.corner
                    visible: row.box
                }

                Rectangle {
                    id: disc

                    color: row.kind === "question" ? Tokens.warmInk : part.colour
                    height: Math.round(part.letter * 1.6)
                    radius: height / 2
                    visible: row.signed
                    width: height

                    Label {
                        anchors.centerIn: parent
                        bold: true
                        color: Tokens.onDark
                        font.pixelSize: part.letter
                        lineHeight: 1
                        text: row.modelData.sign ?? ""
                    }
                }

                Icon {
                    colour: Tokens.inkSoft
                    name: row.kind === "note" ? "info" : ""
                    size: Math.round(Tokens.small * 1.3)
                    visible: row.kind === "note"
                }

                Label {
                    id: words

                    bold: row.kind === "heading"
                    color: row.kind === "heading" ? part.colour : row.kind === "note" ? Tokens.inkSoft : Tokens.ink
                    font.pixelSize: row.kind === "heading" ? Math.round(part.letter * 1.15) : row.kind === "note" ? Tokens.small : part.letter
                    text: row.modelData.words
                    width: parent.width - x - (row.box ? part.pad : 0)
                    x: row.indent
                    y: row.box ? part.pad : 0
                }

                Label {
                    id: safe

                    bold: true
                    color: Tokens.warmInk
                    font.pixelSize: part.letter
                    text: row.modelData.safe ?? ""
                    visible: row.box
                    width: words.width
                    x: words.x
                    y: words.y + words.height + Tokens.mm(3)
                }
            }
        }
    }
}
