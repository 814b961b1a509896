import QtQuick
import QtQuick.Templates as T
import Bridges
import Kit

// The code on its card. It can be scanned as it is; a tap enlarges it.
T.Button {
    id: card

    required property LeavingBridge leaving

    Accessible.name: words.text
    implicitHeight: width + words.height + Tokens.mm(3)
    scale: down ? 0.98 : 1

    background: Panel {
        border: Tokens.line
        colour: card.down ? Tokens.sand : Tokens.card
    }
    contentItem: Item {
        QrCode {
            id: qr

            anchors.centerIn: place
            code: card.leaving.code
            modules: card.leaving.modules
            mostMm: 1
            objectName: "code"
            room: card.width - Tokens.mm(2)
            visible: card.leaving.modules === 0 || fits
        }

        Item {
            id: place

            height: width
            width: card.width
            y: Tokens.mm(1)
        }

        Icon {
            anchors.centerIn: place
            colour: Tokens.accent
            name: qr.visible ? "" : "phone"
            size: Math.round(place.width * 0.5)
        }

        Label {
            id: words

            anchors.horizontalCenter: parent.horizontalCenter
            anchors.top: place.bottom
            bold: true
            color: Tokens.accent
            font.pixelSize: Tokens.small
            text: qsTr("扫码带走")
            wrapMode: Text.NoWrap
        }
    }

    onPressed: Cues.play("press")
}
