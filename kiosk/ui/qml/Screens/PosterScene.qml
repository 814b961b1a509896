pragma ComponentBehavior: Bound

import QtQuick
import Bridges
import Kit

// An exhibit shown to those who pass by: its whole picture, and beside it (on a high panel below
// it) a label as in a museum. Nothing in it moves.
Item {
    id: scene

    required property string site
    property PosterEntry entry: null

    readonly property bool ready: picture.ready
    readonly property bool wide: width > height
    readonly property color colour: Tokens.topicColour(entry?.topic ?? "")

    // A clip plays over the picture where the exhibit brings one, and while the picture is up.
    required property ShellBridge shell
    property bool moves: false

    readonly property string film: moves ? entry?.attract ?? "" : ""

    function dress() {
        if (scene.film === "")
            clip.clear();
        else
            clip.fill(Qt.resolvedUrl("AttractClip.qml"), {
                shell: scene.shell,
                source: scene.film
            });
    }

    // Chinese breaks between any two signs; what stands between two dots stays together.
    function unbroken(items: string): string {
        return Tokens.latin ? items : items.split(" · ").map(item => Array.from(item.replace(/ /g, "\u00a0")).join("\u2060")).join(" · ");
    }

    onFilmChanged: Qt.callLater(scene.dress)

    Names {
        id: names
    }

    Rectangle {
        anchors.fill: parent
        color: Tokens.night
    }

    TextMetrics {
        id: natural

        font.family: Tokens.family
        font.pixelSize: Tokens.mm(scene.wide ? 14 : 20)
        font.weight: Font.Bold
        text: scene.entry?.title ?? ""
    }

    // The longest word stays whole.
    TextMetrics {
        id: longest

        font: natural.font
        text: natural.text.split(" ").reduce((one, other) => other.length > one.length ? other : one, "")
    }

    Picture {
        id: picture

        height: scene.wide ? scene.height : Math.round(Math.min(scene.width * 0.94, scene.height * 0.53))
        source: scene.entry?.poster ?? ""
        width: scene.wide ? Math.round(Math.min(scene.width * 0.71, scene.height * 4 / 3)) : scene.width
    }

    FilledLoader {
        id: clip

        anchors.fill: picture
        objectName: "clipSlot"
    }

    Tag {
        colour: Tokens.wrong
        iconName: "emergency"
        ink: Tokens.onDark
        text: names.emergency
        visible: scene.entry?.emergency ?? false
        x: Tokens.mm(10)
        y: Tokens.mm(10)
    }

    // The edge of the label, in the colour of the topic.
    Rectangle {
        color: scene.colour
        height: scene.wide ? scene.height : Tokens.mm(2)
        width: scene.wide ? Tokens.mm(2) : scene.width
        x: scene.wide ? picture.width : 0
        y: scene.wide ? 0 : picture.height
    }

    Item {
        id: label

        clip: true
        height: scene.height - y
        width: scene.width - x
        x: scene.wide ? picture.width + Tokens.mm(2) : 0
        y: scene.wide ? 0 : picture.height + Tokens.mm(2)

        Drawing {
            anchors.bottom: parent.bottom
            anchors.bottomMargin: -Math.round(height * 0.06)
            anchors.horizontalCenter: parent.horizontalCenter
            height: Math.round(width * 500 / 2400)
            name: "scene/ridge-mid"
            opacity: 0.8
            width: Math.round(Math.max(parent.width * 1.7, scene.height * 0.9))
        }

        Label {
            id: site

            anchors.left: parent.left
            anchors.margins: Tokens.mm(10)
            anchors.right: parent.right
            anchors.top: parent.top
            color: Tokens.dawn
            font.pixelSize: Tokens.mm(8)
            maximumLineCount: 2
            text: scene.wide ? scene.site.replace(" · ", "\n") : scene.site
        }

        Column {
            // From the place's name to the invitation; where that is too little, the summary goes.
            readonly property real room: invite.y - site.y - site.height - Tokens.mm(8)
            readonly property real bare: badges.height + title.implicitHeight + kindWords.implicitHeight + 3 * spacing

            anchors.left: parent.left
            anchors.leftMargin: Tokens.mm(10)
            anchors.right: parent.right
            anchors.rightMargin: Tokens.mm(8)
            spacing: Tokens.mm(5)
            y: Math.round((site.y + site.height + invite.y - height) / 2)

            KindBadges {
                id: badges

                ground: Tokens.night
                kinds: scene.entry?.kinds ?? []
                size: Tokens.mm(22)
                topic: scene.entry?.topic ?? ""
            }

            Label {
                id: title

                // A title that is just too long for one line is set a little smaller.
                readonly property int letter: Tokens.mm(scene.wide ? 14 : 20)
                readonly property real share: natural.advanceWidth / Math.max(1, width - 2)

                bold: true
                color: Tokens.onDark
                elide: Text.ElideRight
                readonly property real wordShare: longest.advanceWidth / Math.max(1, width - 2)

                font.pixelSize: Math.floor(letter * Math.min(share > 1 && share < 1.3 ? 1 / share : 1, 1 / Math.max(1, wordShare)))
                lineHeight: 0.95
                maximumLineCount: 4
                objectName: "attractTitle"
                text: scene.entry?.title ?? ""
                width: parent.width
            }

            Label {
                id: summary

                color: "#D6DEE6"
                font.pixelSize: Tokens.mm(scene.wide ? 8.5 : 10)
                maximumLineCount: 6
                text: scene.entry?.summary ?? ""
                visible: !truncated && parent.room >= parent.bare + implicitHeight
                width: parent.width
            }

            Label {
                id: kindWords

                bold: true
                color: Tokens.dawn
                font.pixelSize: Tokens.mm(8)
                text: scene.entry === null ? "" : scene.unbroken(names.kinds(scene.entry.kinds) + " · " + qsTr("约 %1 分钟").arg(scene.entry.minutes))
                width: parent.width
            }
        }

        Invite {
            id: invite

            anchors.bottom: parent.bottom
            anchors.bottomMargin: Tokens.mm(scene.wide ? 22 : 40)
            anchors.horizontalCenter: parent.horizontalCenter
            room: parent.width - 2 * Tokens.mm(8)
        }
    }
}
