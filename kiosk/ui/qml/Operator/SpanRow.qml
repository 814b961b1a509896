pragma ComponentBehavior: Bound

import QtQuick
import Kit

// Spans of the day: a chip each that opens its clock, and one more. `none` is said where there are
// none.
Column {
    id: row

    property string title: ""
    property string explanation: ""
    property string none: ""
    property int most: 1
    property list<var> spans: []

    signal asked(int index)

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
        spacing: Tokens.mm(5)
        width: parent.width

        Item {
            height: Tokens.panelButton
            visible: row.spans.length === 0
            width: nothing.implicitWidth + Tokens.mm(5)

            PageText {
                id: nothing

                anchors.verticalCenter: parent.verticalCenter
                bold: true
                text: row.none
                wrapMode: Text.NoWrap
            }
        }

        Repeater {
            model: row.spans

            Chip {
                id: chip

                required property int index
                required property var modelData

                font.pixelSize: Tokens.panelText
                iconName: "clock"
                implicitHeight: Tokens.panelButton
                objectName: "span-" + chip.index
                text: chip.modelData.told + (chip.modelData.volume < 0 ? "" : "  " + chip.modelData.volume + "%")

                onClicked: row.asked(chip.index)
            }
        }

        Chip {
            colour: Tokens.accent
            font.pixelSize: Tokens.panelText
            iconName: "plus"
            implicitHeight: Tokens.panelButton
            objectName: "addSpan"
            text: qsTr("加一段")
            visible: row.spans.length < row.most

            onClicked: row.asked(row.spans.length)
        }
    }
}
