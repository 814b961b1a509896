pragma ComponentBehavior: Bound

import QtQuick
import Kit

// 出处: who made an exhibit and who answers for it, in words; nothing there leads outside. What does
// not fit at a readable size is on another leaf.
Sheet {
    id: sheet

    // Facts in their order: `name` and `said`.
    required property var credits

    readonly property int columns: wide && !Tokens.elder ? 2 : 1
    readonly property int across: Math.floor((area.width - (columns - 1) * Tokens.mm(14)) / columns)
    readonly property int letter: Fitting.largest(Tokens.mm(Tokens.elder ? 12 : 9), Tokens.small, columns, size => filled(size).length)
    readonly property var filledColumns: filled(letter)
    readonly property int leaves: Math.ceil(filledColumns.length / columns)
    property int leaf: 0
    readonly property var shown: filledColumns.slice(leaf * columns, (leaf + 1) * columns)

    function nameWidth(size: real): real {
        return Math.max(...credits.map(one => Fitting.across(one.name))) * size * 1.06 + Tokens.mm(6);
    }

    function tall(one: var, size: real): real {
        return Fitting.lines(one.said, size, across - nameWidth(size)) * size * 1.45 + Tokens.mm(5);
    }

    // The facts in columns as high as the place.
    function filled(size: real): var {
        const found = [[]];
        let used = 0;
        for (const one of credits) {
            const height = tall(one, size);
            if (used > 0 && used + height > area.height) {
                found.push([]);
                used = 0;
            }
            found[found.length - 1].push(one);
            used += height;
        }
        return found;
    }

    heading: qsTr("出处")
    iconName: "info"

    Item {
        id: area

        anchors.fill: parent

        Row {
            spacing: Tokens.mm(14)

            Repeater {
                model: sheet.shown

                Column {
                    id: column

                    required property var modelData

                    spacing: Tokens.mm(5)
                    width: sheet.across

                    Repeater {
                        model: column.modelData

                        Item {
                            id: fact

                            required property var modelData

                            height: said.height
                            width: column.width

                            Label {
                                bold: true
                                color: Tokens.inkSoft
                                font.pixelSize: sheet.letter
                                text: fact.modelData.name
                                wrapMode: Text.NoWrap
                            }

                            Label {
                                id: said

                                font.pixelSize: sheet.letter
                                text: fact.modelData.said
                                textFormat: Text.PlainText
                                width: parent.width - x
                                wrapMode: Text.Wrap
                                x: Math.ceil(sheet.nameWidth(sheet.letter))
                            }
                        }
                    }
                }
            }
        }
    }

    PressButton {
        anchors.bottom: parent.bottom
        anchors.margins: Tokens.margin
        anchors.right: parent.right
        iconAfter: true
        iconName: "next"
        objectName: "creditMore"
        parent: sheet
        text: qsTr("更多")
        visible: sheet.leaves > 1

        onClicked: sheet.leaf = (sheet.leaf + 1) % sheet.leaves
    }
}
