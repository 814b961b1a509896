pragma ComponentBehavior: Bound

import QtQuick
import Kit
import Operator

// Ten digits, a dot where it is wanted, and back.
Grid {
    id: pad

    property bool dot: false
    // Millimetres of a key.
    property real keyMm: 24

    signal typed(string key)

    columns: 3
    spacing: Tokens.mm(3)

    Repeater {
        model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", pad.dot ? "." : "", "0", "back"]

        PanelButton {
            id: key

            required property string modelData

            enabled: modelData !== ""
            font.pixelSize: Tokens.panelHeading
            height: Tokens.mm(pad.keyMm)
            iconName: modelData === "back" ? "keyboard-delete" : ""
            objectName: "key-" + modelData
            opacity: modelData === "" ? 0 : 1
            padding: 0
            text: modelData === "back" ? "" : modelData
            width: Tokens.mm(pad.keyMm * 1.35)

            onClicked: pad.typed(key.modelData)
        }
    }
}
