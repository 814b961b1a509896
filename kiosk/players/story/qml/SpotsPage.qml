pragma ComponentBehavior: Bound

import QtQuick
import Kit

// A picture with places to touch. What a place has to say comes beside the picture.
Leaf {
    id: page

    readonly property bool looking: page.player.shown >= 0
    readonly property bool pictured: page.player.shownPicture !== ""
    // Dots are as large as their neighbours let them be.
    readonly property int dot: Math.max(Tokens.mm(15), Math.min(Tokens.button, spots.apart - Tokens.mm(1)))

    objectName: "storySpots"

    Rectangle {
        color: Tokens.night
        height: page.box.height
        width: page.box.width
        y: page.box.y

        WholePicture {
            id: whole

            anchors.fill: parent
            source: page.player.ground
        }

        // A tap beside the places shows the page's own words again.
        TapHandler {
            gesturePolicy: TapHandler.ReleaseWithinBounds

            onTapped: page.player.letGo()
        }

        Repeater {
            id: spots

            property int apart: 100000

            function measure() {
                let least = 100000;
                for (let one = 0; one < count; one++) {
                    for (let other = 0; other < one; other++) {
                        const a = itemAt(one) as Spot;
                        const b = itemAt(other) as Spot;
                        if (a !== null && b !== null)
                            least = Math.min(least, Math.max(Math.abs(a.atX - b.atX), Math.abs(a.atY - b.atY)));
                    }
                }
                spots.apart = least;
            }

            model: page.player.pieces

            delegate: Spot {
                required property int index
                required property real placeX
                required property real placeY

                atX: whole.paper.x + Math.round(placeX * whole.paper.width)
                atY: whole.paper.y + Math.round(placeY * whole.paper.height)
                colour: page.colour
                objectName: "spot" + index
                room: Qt.size(page.box.width, page.box.height)
                size: page.dot
                visible: whole.ready

                onAtXChanged: Qt.callLater(spots.measure)
                onClicked: page.player.touch(index)
            }
        }
    }

    Picture {
        id: near

        corners: "all"
        height: Math.round(width * 0.75)
        source: page.player.shownPicture
        visible: page.pictured
        width: page.wide ? Math.min(page.side.width, Math.round(page.side.height * 0.46 * 4 / 3)) : Math.round(Math.min(page.side.width * 0.46, page.side.height * 4 / 3))
        x: page.side.x
        y: page.side.y
    }

    StoryWords {
        id: words

        colour: page.colour
        heading: page.looking ? page.player.shownTitle : page.player.title
        height: page.side.y + page.side.height - y - (hint.visible ? hint.height : 0)
        roomy: !page.pictured || !page.wide
        text: page.looking ? page.player.shownText : page.player.text
        width: page.side.x + page.side.width - x
        x: page.side.x + (page.pictured && !page.wide ? near.width + Tokens.gapWide : 0)
        y: page.side.y + (page.pictured && page.wide ? near.height + Tokens.mm(5) : 0)
    }

    StoryHint {
        id: hint

        readonly property int missing: spots.count - page.player.found

        iconName: "hand"
        room: page.side.y + page.side.height - words.y - words.wanted
        text: missing > 0 ? (page.player.found === 0 ? qsTr("点一点图上的圆点。") : qsTr("还有 %1 处没看。").arg(missing)) : qsTr("都看过了！")
        width: words.width
        x: words.x
        y: page.side.y + page.side.height - height
    }
}
