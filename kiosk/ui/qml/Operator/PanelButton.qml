import QtQuick
import Kit

// The panel's button: the same as everywhere, with the panel's type.
PressButton {
    font.pixelSize: Tokens.panelText
    implicitHeight: Tokens.panelButton
}
