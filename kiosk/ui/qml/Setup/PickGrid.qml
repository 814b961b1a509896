pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kit
import Operator

// One of some, as large fields; pages where they do not fit at once. `choices` are { value, title }.
Item {
    id: grid

    property list<var> choices: []
    property string picked: ""
    // A field is at least as wide, in millimetres.
    property real leastMm: 112

    readonly property int columns: Math.max(1, Math.min(3, Math.floor((width + Tokens.gap) / (Tokens.mm(leastMm) + Tokens.gap))))
    readonly property int fieldHeight: Tokens.mm(30)
    readonly property int rows: Math.max(1, Math.floor((height + Tokens.gap) / (fieldHeight + Tokens.gap)))
    readonly property bool all: choices.length <= columns * rows
    readonly property int perPage: columns * (all ? rows : Math.max(1, rows - 1))
    readonly property int pages: Math.max(1, Math.ceil(choices.length / perPage))
    property int page: 0

    signal chosen(string value)

    onPagesChanged: page = Math.min(page, pages - 1)

    Grid {
        id: fields

        columnSpacing: Tokens.gap
        columns: grid.columns
        rowSpacing: Tokens.gap
        width: parent.width

        Repeater {
            model: grid.choices.slice(grid.page * grid.perPage, (grid.page + 1) * grid.perPage)

            T.Button {
                id: field

                required property var modelData

                readonly property bool on: grid.picked === field.modelData.value

                Accessible.name: field.modelData.title
                height: grid.fieldHeight
                objectName: "pick-" + field.modelData.value
                scale: down ? 0.97 : 1
                width: (fields.width - (grid.columns - 1) * Tokens.gap) / grid.columns

                background: Rectangle {
                    border.color: field.on ? Tokens.accent : Tokens.line
                    border.width: field.on ? Tokens.mm(1.2) : Tokens.hairline
                    color: field.down ? Tokens.sand : field.on ? Tokens.warm : Tokens.card
                    radius: Tokens.cornerSmall
                }
                contentItem: Item {
                    PageText {
                        anchors.fill: parent
                        anchors.leftMargin: Tokens.mm(5)
                        anchors.rightMargin: Tokens.mm(5)
                        bold: true
                        lineHeight: 0.92
                        maximumLineCount: 2
                        text: field.modelData.title
                        verticalAlignment: Text.AlignVCenter
                    }

                    Rectangle {
                        anchors.horizontalCenter: parent.right
                        anchors.horizontalCenterOffset: -Tokens.mm(7)
                        anchors.verticalCenter: parent.top
                        anchors.verticalCenterOffset: Tokens.mm(2)
                        color: Tokens.accent
                        height: width
                        radius: width / 2
                        visible: field.on
                        width: Tokens.mm(11)

                        Icon {
                            anchors.centerIn: parent
                            colour: Tokens.onDark
                            name: "check"
                            size: Tokens.mm(8)
                        }
                    }
                }

                onClicked: grid.chosen(field.modelData.value)
                onPressed: Cues.play("press")
            }
        }
    }

    PagePager {
        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        count: grid.pages
        current: grid.page

        onTurned: page => grid.page = page
    }
}
