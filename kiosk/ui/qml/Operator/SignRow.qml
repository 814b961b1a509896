import QtQuick
import Kit

// A verdict: its sign and colour, a sentence, and what to do next. Never colour alone.
Row {
    id: row

    // good, note, warn, bad or unknown.
    property string sign: "unknown"
    property string title: ""
    property string what: ""
    property string nextStep: ""

    readonly property color tint: {
        switch (row.sign) {
        case "good":
            return Tokens.right;
        case "warn":
            return Tokens.warmInk;
        case "bad":
            return Tokens.wrong;
        default:
            return Tokens.inkSoft;
        }
    }

    spacing: Tokens.mm(5)

    Icon {
        id: mark

        colour: row.tint
        name: "sign-" + row.sign
        size: Math.round(Tokens.panelText * 1.4)
    }

    Column {
        spacing: Tokens.mm(1)
        width: row.width - mark.width - row.spacing

        PageText {
            bold: true
            color: row.tint
            text: row.title
            visible: text !== ""
            width: parent.width
        }

        PageText {
            text: row.what
            visible: text !== ""
            width: parent.width
        }

        PageText {
            color: Tokens.inkSoft
            text: row.nextStep
            visible: text !== ""
            width: parent.width
        }
    }
}
