import QtQuick
import Kit

// Something marked on a picture: a pin where it was touched, or an area with what it was.
Item {
    id: spot

    required property string mark
    required property Item sight
    required property real shareHeight
    required property real shareWidth
    required property real shareX
    required property real shareY
    required property string words

    readonly property bool area: shareWidth > 0
    readonly property bool good: mark === "right" || mark === "missed"
    readonly property color colour: mark === "chosen" ? Tokens.ink : good ? Tokens.right : Tokens.wrong
    readonly property string sign: good ? "check" : mark === "wrong" ? "cross" : "hand"

    height: area ? Math.max(shareHeight * sight.height, 2 * Tokens.mm(5)) : 0
    width: area ? Math.max(shareWidth * sight.width, 2 * Tokens.mm(5)) : 0
    x: (shareX + shareWidth / 2) * sight.width - width / 2
    y: (shareY + shareHeight / 2) * sight.height - height / 2

    // Two edges, light and dark: one of them stands out from any picture.
    Rectangle {
        anchors.fill: parent
        anchors.margins: -Tokens.mm(1)
        border.color: Tokens.onDark
        border.width: Tokens.mm(2.4)
        color: "transparent"
        radius: Tokens.mm(4)
        visible: spot.area

        Rectangle {
            anchors.fill: parent
            anchors.margins: Tokens.mm(0.5)
            border.color: spot.colour
            border.width: Tokens.mm(1.4)
            color: "transparent"
            radius: Tokens.mm(3.5)
        }
    }

    Rectangle {
        id: pin

        readonly property int restX: spot.width / 2 - width / 2
        // On the upper edge of an area: what lies in it is to be seen.
        readonly property int restY: Math.max(spot.area ? Tokens.mm(1) - spot.y : -spot.y, (spot.area ? -height * 0.7 : -height / 2))

        border.color: Tokens.onDark
        border.width: Tokens.mm(0.8)
        color: spot.colour
        height: Tokens.mm(Tokens.elder ? 15 : 11)
        radius: height / 2
        width: row.implicitWidth + (label.visible ? Tokens.mm(6) : Math.max(0, height - row.implicitWidth))
        x: Math.max(Tokens.mm(1) - spot.x, Math.min(restX, spot.sight.width - spot.x - width - Tokens.mm(1)))
        y: restY

        Row {
            id: row

            anchors.centerIn: parent
            spacing: Tokens.mm(2)

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                colour: Tokens.onDark
                name: spot.sign
                size: Math.round(pin.height * 0.6)
            }

            Label {
                id: label

                anchors.verticalCenter: parent.verticalCenter
                bold: true
                color: Tokens.onDark
                font.pixelSize: Tokens.small
                lineHeight: 1
                text: spot.words
                visible: text !== ""
                wrapMode: Text.NoWrap
            }
        }
    }
}
