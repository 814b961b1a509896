import QtQuick
import QtQuick.Templates as T
import Kit

// A bundle in a list: its sign, its name, the verdict, what it costs. Touched, it opens.
T.Button {
    id: row

    property string more: ""
    property string sign: ""
    property string words: ""

    readonly property color tint: {
        switch (row.sign) {
        case "good":
            return Tokens.right;
        case "warn":
            return Tokens.warmInk;
        case "bad":
            return Tokens.wrong;
        default:
            return Tokens.dusk;
        }
    }

    Accessible.name: text
    font.family: Tokens.family
    font.pixelSize: Tokens.panelText
    implicitHeight: Math.max(Tokens.panelButton, told.implicitHeight + Tokens.mm(8))
    scale: down ? 0.985 : 1

    background: Panel {
        border: Tokens.line
        colour: row.down ? Tokens.sand : Tokens.card
    }
    contentItem: Item {
        Icon {
            id: mark

            anchors.left: parent.left
            anchors.leftMargin: Tokens.mm(6)
            anchors.verticalCenter: parent.verticalCenter
            colour: row.tint
            name: ["good", "warn", "bad", "note", "unknown"].includes(row.sign) ? "sign-" + row.sign : row.sign
            size: Tokens.mm(16)
        }

        Column {
            id: told

            anchors.left: mark.right
            anchors.leftMargin: Tokens.mm(6)
            anchors.right: onward.left
            anchors.rightMargin: Tokens.mm(4)
            anchors.verticalCenter: parent.verticalCenter
            spacing: Tokens.mm(1)

            PageText {
                bold: true
                text: row.text
                width: parent.width
            }

            PageText {
                color: row.tint
                text: row.words
                visible: text !== ""
                width: parent.width
            }

            PageText {
                color: Tokens.inkSoft
                text: row.more
                visible: text !== ""
                width: parent.width
            }
        }

        Icon {
            id: onward

            anchors.right: parent.right
            anchors.rightMargin: Tokens.mm(5)
            anchors.verticalCenter: parent.verticalCenter
            colour: Tokens.inkSoft
            name: "next"
            size: Math.round(Tokens.panelText * 1.1)
        }
    }

    onPressed: Cues.play("press")
}
