pragma ComponentBehavior: Bound

import QtQuick
import Kit

// Several of a few: a chip each, with a tick where it is chosen. `options` as in OptionRow.
Column {
    id: row

    property string title: ""
    property string explanation: ""
    property list<var> options: []
    property list<var> current: []

    signal toggled(var value)

    spacing: Tokens.mm(3)

    PageText {
        bold: true
        text: row.title
        width: parent.width
    }

    PageText {
        color: Tokens.inkSoft
        text: row.explanation
        visible: text !== ""
        width: parent.width
    }

    Flow {
        spacing: Tokens.mm(3)
        width: parent.width

        Repeater {
            model: row.options

            Chip {
                id: chip

                required property var modelData

                font.pixelSize: Tokens.panelText
                highlighted: row.current.includes(chip.modelData.value)
                iconName: chip.highlighted ? "check" : ""
                implicitHeight: Tokens.panelButton
                objectName: "option-" + chip.modelData.value
                text: chip.modelData.label
                // As wide without its tick, so that no other one moves.
                width: implicitWidth + (highlighted ? 0 : Math.round(font.pixelSize * 1.15) + Tokens.mm(2))

                onClicked: row.toggled(chip.modelData.value)
            }
        }
    }
}
