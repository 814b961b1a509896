import QtQuick
import QtQuick.Templates as T
import Kit

// A tile that lies on the table: it is tapped, or dragged with one finger whatever others do. It
// lies where `goalX` and `goalY` say; the finger moves it away from there, and letting go tells
// where its middle was left. Answered, it says by sign, colour and edge what it was.
Item {
    id: moving

    required property string letter
    required property string mark
    required property string picture
    required property string words

    property int goalX: 0
    property int goalY: 0
    // Whether it glides to another place by itself (not while sizes settle).
    property bool glides: false
    property bool still: false
    property bool movable: true
    property bool quiet: false
    // Whether a number stands before the words, or an empty ring until there is one.
    property bool numbered: false
    property int letterSize: Tokens.body
    property alias buttonName: tile.objectName
    property bool pressed: tile.down
    readonly property bool dragged: drag.active
    // What the words want on one line, with all that is around them.
    readonly property int wish: natural.implicitWidth + badge.width + Tokens.mm(13)

    readonly property bool good: mark === "right" || mark === "missed"
    readonly property bool chosen: mark === "chosen" && !numbered
    readonly property bool lined: mark === "chosen" && numbered
    readonly property color face: good ? Tokens.right : mark === "moved" ? Tokens.warm : mark === "wrong" ? Tokens.wrongSoft : chosen ? Tokens.ink : tile.down ? Tokens.sand : Tokens.card
    readonly property color edge: good || chosen ? face : mark === "moved" ? Tokens.warmInk : mark === "wrong" ? Tokens.wrong : lined ? Tokens.ink : Tokens.line
    readonly property color ink: good || chosen ? Tokens.onDark : mark === "moved" ? Tokens.warmInk : quiet && mark === "none" ? Tokens.inkSoft : Tokens.ink
    readonly property string sign: good ? "check" : mark === "moved" ? "lamp" : mark === "wrong" ? "cross" : ""

    signal tapped
    signal dropped(real middleX, real middleY)

    x: goalX
    y: goalY
    z: dragged ? 3 : tile.down ? 2 : 1

    Behavior on x {
        enabled: moving.glides && !moving.still && Tokens.motion

        NumberAnimation {
            duration: 160
            easing.type: Easing.OutCubic
        }
    }
    Behavior on y {
        enabled: moving.glides && !moving.still && Tokens.motion

        NumberAnimation {
            duration: 160
            easing.type: Easing.OutCubic
        }
    }

    T.Button {
        id: tile

        Accessible.name: moving.words
        enabled: !moving.quiet
        height: moving.height
        scale: moving.dragged ? 1.03 : down ? 0.985 : 1
        width: moving.width

        background: Item {
            Rectangle {
                anchors.fill: front
                anchors.bottomMargin: moving.dragged ? -3 * Tokens.lift : -Tokens.lift
                anchors.topMargin: Tokens.lift
                color: Tokens.warmth
                radius: front.radius
                visible: !tile.down || moving.dragged
            }

            Rectangle {
                id: front

                anchors.fill: parent
                border.color: moving.edge
                border.width: moving.mark === "wrong" || moving.mark === "moved" ? Tokens.mm(0.8) : Tokens.hairline
                color: moving.face
                radius: Tokens.cornerSmall
            }
        }
        contentItem: Item {
            Rectangle {
                id: badge

                readonly property bool shown: moving.sign !== "" || moving.numbered
                readonly property int room: shown ? width + Tokens.mm(2) : 0

                anchors.left: parent.left
                anchors.leftMargin: Tokens.mm(3)
                anchors.verticalCenter: parent.verticalCenter
                border.color: Tokens.line
                border.width: moving.numbered && moving.letter === "" ? Tokens.hairline : 0
                color: moving.mark === "wrong" ? Tokens.wrong : moving.mark === "moved" ? Tokens.warmInk : moving.lined ? Tokens.ink : Tokens.card
                height: Tokens.mm(Tokens.elder ? 13 : 9)
                radius: height / 2
                visible: shown
                width: height

                Icon {
                    anchors.centerIn: parent
                    colour: moving.good ? Tokens.right : Tokens.onDark
                    name: moving.sign
                    size: Math.round(badge.height * 0.68)
                    visible: name !== ""
                }

                Label {
                    anchors.centerIn: parent
                    bold: true
                    color: moving.lined ? Tokens.onDark : Tokens.ink
                    font.pixelSize: Tokens.small
                    lineHeight: 1
                    text: moving.letter
                    visible: moving.sign === "" && text !== ""
                }
            }

            Picture {
                id: picture

                anchors.bottom: parent.bottom
                anchors.left: badge.shown ? badge.right : parent.left
                anchors.margins: Tokens.mm(2)
                anchors.top: parent.top
                behind: moving.face
                corners: "all"
                radius: Tokens.mm(3)
                source: moving.picture
                visible: moving.picture !== ""
                width: Math.max(0, moving.words === "" ? parent.width - badge.room - Tokens.mm(4) : Math.min(height * 1.34, parent.width * 0.4))
            }

            TileLabel {
                anchors.left: picture.visible ? picture.right : badge.shown ? badge.right : parent.left
                anchors.leftMargin: badge.shown && !picture.visible ? Tokens.mm(2) : Tokens.mm(3)
                anchors.right: parent.right
                anchors.rightMargin: Tokens.mm(3)
                color: moving.ink
                font.pixelSize: moving.letterSize
                height: parent.height - Tokens.mm(2)
                horizontalAlignment: picture.visible || badge.shown ? Text.AlignLeft : Text.AlignHCenter
                text: moving.words
                y: Tokens.mm(1)
            }

            Label {
                id: natural

                bold: true
                font.pixelSize: moving.letterSize
                text: moving.words
                visible: false
                wrapMode: Text.NoWrap
            }
        }

        onClicked: moving.tapped()
        onPressed: Cues.play("press")

        DragHandler {
            id: drag

            enabled: moving.movable && !moving.quiet
            grabPermissions: PointerHandler.CanTakeOverFromItems | PointerHandler.CanTakeOverFromHandlersOfDifferentType | PointerHandler.ApprovesTakeOverByAnything
            target: tile

            onActiveChanged: {
                if (active)
                    return;
                const middleX = moving.x + tile.x + tile.width / 2;
                const middleY = moving.y + tile.y + tile.height / 2;
                // It is where it was put: nothing glides there.
                moving.still = true;
                tile.x = 0;
                tile.y = 0;
                moving.dropped(middleX, middleY);
                moving.still = false;
            }
        }
    }
}
