pragma ComponentBehavior: Bound

import QtQuick
import Kit

// One of a few: a title and a chip each. `options` are { value, label } in their order.
Column {
    id: row

    property string title: ""
    property string explanation: ""
    property list<var> options: []
    property var current: undefined

    signal chosen(var value)

    spacing: Tokens.mm(3)

    PageText {
        bold: true
        text: row.title
        visible: text !== ""
        width: parent.width
    }

    PageText {
        color: Tokens.inkSoft
        text: row.explanation
        visible: text !== ""
        width: parent.width
    }

    Flow {
        spacing: Tokens.mm(5)
        width: parent.width

        Repeater {
            model: row.options

            Chip {
                id: chip

                required property var modelData

                font.pixelSize: Tokens.panelText
                highlighted: row.current === chip.modelData.value
                iconName: chip.highlighted ? "check" : ""
                implicitHeight: Tokens.panelButton
                objectName: "option-" + chip.modelData.value
                text: chip.modelData.label

                onClicked: row.chosen(chip.modelData.value)
            }
        }
    }
}
