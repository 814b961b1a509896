import QtQuick
import Kit

// A picture and some words.
Leaf {
    id: page

    objectName: "storyPage"

    Picture {
        height: page.box.height
        source: page.player.picture !== "" ? page.player.picture : page.poster
        width: page.box.width
        y: page.box.y
    }

    StoryWords {
        id: words

        colour: page.colour
        heading: page.player.title
        height: page.side.height
        roomy: true
        text: page.player.text
        width: page.side.width
        x: page.side.x
        y: page.side.y
    }

    // Where there is room to spare, the guide reads along.
    Guide {
        readonly property int room: page.side.height - words.wanted - Tokens.mm(12)

        anchors.bottom: parent.bottom
        anchors.right: parent.right
        anchors.rightMargin: Tokens.mm(2)
        height: Math.min(room, Tokens.mm(62))
        mirror: true
        mood: "rest"
        visible: !Tokens.elder && room > Tokens.mm(34)
        width: Math.round(height * 560 / 480)
    }
}
