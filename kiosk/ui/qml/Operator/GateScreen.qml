import QtQuick
import OperatorBridges
import Kit

// The door to the operator's side. What it says stands on a piece of night, what is touched on
// paper: a keypad beside it (below it on a high screen), or the steps of the way back in.
Rectangle {
    id: screen

    required property GateBridge gate

    readonly property bool asks: gate.page === "ask" || gate.page === "choose" || gate.page === "repeat"
    readonly property bool resets: gate.page === "reset"
    readonly property bool shut: gate.page === "ask" || gate.page === "locked" || gate.page === "lost"
    readonly property bool beside: width > height && !resets
    readonly property int textSize: Math.max(Tokens.body, Tokens.mm(10))
    readonly property int padSide: Math.min(Math.round(width * 0.46), Tokens.mm(190))
    readonly property int padHeight: Math.min(Tokens.mm(148), Math.round((height - bar.height) * 0.55))

    color: Tokens.paper

    Rectangle {
        id: night

        color: Tokens.night
        height: {
            if (screen.resets)
                return code.y + code.height + Tokens.gapWide;
            return screen.beside ? screen.height : screen.height - screen.padHeight - bar.height - 3 * Tokens.margin;
        }
        width: screen.beside ? screen.width - screen.padSide : screen.width
    }

    // The dawn at the edge of the night.
    Rectangle {
        color: Tokens.ember
        height: screen.beside ? night.height : Tokens.mm(1.5)
        width: screen.beside ? Tokens.mm(1.5) : night.width
        x: screen.beside ? night.width : 0
        y: screen.beside ? 0 : night.height
    }

    Row {
        id: sign

        spacing: Tokens.mm(4)
        x: Tokens.margin
        y: Tokens.margin

        Icon {
            colour: Tokens.dawn
            name: "lock"
            size: Math.round(Tokens.heading * 1.3)
        }

        Label {
            anchors.verticalCenter: parent.verticalCenter
            bold: true
            color: Tokens.dawn
            font.pixelSize: Tokens.heading
            lineHeight: 1
            text: qsTr("操作员")
            wrapMode: Text.NoWrap
        }
    }

    GateWords {
        anchors.bottom: screen.beside ? bar.top : night.bottom
        anchors.left: parent.left
        anchors.margins: Tokens.margin
        anchors.right: night.right
        anchors.top: sign.bottom
        gate: screen.gate
        textSize: screen.textSize
        visible: !screen.resets
    }

    GateCode {
        id: code

        reset: screen.gate.reset
        visible: screen.resets
        width: parent.width - 2 * Tokens.margin
        x: Tokens.margin
        y: sign.y + sign.height + Tokens.gap
    }

    // Where it is touched.
    Item {
        anchors.bottom: screen.beside ? parent.bottom : bar.top
        anchors.left: screen.beside ? night.right : parent.left
        anchors.margins: Tokens.margin
        anchors.right: parent.right
        anchors.top: screen.beside ? parent.top : night.bottom

        Keypad {
            anchors.centerIn: parent
            height: Math.min(parent.height, Tokens.mm(148))
            ready: screen.gate.ready
            visible: screen.asks
            width: parent.width

            onDigit: digit => screen.gate.digit(digit)
            onEntered: screen.gate.enter()
            onErased: screen.gate.erase()
        }

        Icon {
            anchors.centerIn: parent
            colour: screen.gate.page === "locked" ? Tokens.dusk : Tokens.accent
            name: screen.gate.page === "locked" ? "clock" : "warning"
            size: Math.min(Tokens.mm(90), parent.width, parent.height)
            visible: !screen.asks && !screen.resets
        }

        GateSteps {
            anchors.fill: parent
            reset: screen.gate.reset
            textSize: screen.textSize
            visible: screen.resets
        }
    }

    Row {
        id: bar

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.margins: Tokens.margin
        spacing: Tokens.gapWide

        PressButton {
            font.pixelSize: screen.textSize
            iconName: "back"
            objectName: "gateBack"
            text: qsTr("返回")

            onClicked: screen.gate.back()
        }

        PressButton {
            font.pixelSize: screen.textSize
            look: screen.gate.page === "lost" ? "primary" : "plain"
            objectName: "gateForgot"
            text: screen.gate.page === "ask" ? qsTr("忘了密码？") : qsTr("重设密码")
            visible: screen.shut

            onClicked: screen.gate.forgot()
        }
    }
}
