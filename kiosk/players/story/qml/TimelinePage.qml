pragma ComponentBehavior: Bound

import QtQuick
import Kit

// A timeline as layers of rock: the oldest lies lowest, the sun comes up over the youngest. A
// touched layer opens and says its words; the picture is its picture. A swipe over the picture
// goes to the layer above or below.
Leaf {
    id: page

    readonly property int count: layers.count
    readonly property int open: page.player.shown
    readonly property int columnWidth: page.wide ? Math.max(Tokens.mm(Tokens.elder ? 192 : 150), Math.round(width * 0.36)) : width
    readonly property int columnHeight: page.wide ? height : height - head - boxHeight
    // Closed layers share what the open one and a strip of sky leave.
    readonly property int closed: Math.max(Tokens.button, Math.min(Tokens.mm(Tokens.elder ? 40 : 34), Math.floor((columnHeight - Tokens.mm(Tokens.elder ? 84 : 92)) / Math.max(1, count - 1))))
    readonly property int opened: Math.min(columnHeight - (count - 1) * closed, Tokens.mm(Tokens.elder ? 130 : 104))
    readonly property int sky: columnHeight - (count - 1) * closed - opened

    // From night to dawn, spread over what there is: a short timeline reaches the dawn as well.
    function tint(at: int, count: int): color {
        const rock = Tokens.elder ? ["#0F1C2E", "#1B3A57", "#4E3034", "#7A3320", "#8C340F", "#F8C56B"] : ["#14243A", "#1F4260", "#5F3D40", "#93432A", "#B84C1A", "#F6BD5E"];
        return rock[Math.max(0, Math.min(5, Math.round(at * 5 / Math.max(1, count - 1))))];
    }

    function swipe(by: int) {
        const next = page.open + by;
        if (next >= 0 && next < page.count)
            page.player.touch(next);
    }

    boxWidth: page.wide ? width - columnWidth : width
    boxHeight: page.wide ? height - head : Math.min(Math.round(width * 0.7), height - head - (count - 1) * Tokens.button - Tokens.mm(Tokens.elder ? 76 : 84))
    objectName: "storyTimeline"

    Picture {
        id: picture

        behind: Tokens.night
        height: page.box.height
        source: page.player.picture !== "" ? page.player.picture : page.poster
        width: page.box.width
        y: page.box.y
    }

    DragHandler {
        property real dx: 0
        property real dy: 0

        parent: picture
        target: null

        onActiveChanged: {
            if (active) {
                dx = dy = 0;
            } else if (Math.max(Math.abs(dx), Math.abs(dy)) > Tokens.mm(18)) {
                page.swipe(Math.abs(dx) > Math.abs(dy) ? (dx < 0 ? 1 : -1) : dy > 0 ? 1 : -1);
            }
        }
        onActiveTranslationChanged: {
            if (active) {
                dx = activeTranslation.x;
                dy = activeTranslation.y;
            }
        }
    }

    Item {
        id: column

        clip: true
        height: page.columnHeight
        width: page.columnWidth
        x: page.wide ? page.box.width : 0
        y: page.height - height

        Rectangle {
            anchors.fill: parent
            color: page.tint(page.count - 1, page.count)
        }

        // The sky over the layers; nothing is written on it.
        Rectangle {
            height: page.sky + Tokens.mm(8)
            visible: page.sky > 0
            width: parent.width

            gradient: Gradient {
                GradientStop {
                    color: Tokens.dusk
                    position: 0
                }

                GradientStop {
                    color: Tokens.ember
                    position: 0.7
                }

                GradientStop {
                    color: Tokens.dawn
                    position: 1
                }
            }
        }

        Rectangle {
            id: sun

            readonly property real risen: page.count > 1 ? page.open / (page.count - 1) : 1

            color: Tokens.dawn
            height: width
            radius: width / 2
            visible: page.sky > Tokens.mm(10)
            width: Math.min(Tokens.mm(46), Math.round(page.sky * 0.9))
            x: Math.round(parent.width * 0.64 - width / 2)
            y: Math.round(page.sky - height * (0.35 + 0.5 * risen))

            Behavior on y {
                enabled: Tokens.motion

                NumberAnimation {
                    duration: Tokens.cheerMs
                    easing.type: Easing.OutQuad
                }
            }
        }

        Repeater {
            id: layers

            model: page.player.pieces

            Stratum {
                required property int index

                readonly property int above: page.count - 1 - index

                dark: rock.hslLightness < 0.6
                height: open ? page.opened : page.closed
                objectName: "era" + index
                textSize: Tokens.mm(Tokens.elder ? 11.5 : page.wide ? 9 : 10.5)
                rock: page.tint(index, page.count)
                width: column.width
                y: page.sky + above * page.closed + (page.open > index ? page.opened - page.closed : 0)
                z: above

                onClicked: page.player.touch(index)
            }
        }
    }
}
