pragma ComponentBehavior: Bound

import QtQuick
import Kit
import Screens

// Pieces below each other, on as many leaves as they need: nothing scrolls. How high a piece will be
// is reckoned before it is drawn, a little too much rather than too little.
Item {
    id: leaves

    // What is written here; when it changes, one begins at the first leaf.
    property var pieces: []
    property int at: 0
    // Kept free below every leaf: the pager then stands there on the left, beside what else does.
    property real foot: 0

    readonly property real gap: Tokens.mm(5)
    readonly property real line: Tokens.panelText * 1.53
    readonly property bool beside: width > Tokens.mm(300)
    readonly property real disc: Math.round(Tokens.panelText * 1.9)
    readonly property real pad: Tokens.mm(6)
    // All bars of a section begin and end at the same place.
    readonly property real valueWidth: Math.min(width * 0.62, Math.max(0, ...pieces.filter(piece => piece.kind === "bar").map(piece => leaves.across(piece.words, Tokens.panelText))) + Tokens.mm(4))
    readonly property var whole: leaves.split(foot > 0 ? height - foot - gap : height)
    readonly property var sheets: whole.length > 1 ? leaves.split(height - Math.max(foot, Tokens.panelButton) - gap) : whole
    readonly property int page: Math.max(0, Math.min(at, sheets.length - 1))

    // Width of a word in ems. Measured, unlike the kit's: a licence is half as many leaves then.
    function ems(piece: string): real {
        return /^[a-zA-Z]/.test(piece) ? metrics.advanceWidth(piece) / Tokens.panelText : Fitting.ems(piece);
    }

    function across(words: string, size: real): real {
        return (words.match(Fitting.word) ?? []).reduce((sum, piece) => sum + leaves.ems(piece), 0) * size;
    }

    function lines(words: string, width: real): real {
        if (words === "")
            return 0;
        const widths = (words.match(Fitting.word) ?? []).map(leaves.ems);
        return Fitting.broken(widths, Math.max(1, width / Tokens.panelText - 0.3)) * leaves.line;
    }

    // All there is to say is that there is nothing: not a lost line in the corner of an empty page.
    readonly property bool lone: pieces.length === 1 && pieces[0].kind === "note"

    function titleOf(piece: var): string {
        return piece.kind === "bar" && piece.title === "" ? names.topic(piece.topic) : piece.title;
    }

    function tall(piece: var): real {
        const beyond = leaves.width - leaves.disc - leaves.gap;
        switch (piece.kind) {
        case "heading":
            return Fitting.lines(piece.title, Tokens.panelHeading, leaves.width) * Tokens.panelHeading * 1.53;
        case "fact":
            return leaves.beside ? Math.max(leaves.line, leaves.lines(piece.words, leaves.width * 0.68)) : leaves.line + leaves.lines(piece.words, leaves.width);
        case "step":
            return Math.max(leaves.disc, leaves.lines(piece.words, beyond));
        case "number":
            return numberOf(piece) + leaves.lines(piece.more, leaves.width - 2 * leaves.pad) + 2 * Tokens.mm(3);
        case "bar":
            return leaves.beside ? leaves.lines(leaves.titleOf(piece), leaves.width * 0.36) : leaves.lines(leaves.titleOf(piece), leaves.width) + leaves.line;
        case "exhibit":
            return Math.max(leaves.disc, leaves.lines(piece.title, beyond) + leaves.lines(piece.words, beyond));
        case "sign":
            return leaves.lines(piece.title, beyond) + leaves.lines(piece.words, beyond) + leaves.lines(piece.more, beyond) + Tokens.mm(2);
        case "promise":
            return Math.max(leaves.disc, leaves.lines(piece.words, beyond - 2 * leaves.pad)) + 2 * leaves.pad;
        default:
            return leaves.lines(piece.words, leaves.width);
        }
    }

    // Title and figure stand beside each other where they fit, else below.
    function apart(piece: var): bool {
        return leaves.across(piece.title, Tokens.panelText) + leaves.across(piece.words, Tokens.panelHeading * 1.25) + leaves.gap > leaves.width - 2 * leaves.pad;
    }

    function numberOf(piece: var): real {
        return Tokens.panelHeading * 1.25 * 1.5 + (leaves.apart(piece) ? leaves.line : 0);
    }

    // A heading goes with what it heads; a note with what it is about.
    function split(room: real): var {
        const found = [[]];
        let used = 0;
        for (let at = 0; at < leaves.pieces.length; at++) {
            const piece = leaves.pieces[at];
            const next = leaves.pieces[at + 1];
            const one = leaves.tall(piece);
            const bound = next !== undefined && (piece.kind === "heading" || (piece.kind === "bar" && next.kind === "note"));
            const needed = one + (bound ? leaves.gap + leaves.tall(next) : 0);
            if (used > 0 && used + needed > room) {
                found.push([]);
                used = 0;
            }
            found[found.length - 1].push(piece);
            used += one + leaves.gap;
        }
        return found;
    }

    onPiecesChanged: leaves.at = 0

    Names {
        id: names
    }

    // Bold, so that no word is wider than reckoned.
    FontMetrics {
        id: metrics

        font.family: Tokens.family
        font.pixelSize: Tokens.panelText
        font.weight: Font.Bold
    }

    Column {
        id: column

        objectName: "leaf"
        spacing: leaves.gap
        width: parent.width
        y: leaves.lone ? Math.max(0, Math.round((leaves.height - height) * 0.4)) : 0

        Repeater {
            model: leaves.sheets[leaves.page]

            Leaf {
                required property var modelData

                apart: leaves.apart(modelData)
                beside: leaves.beside
                disc: leaves.disc
                gap: leaves.gap
                heading: leaves.titleOf(modelData)
                lone: leaves.lone
                pad: leaves.pad
                piece: modelData
                valueWidth: leaves.valueWidth
                width: column.width
            }
        }
    }

    PagePager {
        anchors.bottom: parent.bottom
        count: leaves.sheets.length
        current: leaves.page
        x: leaves.foot > 0 ? 0 : Math.round((parent.width - width) / 2)

        onTurned: page => leaves.at = page
    }
}
