import QtQuick
import Kit
import Operator

// The keypad with a decimal point, for figures; writes down what its keys say.
Item {
    id: scene

    property string typed: ""

    Binding {
        property: "pxPerMm"
        target: Tokens
        value: 3.335
    }

    Binding {
        property: "elder"
        target: Tokens
        value: false
    }

    Keypad {
        anchors.fill: parent
        corner: "point"

        onDigit: digit => scene.typed += digit
        onErased: scene.typed += "<"
        onPoint: scene.typed += "."
    }
}
