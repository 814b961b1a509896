pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kit

// A large picture to look at closely: touch a place by its name, use + and −, or drag. Two fingers
// may zoom as well, but nothing needs them.
Leaf {
    id: page

    readonly property bool looking: page.player.shown >= 0
    readonly property real most: 6

    function look(atX: real, atY: real, near: real) {
        // Centres that would show what lies beside the picture are moved in, so that a drag answers at once.
        const half = 0.5 / near;
        whole.zoom = near;
        whole.lookX = Math.max(half, Math.min(1 - half, atX));
        whole.lookY = Math.max(half, Math.min(1 - half, atY));
    }

    function step(by: real) {
        const near = Math.max(1, Math.min(page.most, whole.zoom * by));
        page.look(whole.lookX, whole.lookY, near);
        if (near === 1)
            page.player.letGo();
    }

    objectName: "storyLooks"

    Rectangle {
        id: view

        clip: true
        color: Tokens.night
        height: page.box.height
        width: page.box.width
        y: page.box.y

        WholePicture {
            id: whole

            readonly property bool glides: Tokens.motion && !pan.active && !pinch.active

            anchors.fill: parent
            most: 2.5
            objectName: "lookedAt"
            source: page.player.ground

            Behavior on zoom {
                enabled: whole.glides

                NumberAnimation {
                    duration: Tokens.cheerMs
                    easing.type: Easing.InOutQuad
                }
            }
            Behavior on lookX {
                enabled: whole.glides

                NumberAnimation {
                    duration: Tokens.cheerMs
                    easing.type: Easing.InOutQuad
                }
            }
            Behavior on lookY {
                enabled: whole.glides

                NumberAnimation {
                    duration: Tokens.cheerMs
                    easing.type: Easing.InOutQuad
                }
            }
        }

        DragHandler {
            id: pan

            property real fromX: 0.5
            property real fromY: 0.5

            dragThreshold: Tokens.mm(2)
            maximumPointCount: 1
            target: null

            onActiveChanged: {
                fromX = whole.lookX;
                fromY = whole.lookY;
            }
            onActiveTranslationChanged: {
                if (active)
                    page.look(fromX - activeTranslation.x / (whole.paperWidth * whole.zoom), fromY - activeTranslation.y / (whole.paperHeight * whole.zoom), whole.zoom);
            }
        }

        PinchHandler {
            id: pinch

            property real from: 1

            target: null

            onActiveChanged: from = whole.zoom
            onActiveScaleChanged: {
                if (active)
                    page.look(whole.lookX, whole.lookY, Math.max(1, Math.min(page.most, from * activeScale)));
            }
        }

        Column {
            anchors.bottom: parent.bottom
            anchors.margins: Tokens.mm(5)
            anchors.right: parent.right
            spacing: Tokens.gap

            PressButton {
                enabled: whole.zoom < page.most
                iconName: "plus"
                objectName: "lookNearer"

                onClicked: page.step(1.6)
            }

            PressButton {
                enabled: whole.zoom > 1
                iconName: "minus"
                objectName: "lookFarther"

                onClicked: page.step(1 / 1.6)
            }
        }
    }

    StoryWords {
        id: words

        colour: page.colour
        heading: page.looking ? page.player.shownTitle : page.player.title
        height: page.side.height - names.height - Tokens.gapWide
        roomy: !page.wide
        text: page.looking ? page.player.shownText : page.player.text
        width: page.side.width
        x: page.side.x
        y: page.side.y
    }

    GridLayout {
        id: names

        columnSpacing: Tokens.gap
        columns: looks.count > 1 ? 2 : 1
        rowSpacing: Tokens.gap
        uniformCellHeights: true
        uniformCellWidths: true
        width: page.side.width
        x: page.side.x
        y: page.side.y + page.side.height - height - (page.wide ? Tokens.gap : 0)

        Repeater {
            id: looks

            model: page.player.pieces

            WordButton {
                id: name

                required property int index
                required property bool open
                required property bool seen
                required property real placeX
                required property real placeY
                required property real zoom

                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.preferredWidth: 100
                iconName: seen && !open ? "check" : "look"
                colour: page.colour
                filled: open
                objectName: "look" + index

                onClicked: {
                    if (name.open) {
                        page.look(0.5, 0.5, 1);
                        page.player.letGo();
                    } else {
                        page.look(name.placeX, name.placeY, name.zoom);
                        page.player.touch(name.index);
                    }
                }
            }
        }
    }
}
