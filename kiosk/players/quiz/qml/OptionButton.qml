import QtQuick
import QtQuick.Templates as T
import Kit

// One option. After the answer it says by sign, word shape and colour what it was.
T.Button {
    id: option

    required property string letter
    required property string mark
    required property string picture
    required property string words
    property bool quiet: false

    readonly property color face: {
        switch (option.mark) {
        case "right":
        case "missed":
            return Tokens.right;
        case "wrong":
            return Tokens.wrongSoft;
        case "chosen":
            return Tokens.ink;
        default:
            return option.down ? Tokens.sand : Tokens.card;
        }
    }
    readonly property bool marked: option.mark !== "none"
    readonly property bool dimmed: option.quiet && !option.marked
    // What was right is filled; what was chosen amiss only gets an edge and a cross.
    readonly property bool amiss: mark === "wrong"
    readonly property bool filled: marked && !amiss
    property int letterSize: Tokens.lead

    Accessible.name: words
    enabled: !quiet
    implicitHeight: picture === "" ? Math.max(Tokens.button, natural.implicitHeight + Tokens.mm(6)) : Tokens.mm(60)
    scale: down ? 0.985 : 1

    background: Rectangle {
        border.color: option.amiss ? Tokens.wrong : option.marked ? option.face : Tokens.line
        border.width: option.amiss ? Tokens.mm(1) : Tokens.hairline
        color: option.face
        radius: Tokens.corner
    }
    contentItem: Item {
        Picture {
            anchors.bottom: text.visible ? text.top : parent.bottom
            anchors.left: parent.left
            anchors.margins: Tokens.mm(2)
            anchors.right: parent.right
            anchors.top: parent.top
            behind: option.face
            corners: "all"
            source: option.picture
            visible: option.picture !== ""
        }

        Rectangle {
            id: badge

            anchors.left: parent.left
            anchors.leftMargin: Tokens.mm(5)
            anchors.verticalCenter: option.picture === "" ? parent.verticalCenter : text.verticalCenter
            color: option.amiss ? Tokens.wrong : option.marked ? Tokens.card : Tokens.sand
            height: Tokens.mm(Tokens.elder ? 15 : 12)
            radius: height / 2
            width: height

            Label {
                anchors.centerIn: parent
                bold: true
                font.pixelSize: Tokens.body
                lineHeight: 1
                text: option.letter
                visible: !option.marked
            }

            Icon {
                anchors.centerIn: parent
                colour: option.amiss ? Tokens.onDark : option.face
                name: option.amiss ? "cross" : option.marked ? "check" : ""
                size: Math.round(badge.height * 0.62)
                visible: option.marked
            }
        }

        Label {
            id: text

            anchors.left: badge.right
            anchors.leftMargin: Tokens.mm(4)
            anchors.right: parent.right
            anchors.rightMargin: Tokens.mm(5)
            bold: true
            color: option.filled ? Tokens.onDark : option.dimmed ? Tokens.inkSoft : Tokens.ink
            font.pixelSize: option.letterSize
            fontSizeMode: Text.Fit
            height: option.picture === "" ? parent.height - Tokens.mm(2) : Tokens.mm(16)
            minimumPixelSize: Tokens.small
            text: option.words
            verticalAlignment: Text.AlignVCenter
            visible: option.words !== ""
            y: option.picture === "" ? Tokens.mm(1) : parent.height - height - Tokens.mm(2)
        }

        // What the words want at full size; `text` shrinks to what a crowded screen leaves.
        Label {
            id: natural

            bold: true
            font.pixelSize: option.letterSize
            text: option.words
            visible: false
            width: text.width
        }
    }
    Behavior on scale {
        enabled: Tokens.motion && !option.down

        NumberAnimation {
            duration: Tokens.pressMs
        }
    }

    onPressed: Cues.play("press")
}
