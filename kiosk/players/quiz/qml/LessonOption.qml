import QtQuick
import Kit

// An option as a class sees it: its letter, its words as large as they go, the hands for it. With the
// answer the right one turns green and gets a tick; a bar behind says how many thought so.
Item {
    id: option

    required property string letter
    required property string mark
    required property string picture
    required property string words
    property int hands: 0
    property int all: 0
    property bool shown: false
    property int size: Tokens.lead
    property string name: ""

    readonly property bool good: shown && (mark === "right" || mark === "missed")
    readonly property bool pictured: picture !== ""
    readonly property int badge: Math.round(Math.min(Math.max(size * 1.45, Tokens.mm(Tokens.elder ? 17 : 13)), height * 0.8))

    signal more(int by)

    Rectangle {
        id: face

        anchors.fill: parent
        border.color: option.good ? Tokens.right : Tokens.line
        border.width: option.good ? 0 : Tokens.hairline
        color: option.good ? Tokens.right : Tokens.card
        radius: Tokens.corner
    }

    Rectangle {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Tokens.mm(1.5)
        anchors.left: parent.left
        anchors.leftMargin: Tokens.corner
        color: option.good ? Tokens.dawn : Tokens.inkSoft
        height: Tokens.mm(2)
        radius: height / 2
        visible: option.shown && option.hands > 0 && !option.pictured
        width: Math.round((stepper.x - 2 * Tokens.corner) * option.hands / Math.max(1, option.all))
    }

    Picture {
        anchors.fill: parent
        anchors.bottomMargin: stepper.height + Tokens.mm(3)
        anchors.leftMargin: Tokens.mm(3)
        anchors.rightMargin: Tokens.mm(3)
        anchors.topMargin: Tokens.mm(3)
        behind: face.color
        corners: "all"
        source: option.picture
        visible: option.pictured
    }

    Rectangle {
        id: sign

        anchors.left: parent.left
        anchors.leftMargin: Tokens.mm(4)
        color: option.good ? Tokens.card : Tokens.sand
        height: option.badge
        radius: height / 2
        width: height
        y: option.pictured ? stepper.y + Math.round((stepper.height - height) / 2) : Math.round((parent.height - height) / 2)

        Label {
            anchors.centerIn: parent
            bold: true
            font.pixelSize: Math.round(option.badge * 0.6)
            lineHeight: 1
            text: option.letter
            visible: !option.good
        }

        Icon {
            anchors.centerIn: parent
            colour: Tokens.right
            name: option.good ? "check" : ""
            size: Math.round(option.badge * 0.66)
            visible: option.good
        }
    }

    Label {
        anchors.left: sign.right
        anchors.leftMargin: Tokens.mm(4)
        anchors.right: stepper.left
        anchors.rightMargin: Tokens.mm(3)
        bold: true
        color: option.good ? Tokens.onDark : option.shown ? Tokens.inkSoft : Tokens.ink
        font.pixelSize: option.size
        fontSizeMode: Text.Fit
        height: parent.height - Tokens.mm(4)
        lineHeight: 0.92
        minimumPixelSize: Tokens.small
        text: option.words
        verticalAlignment: Text.AlignVCenter
        visible: option.words !== "" && !option.pictured
        y: Tokens.mm(2)
    }

    HandStepper {
        id: stepper

        anchors.right: parent.right
        anchors.rightMargin: Tokens.mm(4)
        count: option.hands
        ink: option.good ? Tokens.onDark : Tokens.ink
        name: option.name
        y: option.pictured ? parent.height - height - Tokens.mm(2) : Math.round((parent.height - height) / 2)

        onMore: by => option.more(by)
    }
}
