import QtQuick

// One drawing of assets/scene, at the size it is shown.
Image {
    id: layer

    required property string drawing

    asynchronous: true
    source: layer.width > 0 && layer.height > 0 ? "image://art/scene/" + layer.drawing : ""
    sourceSize: Qt.size(Math.round(layer.width), Math.round(layer.height))
}
