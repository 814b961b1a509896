pragma ComponentBehavior: Bound

import QtQuick
import Kit

// Two pictures, one over the other, and a grip between them. Drag it, tap anywhere to send it
// there, or tap a label to see one side alone.
Leaf {
    id: page

    property real split: 0.5
    readonly property int cut: Math.round(split * box.width)

    function send(share: real) {
        page.split = Math.max(0, Math.min(1, share));
        page.tell();
    }

    function tell() {
        if (page.split >= 0.92)
            page.player.touch(0);
        else if (page.split <= 0.08)
            page.player.touch(1);
        else
            page.player.letGo();
    }

    objectName: "storyCompare"

    Behavior on split {
        enabled: Tokens.motion && !pull.active

        NumberAnimation {
            duration: Tokens.pageMs
            easing.type: Easing.OutQuad
        }
    }

    Item {
        id: view

        clip: true
        height: page.box.height
        objectName: "compareView"
        width: page.box.width
        y: page.box.y

        Repeater {
            model: page.player.pieces

            // The first side lies on top, cut off where the grip is.
            Item {
                id: half

                required property int index
                required property string picture

                clip: true
                height: view.height
                width: index === 0 ? page.cut : view.width
                z: index === 0 ? 1 : 0

                Picture {
                    behind: Tokens.night
                    height: view.height
                    source: half.picture
                    width: view.width
                }
            }
        }

        Rectangle {
            color: Tokens.onDark
            height: parent.height
            width: Tokens.mm(1.5)
            x: page.cut - Math.round(width / 2)
            z: 2
        }

        // A big grip, with arrows to both sides.
        Rectangle {
            id: grip

            border.color: Tokens.onDark
            border.width: Tokens.mm(1.5)
            color: pull.active ? Qt.darker(Tokens.accent, 1.15) : Tokens.accent
            height: width
            objectName: "compareGrip"
            radius: width / 2
            width: Tokens.mm(Tokens.elder ? 34 : 28)
            x: Math.max(Tokens.mm(2), Math.min(view.width - width - Tokens.mm(2), page.cut - Math.round(width / 2)))
            y: Math.round(view.height * 0.55 - height / 2)
            z: 3

            Row {
                anchors.centerIn: parent
                spacing: Tokens.mm(1)

                Repeater {
                    model: ["prev", "next"]

                    Icon {
                        required property string modelData

                        colour: Tokens.onDark
                        name: modelData
                        size: Math.round(grip.width * 0.36)
                    }
                }
            }
        }

        TapHandler {
            gesturePolicy: TapHandler.ReleaseWithinBounds

            onTapped: point => page.send(point.position.x / view.width)
        }

        DragHandler {
            id: pull

            dragThreshold: Tokens.mm(2)
            target: null
            yAxis.enabled: false

            onActiveChanged: {
                if (!active)
                    page.tell();
            }
            onCentroidChanged: {
                if (active)
                    page.split = Math.max(0, Math.min(1, centroid.position.x / view.width));
            }
        }

        Repeater {
            model: page.player.pieces

            PressButton {
                required property int index
                required property string heading
                required property bool open

                look: open ? "dark" : "plain"
                objectName: "side" + index
                text: heading
                x: index === 0 ? Tokens.mm(5) : view.width - width - Tokens.mm(5)
                y: view.height - height - Tokens.mm(5)
                z: 4

                onClicked: page.send(index === 0 ? 1 : 0)
            }
        }
    }

    StoryWords {
        id: words

        readonly property bool alone: page.player.shown >= 0 && page.player.shownText !== ""

        colour: page.colour
        heading: alone ? page.player.shownTitle : page.player.title
        height: page.side.height - (hint.visible ? hint.height : 0)
        roomy: true
        text: alone ? page.player.shownText : page.player.text
        width: page.side.width
        x: page.side.x
        y: page.side.y
    }

    StoryHint {
        id: hint

        iconName: "hand"
        room: page.side.height - words.wanted
        text: qsTr("左右拉一拉，或点一下标签。")
        width: page.side.width
        x: page.side.x
        y: page.side.y + page.side.height - height
    }
}
