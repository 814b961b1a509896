import QtQuick

// One of the program's own drawings (assets/<name>.svg), at the size it is shown; none without name.
Image {
    id: drawing

    required property string name

    readonly property bool loading: status === Image.Loading

    asynchronous: true
    source: drawing.name !== "" && drawing.width > 0 && drawing.height > 0 ? Tokens.assets + "/" + drawing.name + ".svg" : ""
    sourceSize: Qt.size(Math.round(drawing.width), Math.round(drawing.height))
}
