pragma ComponentBehavior: Bound

import QtQuick
import Kit

// The house's own keypad: digits, one to take back, and at its corner either the key that means it
// (`corner` "enter"), a decimal point ("point") or neither ("none"). As large as its box allows, 20 to 34 mm a key,
// and at the box's bottom in the middle. Whoever owns it keeps what is typed.
Item {
    id: pad

    property string corner: "enter"
    property bool ready: false

    readonly property int gap: Tokens.mm(4)
    readonly property int least: Tokens.button
    readonly property int most: Tokens.mm(34)
    readonly property int keyHeight: Math.max(least, Math.min(most, Math.floor((height - 3 * gap) / 4)))
    readonly property int keyWidth: Math.max(least, Math.min(Math.round(keyHeight * 1.5), Math.floor((width - 2 * gap) / 3)))
    readonly property list<string> keys: ["1", "2", "3", "4", "5", "6", "7", "8", "9", corner === "point" ? "." : corner === "none" ? "" : "erase", "0", corner === "enter" ? "enter" : "erase"]

    signal digit(digit: int)
    signal entered
    signal erased
    signal point

    function press(key: string) {
        if (key === "erase")
            pad.erased();
        else if (key === "enter")
            pad.entered();
        else if (key === ".")
            pad.point();
        else
            pad.digit(Number(key));
    }

    implicitHeight: 4 * keyHeight + 3 * gap
    implicitWidth: 3 * keyWidth + 2 * gap

    Grid {
        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        columns: 3
        spacing: pad.gap

        Repeater {
            model: pad.keys

            KeypadKey {
                required property string modelData

                readonly property bool isSign: modelData === "erase" || modelData === "enter"

                Accessible.name: modelData === "erase" ? qsTr("删除") : modelData === "enter" ? qsTr("确定") : modelData
                enabled: modelData !== "" && (modelData !== "enter" || pad.ready)
                height: pad.keyHeight
                iconName: modelData === "erase" ? "keyboard-delete" : modelData === "enter" ? "check" : ""
                objectName: "key-" + modelData
                primary: modelData === "enter"
                opacity: modelData === "" ? 0 : enabled ? 1 : 0.45
                text: isSign ? "" : modelData
                width: pad.keyWidth

                onClicked: pad.press(modelData)
            }
        }
    }
}
