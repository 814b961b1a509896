pragma ComponentBehavior: Bound

import QtQuick
import Kit

// Who plays here and what was won: a big token, then one small token a question. A token won is
// filled, one still to be won is an outline, one that taught something is a lamp.
Row {
    id: tokens

    property color colour: Tokens.ink
    property string shape: "stone"
    property list<string> results: []
    // How wide it may become.
    property int room: 0

    readonly property int size: Math.min(height, Math.floor((room - height - spacing * results.length) / Math.max(1, results.length)))

    spacing: Tokens.mm(1.5)

    Icon {
        anchors.verticalCenter: parent.verticalCenter
        colour: Tokens.onDark
        name: "token-" + tokens.shape
        size: tokens.height
    }

    Item {
        height: 1
        width: Tokens.mm(2)
    }

    Repeater {
        model: tokens.results

        Icon {
            required property string modelData

            anchors.verticalCenter: parent === null ? undefined : parent.verticalCenter
            colour: modelData === "right" ? Tokens.dawn : Tokens.onDark
            name: modelData === "wrong" ? "lamp" : "token-" + tokens.shape + (modelData === "right" ? "" : "-outline")
            opacity: modelData === "right" ? 1 : 0.75
            size: Math.min(tokens.size, Math.round(tokens.height * 0.78))
        }
    }
}
