import QtQuick
import Kit

// Words of the panel: 10 mm, calm.
Label {
    font.pixelSize: Tokens.panelText
    lineHeight: 1.05
}
