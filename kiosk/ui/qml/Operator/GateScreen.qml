import QtQuick
import OperatorBridges
import Kit

// The door to the operator's side: a PIN on a keypad, or the way back in by a stick.
Rectangle {
    id: screen

    required property GateBridge gate

    readonly property bool asks: gate.page === "ask" || gate.page === "choose" || gate.page === "repeat"
    readonly property bool shut: gate.page === "ask" || gate.page === "locked" || gate.page === "lost"
    readonly property int textSize: Math.max(Tokens.body, Tokens.mm(10))
    readonly property bool wide: width > height

    color: Tokens.paper

    // The band of evening sky of all who run the kiosk.
    Rectangle {
        id: head

        color: Tokens.night
        height: Tokens.mm(Tokens.elder ? 30 : 26)
        width: parent.width

        Row {
            anchors.left: parent.left
            anchors.leftMargin: Tokens.margin
            anchors.verticalCenter: parent.verticalCenter
            spacing: Tokens.mm(4)

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                colour: Tokens.dawn
                name: "lock"
                size: Math.round(Tokens.heading * 1.3)
            }

            Label {
                anchors.verticalCenter: parent.verticalCenter
                bold: true
                color: Tokens.onDark
                font.pixelSize: Tokens.heading
                lineHeight: 1
                text: qsTr("操作员")
                wrapMode: Text.NoWrap
            }
        }
    }

    Item {
        id: room

        anchors.bottom: bar.top
        anchors.bottomMargin: Tokens.gap
        anchors.left: parent.left
        anchors.leftMargin: Tokens.margin
        anchors.right: parent.right
        anchors.rightMargin: Tokens.margin
        anchors.top: head.bottom
        anchors.topMargin: Tokens.gap

        GateWords {
            gate: screen.gate
            height: screen.asks && !screen.wide ? room.height - pad.height - Tokens.gapWide : room.height
            textSize: screen.textSize
            visible: screen.gate.page !== "reset"
            width: screen.asks && screen.wide ? room.width - pad.width - Tokens.gapWide : room.width
        }

        Keypad {
            id: pad

            anchors.bottom: parent.bottom
            anchors.right: parent.right
            height: Math.min(room.height, Tokens.mm(148), screen.wide ? room.height : Math.round(room.height * 0.62))
            ready: screen.gate.ready
            visible: screen.asks
            width: screen.wide ? Math.min(Math.round(room.width / 2), Tokens.mm(165)) : room.width

            onDigit: digit => screen.gate.digit(digit)
            onEntered: screen.gate.enter()
            onErased: screen.gate.erase()
        }

        GateCode {
            anchors.fill: parent
            gate: screen.gate
            textSize: screen.textSize
            visible: screen.gate.page === "reset"
        }
    }

    Item {
        id: bar

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.margins: Tokens.margin
        anchors.right: parent.right
        height: Tokens.button

        PressButton {
            font.pixelSize: screen.textSize
            iconName: "back"
            objectName: "gateBack"
            text: qsTr("返回")

            onClicked: screen.gate.back()
        }

        PressButton {
            anchors.right: parent.right
            font.pixelSize: screen.textSize
            look: screen.gate.page === "lost" ? "primary" : "plain"
            objectName: "gateForgot"
            text: screen.gate.page === "ask" ? qsTr("忘了密码？") : qsTr("重设密码")
            visible: screen.shut

            onClicked: screen.gate.forgot()
        }
    }
}
