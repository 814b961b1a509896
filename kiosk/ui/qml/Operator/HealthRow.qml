pragma ComponentBehavior: Bound

import QtQuick
import Kit

// One answer of the check-up on a card of its own: sign, name, sentence, and what to do next. On a
// wide page the name stands beside the sentence, so that what is well takes one line.
Panel {
    id: row

    required property var finding
    property bool wide: true

    readonly property int edge: Tokens.mm(4)
    readonly property int nameWidth: Tokens.mm(86)
    readonly property color tint: {
        switch (row.finding.sign) {
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

    signal acted(string action)

    colour: row.finding.sign === "bad" ? Tokens.wrongSoft : row.finding.sign === "warn" ? Tokens.warm : Tokens.card
    height: words.y + words.height + edge
    lifted: false
    radius: Tokens.cornerSmall

    Icon {
        id: mark

        colour: row.tint
        name: "sign-" + row.finding.sign
        size: Math.round(Tokens.panelText * 1.4)
        x: row.edge
        y: row.edge
    }

    PageText {
        id: name

        anchors.left: mark.right
        anchors.leftMargin: Tokens.mm(4)
        bold: true
        color: row.tint
        text: row.finding.title
        width: row.wide ? row.nameWidth : row.width - x - row.edge
        y: row.edge
    }

    Column {
        id: words

        objectName: "finding-" + row.finding.check
        spacing: Tokens.mm(2)
        width: row.width - x - Tokens.mm(5)
        x: row.wide ? name.x + row.nameWidth : name.x
        y: row.wide ? row.edge : name.y + name.height

        PageText {
            text: row.finding.what
            width: parent.width
        }

        Row {
            spacing: Tokens.mm(3)
            visible: row.finding.step !== ""
            width: parent.width

            Icon {
                id: arrow

                colour: row.tint
                name: "next"
                size: Math.round(Tokens.panelText * 0.9)
                y: Math.round(Tokens.panelText * 0.4)
            }

            PageText {
                color: Tokens.inkSoft
                text: row.finding.step
                width: parent.width - arrow.width - parent.spacing
            }
        }

        Flow {
            spacing: Tokens.mm(4)
            visible: row.finding.actions.length > 0
            width: parent.width

            KeptRepeater {
                id: actions

                list: row.finding.actions

                PanelButton {
                    required property int index

                    readonly property string modelData: actions.at(index)
                    readonly property bool confirms: modelData === "confirm-clock"
                    readonly property bool measures: modelData === "measure"

                    iconName: confirms ? "check" : measures ? "gauge" : "clock"
                    look: confirms && row.finding.sign !== "good" ? "dark" : "plain"
                    objectName: "act-" + modelData
                    text: confirms ? qsTr("时间对") : measures ? qsTr("测快慢") : qsTr("改时间")

                    onClicked: row.acted(modelData)
                }
            }
        }
    }
}
