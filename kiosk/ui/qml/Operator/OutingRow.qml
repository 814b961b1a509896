import QtQuick
import QtQuick.Templates as T
import Kit

// One thing of a list that can be opened: what it is, where or when, and what is special about it.
T.Button {
    id: row

    property string iconName: "flag"
    property int titleLines: 1
    property string words: ""
    // At the right: how often, or what it wants.
    property string side: ""
    // As of SignRow; empty for none.
    property string sign: ""

    readonly property color tint: sign === "warn" ? Tokens.warmInk : sign === "note" ? Tokens.accent : Tokens.inkSoft

    Accessible.name: text
    font.family: Tokens.family
    font.pixelSize: Tokens.panelText
    scale: down ? 0.985 : 1

    background: Panel {
        border: Tokens.line
        colour: row.down ? Tokens.sand : Tokens.card
    }
    contentItem: Item {
        Icon {
            id: mark

            anchors.left: parent.left
            anchors.leftMargin: Tokens.mm(5)
            anchors.verticalCenter: parent.verticalCenter
            colour: row.sign === "warn" ? Tokens.warmInk : Tokens.accent
            name: row.sign === "warn" ? "sign-warn" : row.iconName
            size: Tokens.mm(13)
        }

        Column {
            anchors.left: mark.right
            anchors.leftMargin: Tokens.mm(5)
            anchors.right: onward.left
            anchors.rightMargin: Tokens.mm(3)
            anchors.verticalCenter: parent.verticalCenter

            PageText {
                bold: true
                elide: Text.ElideRight
                lineHeight: 0.92
                maximumLineCount: row.titleLines
                text: row.text
                width: parent.width
            }

            Item {
                height: Math.max(first.height, second.height)
                visible: row.words !== "" || row.side !== ""
                width: parent.width

                PageText {
                    id: first

                    anchors.left: parent.left
                    anchors.right: second.left
                    anchors.rightMargin: second.text === "" ? 0 : Tokens.mm(4)
                    color: Tokens.inkSoft
                    elide: Text.ElideRight
                    lineHeight: 0.92
                    maximumLineCount: 2
                    text: row.words
                }

                PageText {
                    id: second

                    anchors.right: parent.right
                    bold: row.sign !== ""
                    color: row.tint
                    lineHeight: 1
                    text: row.side
                    wrapMode: Text.NoWrap
                }
            }
        }

        Icon {
            id: onward

            anchors.right: parent.right
            anchors.rightMargin: Tokens.mm(4)
            anchors.verticalCenter: parent.verticalCenter
            colour: Tokens.inkSoft
            name: "next"
            size: Math.round(Tokens.panelText * 1.1)
        }
    }

    onPressed: Cues.play("press")
}
