pragma ComponentBehavior: Bound

import QtQuick
import OperatorBridges
import Kit

// One setting on its card, changed by touch in the way of its kind. A strip of accent at the left
// says that it waits to be in force.
Panel {
    id: card

    required property SettingsBridge page
    // key, kind, title, why, choices, most.
    required property var row
    readonly property var now: page.values[row.key] ?? ({})

    signal spanAsked(int index)
    signal exhibitsAsked

    border: Tokens.line
    implicitHeight: loader.height + Tokens.mm(8)
    objectName: "row-" + row.key

    Rectangle {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.margins: Tokens.corner
        anchors.leftMargin: Tokens.mm(2.5)
        anchors.top: parent.top
        color: Tokens.accent
        objectName: "waits"
        radius: width / 2
        visible: card.now.waits ?? false
        width: Tokens.mm(3)
    }

    Loader {
        id: loader

        anchors.left: parent.left
        anchors.leftMargin: Tokens.mm(8)
        anchors.right: parent.right
        anchors.rightMargin: Tokens.mm(6)
        anchors.verticalCenter: parent.verticalCenter
        sourceComponent: {
            switch (card.row.kind) {
            case "number":
                return number;
            case "switch":
                return onOff;
            case "choice":
                return choice;
            case "several":
                return several;
            case "hours":
            case "loudness":
                return spans;
            case "exhibit":
            case "exhibits":
                return exhibits;
            default:
                return shown;
            }
        }
    }

    Component {
        id: number

        StepperRow {
            canLess: card.now.less ?? false
            canMore: card.now.more ?? false
            explanation: card.row.why
            shown: card.now.told ?? ""
            title: card.row.title

            onStepped: by => card.page.step(card.row.key, by)
        }
    }

    Component {
        id: onOff

        SwitchRow {
            explanation: card.row.why
            objectName: "switch"
            on: card.now.value ?? false
            text: card.row.title

            onSwitched: on => card.page.choose(card.row.key, on)
        }
    }

    Component {
        id: choice

        OptionRow {
            current: card.now.value
            explanation: card.row.why
            options: card.row.choices
            title: card.row.title

            onChosen: value => card.page.choose(card.row.key, value)
        }
    }

    Component {
        id: several

        SeveralRow {
            current: card.now.value ?? []
            explanation: card.row.why
            options: card.row.choices
            title: card.row.title

            onToggled: value => card.page.toggle(card.row.key, value)
        }
    }

    Component {
        id: spans

        SpanRow {
            explanation: card.row.why
            most: card.row.most
            none: card.row.kind === "hours" ? qsTr("一直开着") : qsTr("全天一样")
            spans: card.now.spans ?? []
            title: card.row.title

            onAsked: index => card.spanAsked(index)
        }
    }

    Component {
        id: exhibits

        Item {
            implicitHeight: Math.max(words.height, pick.height)

            Column {
                id: words

                anchors.left: parent.left
                anchors.right: pick.left
                anchors.rightMargin: Tokens.gap
                anchors.verticalCenter: parent.verticalCenter
                spacing: Tokens.mm(2)

                PageText {
                    bold: true
                    text: card.row.title
                    width: parent.width
                }

                PageText {
                    color: Tokens.inkSoft
                    text: card.row.why
                    width: parent.width
                }

                PageText {
                    objectName: "told"
                    text: card.now.told ?? ""
                    width: parent.width
                }
            }

            PanelButton {
                id: pick

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                iconName: "next"
                iconAfter: true
                objectName: "pick"
                text: qsTr("选")

                onClicked: card.exhibitsAsked()
            }
        }
    }

    Component {
        id: shown

        Grid {
            id: pair

            readonly property bool beside: width > Tokens.mm(240)
            readonly property real nameWidth: beside ? Tokens.mm(80) : width

            columnSpacing: Tokens.gap
            columns: beside ? 2 : 1

            PageText {
                color: Tokens.inkSoft
                text: card.row.title
                width: pair.nameWidth
            }

            PageText {
                bold: true
                objectName: "told"
                text: card.now.told ?? ""
                width: pair.beside ? pair.width - pair.nameWidth - pair.columnSpacing : pair.width
                wrapMode: Text.Wrap
            }
        }
    }
}
