import QtQuick
import Kit

// What somebody says in a chat. `mine`: the visitor, on the right.
Item {
    id: bubble

    property string who: ""
    property string text: ""
    property bool mine: false
    property color face: Tokens.card
    property color ink: Tokens.ink
    property color nameInk: Tokens.inkSoft
    property string iconName: ""
    property int most: 100000
    property int letter: Tokens.elder ? Tokens.body : Tokens.mm(7.5)

    readonly property int pad: Tokens.mm(6)
    readonly property int lineWidth: width - 2 * pad
    readonly property int nameHeight: who === "" ? 0 : Math.round(Tokens.small * 1.5)
    readonly property int wanted: words.implicitHeight + nameHeight + 2 * Tokens.mm(4.5)

    height: Math.min(wanted, most)

    Rectangle {
        anchors.fill: face
        anchors.topMargin: Tokens.lift
        anchors.bottomMargin: -Tokens.lift
        color: Tokens.warmth
        radius: face.radius
    }

    Rectangle {
        id: face

        border.color: Tokens.elder ? Tokens.line : "transparent"
        border.width: Tokens.elder ? Tokens.hairline : 0
        color: bubble.face
        height: parent.height
        radius: Tokens.corner
        width: parent.width

        // The corner by the mouth is sharp.
        Rectangle {
            anchors.left: bubble.mine ? undefined : parent.left
            anchors.right: bubble.mine ? parent.right : undefined
            anchors.top: parent.top
            color: bubble.face
            visible: !Tokens.elder
            height: Tokens.corner
            width: Tokens.corner
        }

        Icon {
            id: sign

            colour: bubble.nameInk
            name: bubble.iconName
            size: Math.round(Tokens.small * 1.25)
            visible: name !== "" && bubble.who !== ""
            x: bubble.pad
            y: Tokens.mm(4)
        }

        Label {
            bold: true
            color: bubble.nameInk
            font.pixelSize: Tokens.small
            lineHeight: 1
            maximumLineCount: 1
            text: bubble.who
            visible: text !== ""
            width: bubble.lineWidth - (x - bubble.pad)
            x: bubble.pad + (sign.visible ? sign.width + Tokens.mm(2) : 0)
            y: Tokens.mm(4)
        }

        Label {
            id: words

            color: bubble.ink
            font.pixelSize: bubble.letter
            fontSizeMode: Text.VerticalFit
            height: parent.height - y - Tokens.mm(4)
            minimumPixelSize: Tokens.small
            objectName: "bubbleWords"
            text: bubble.text
            width: bubble.lineWidth
            x: bubble.pad
            y: Tokens.mm(4.5) + bubble.nameHeight
        }
    }
}
