import QtQuick

// One of assets/icons, drawn in `colour`. The shape is drawn at its final size, so it stays crisp.
Image {
    required property string name
    property color colour: Tokens.ink
    property int size: Tokens.mm(8)

    height: size
    source: name === "" ? "" : "image://icon/" + name + "/" + String(colour).slice(-6)
    sourceSize: Qt.size(size, size)
    width: size
}
