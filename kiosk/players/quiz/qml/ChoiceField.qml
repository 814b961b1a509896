pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kit

// Options to choose from: words below one another, pictures in rows.
TryField {
    id: choice

    readonly property bool pictured: choice.frame.kind === "picture"
    readonly property int gap: Tokens.mm(4)
    readonly property int columns: !pictured ? 1 : width > Tokens.mm(150) && options.count !== 4 ? 3 : 2
    readonly property int rows: Math.ceil(options.count / columns)
    readonly property bool roomy: !Tokens.elder && !pictured && height > rows * Tokens.mm(27)

    implicitHeight: grid.implicitHeight
    least: rows * (pictured ? Tokens.mm(60) : Tokens.button) + (rows - 1) * gap
    most: rows * (Tokens.mm(pictured ? 200 : Tokens.elder ? 44 : 34) + gap)

    GridLayout {
        id: grid

        anchors.fill: parent
        columnSpacing: Tokens.gap
        columns: choice.columns
        rowSpacing: choice.gap
        uniformCellWidths: true

        Repeater {
            id: options

            model: choice.answer.tiles

            OptionButton {
                required property int index

                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.minimumHeight: choice.pictured ? Tokens.mm(30) : Tokens.button
                Layout.preferredHeight: implicitHeight
                letterSize: choice.roomy ? Tokens.mm(9.5) : Tokens.lead
                objectName: choice.frame.prefix + "option" + index
                quiet: choice.quiet

                onClicked: choice.answer.tap(index)
            }
        }
    }
}
