pragma ComponentBehavior: Bound

import QtQuick
import OperatorPages
import Kit
import Setup

// One field, filled in: picked from a list, typed on the keypad, or with a plugged keyboard.
Item {
    id: view

    required property OutingCardBridge card

    readonly property var field: card.field
    readonly property string kind: field.kind ?? ""
    readonly property bool figure: ["number", "people", "hours"].includes(kind)
    readonly property bool typing: kind === "text"
    readonly property bool wide: width > height

    signal closed

    objectName: "outingField"

    PageText {
        id: heading

        bold: true
        font.pixelSize: Tokens.panelHeading
        lineHeight: 1
        text: view.field.title ?? ""
        width: parent.width
    }

    // Words.

    TextEntry {
        id: entry

        anchors.top: heading.bottom
        anchors.topMargin: Tokens.gap
        hint: view.field.hint ?? ""
        most: view.field.most > 0 ? view.field.most : 40
        visible: view.typing
        width: parent.width

        onEntered: view.card.take()
        onTyped: text => view.card.write(text)
    }

    SignRow {
        id: refusal

        anchors.top: entry.bottom
        anchors.topMargin: Tokens.mm(3)
        sign: "bad"
        objectName: "fieldRefusal"
        visible: view.typing && view.card.refusal !== ""
        what: view.card.refusal
        width: parent.width
    }

    PickGrid {
        anchors.bottom: bar.top
        anchors.bottomMargin: Tokens.gap
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: !view.typing ? heading.bottom : refusal.visible ? refusal.bottom : entry.bottom
        anchors.topMargin: Tokens.gap
        choices: view.field.choices ?? []
        leastMm: view.typing ? 150 : 112
        picked: view.field.picked ?? ""
        visible: !view.figure

        onChosen: value => view.card.choose(value)
    }

    // Figures.

    Item {
        id: told

        anchors.bottom: view.wide ? bar.top : undefined
        anchors.bottomMargin: Tokens.gap
        anchors.left: parent.left
        anchors.top: heading.bottom
        anchors.topMargin: Tokens.gap
        height: column.height
        visible: view.figure
        width: view.wide ? parent.width - pad.width - 2 * Tokens.gapWide : parent.width

        Column {
            id: column

            spacing: Tokens.mm(5)
            width: parent.width

            Rectangle {
                border.color: view.card.refusal !== "" ? Tokens.wrong : Tokens.line
                border.width: view.card.refusal !== "" ? Tokens.mm(1.2) : Tokens.hairline
                color: Tokens.card
                height: Tokens.mm(34)
                radius: Tokens.cornerSmall
                width: parent.width

                Row {
                    anchors.centerIn: parent
                    spacing: Tokens.mm(4)

                    PageText {
                        id: figure

                        bold: true
                        color: view.card.fresh ? Tokens.inkSoft : Tokens.ink
                        font.pixelSize: Tokens.mm(18)
                        lineHeight: 1
                        objectName: "fieldFigure"
                        text: view.card.typed === "" ? "—" : view.card.typed
                        wrapMode: Text.NoWrap
                    }

                    PageText {
                        anchors.baseline: figure.baseline
                        color: Tokens.inkSoft
                        lineHeight: 1
                        text: view.field.unit ?? ""
                        visible: text !== ""
                        wrapMode: Text.NoWrap
                    }
                }
            }

            OptionRow {
                current: view.card.estimate ? "estimate" : "exact"
                options: [
                    {
                        value: "estimate",
                        label: qsTr("估计")
                    },
                    {
                        value: "exact",
                        label: qsTr("准确")
                    }
                ]
                visible: view.kind === "people"
                width: parent.width

                onChosen: value => view.card.beExact(value === "exact")
            }

            SignRow {
                objectName: "figureRefusal"
                sign: "bad"
                visible: view.card.refusal !== ""
                what: view.card.refusal
                width: parent.width
            }

            PageText {
                color: Tokens.inkSoft
                text: view.field.hint ?? ""
                visible: text !== "" && view.card.refusal === ""
                width: parent.width
            }
        }
    }

    Keypad {
        id: pad

        anchors.bottom: bar.top
        anchors.bottomMargin: Tokens.gap
        anchors.horizontalCenter: view.wide ? undefined : parent.horizontalCenter
        anchors.right: view.wide ? parent.right : undefined
        corner: view.kind === "hours" ? "point" : "none"
        height: Math.min(Tokens.mm(140), bar.y - Tokens.gap - (view.wide ? heading.height + Tokens.gap : told.y + told.height + Tokens.gap))
        ready: true
        visible: view.figure
        width: Math.min(parent.width, Tokens.mm(150))

        onDigit: digit => view.card.typeKey(String(digit))
        onErased: view.card.typeKey("back")
        onPoint: view.card.typeKey(".")
    }

    Item {
        id: bar

        anchors.bottom: parent.bottom
        height: Tokens.panelButton
        width: parent.width

        Row {
            spacing: Tokens.gap

            PanelButton {
                iconName: "back"
                objectName: "fieldBack"
                text: qsTr("返回")

                onClicked: view.closed()
            }

            PanelButton {
                objectName: "fieldClear"
                text: qsTr("不填")
                visible: view.field.canClear ?? false

                onClicked: view.card.clear()
            }
        }

        PanelButton {
            anchors.right: parent.right
            iconName: "check"
            look: "primary"
            objectName: "fieldTake"
            text: qsTr("好了")
            visible: view.typing || view.figure

            onClicked: view.card.take()
        }
    }

    Component.onCompleted: {
        entry.text = view.field.text ?? "";
        if (view.typing)
            entry.begin();
    }
}
