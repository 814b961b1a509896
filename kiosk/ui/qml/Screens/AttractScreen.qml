pragma ComponentBehavior: Bound

import QtQuick
import Bridges
import Kit

// 招揽屏: a day at the old lake, and in turn the exhibits' own pictures. Between two scenes nothing
// moves and nothing is drawn; the whole panel is the button. While there is an emergency its banner
// stands below all of it, else that of the campaign that runs.
Item {
    id: attract

    required property ShelfBridge shelf
    required property ShellBridge shell
    property bool running: true

    readonly property bool wide: width > height
    property int scene: 0
    property bool dressed: false
    readonly property int posters: posterList.count
    readonly property bool showsPoster: scene % 2 === 1 && posters > 0
    readonly property int posterIndex: posters > 0 ? Math.floor(Math.max(0, scene - 1) / 2) % posters : 0
    readonly property string site: shell.siteName + " · " + shell.sitePlace

    onRunningChanged: {
        if (!attract.running)
            attract.scene = 0;
    }

    Timer {
        interval: attract.shell.sceneMs
        repeat: true
        running: attract.running

        onTriggered: attract.scene += 1
    }

    Item {
        id: ground

        anchors.bottom: banner.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
    }

    // It stands still: an emergency costs no frame. The land runs on below it.
    Loader {
        id: banner

        readonly property bool warns: (attract.shelf.emergency.exhibit ?? "") !== ""
        readonly property string opens: warns ? attract.shelf.emergency.exhibit : attract.shelf.campaign.exhibit ?? ""

        active: warns || (attract.shelf.campaign.line ?? "") !== ""
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        height: active ? Tokens.mm(warns || width < Tokens.mm(330) ? 34 : 30) : 0
        sourceComponent: warns ? warning : calling
        z: 1

        Component {
            id: warning

            EmergencyBanner {
                emergency: attract.shelf.emergency
            }
        }

        Component {
            id: calling

            CampaignBanner {
                campaign: attract.shelf.campaign
            }
        }
    }

    // The finger that woke the kiosk was on the banner: it wants what stands there.
    Connections {
        function onWoken(x: real, y: real) {
            if (banner.opens !== "" && banner.contains(banner.mapFromItem(null, x, y)))
                attract.shelf.open(banner.opens);
        }

        target: attract.shell
    }

    // Right after the start making home is more urgent than the scenery: that somebody touches now.
    Timer {
        interval: 300
        running: true

        onTriggered: attract.dressed = true
    }

    // Let go while a visitor plays: its pictures fill 30 MiB at 1080p.
    Loader {
        active: attract.visible
        anchors.fill: ground
        visible: !posterLayer.covers

        sourceComponent: DawnScene {
            alive: attract.running && !attract.showsPoster
            dressed: attract.dressed
            // Behind a poster that is still to go, the scene is already the next one.
            step: attract.showsPoster ? attract.scene + 1 : attract.scene
        }
    }

    // The posters as data: nothing of it is drawn.
    Item {
        id: posterList

        readonly property int count: repeater.count
        readonly property PosterEntry shown: entryAt(attract.posterIndex, made)
        // Grows with each entry: the count alone is the same when others come in their place.
        property int made: 0

        function entryAt(index: int, _made: int): PosterEntry {
            return repeater.itemAt(index) as PosterEntry;
        }

        Repeater {
            id: repeater

            model: attract.dressed ? attract.shelf.posters : null

            onItemAdded: posterList.made += 1

            PosterEntry {}
        }
    }

    Item {
        id: words

        anchors.fill: ground
        visible: !posterLayer.covers

        Column {
            id: heading

            readonly property int apart: Tokens.mm(attract.wide ? 10 : 22)

            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Tokens.mm(4)
            width: parent.width - 4 * Tokens.margin
            y: invite.y - height - apart

            Label {
                bold: true
                color: Tokens.onDark
                font.pixelSize: Tokens.mm(attract.shell.language === "en" ? 16 : attract.wide ? 22 : 20)
                horizontalAlignment: Text.AlignHCenter
                lineHeight: 0.95
                objectName: "attractTitle"
                text: attract.wide ? qsTr("摸一摸，认识一亿年前的朝阳") : qsTr("摸一摸，\n认识一亿年前的朝阳")
                width: parent.width
            }

            Label {
                color: Tokens.dawn
                elide: Text.ElideRight
                font.pixelSize: Tokens.mm(9)
                horizontalAlignment: Text.AlignHCenter
                maximumLineCount: 1
                text: attract.site
                width: parent.width
            }
        }

        Invite {
            id: invite

            anchors.bottom: parent.bottom
            // Lower where the words above would leave a small panel.
            anchors.bottomMargin: Math.round(Math.min(parent.height * (attract.wide ? 0.49 : 0.46), parent.height - height - heading.height - heading.apart - Tokens.margin))
            anchors.horizontalCenter: parent.horizontalCenter
            room: parent.width - 2 * Tokens.margin
        }
    }

    // Comes and goes in six steps, not sixty: a step draws the whole window.
    Item {
        id: posterLayer

        readonly property bool covers: opacity === 1
        readonly property int steps: Tokens.fades ? 6 : 1
        readonly property bool up: attract.showsPoster && ((posterLoader.item as PosterScene)?.ready ?? false)
        property int stepsUp: 0

        anchors.fill: ground
        opacity: stepsUp / steps
        visible: opacity > 0

        // Not before the first poster's turn: home is more urgent at the start.
        Loader {
            id: posterLoader

            active: attract.scene > 0
            anchors.fill: parent

            sourceComponent: PosterScene {
                entry: posterList.shown
                moves: attract.shell.films && attract.running && attract.showsPoster && posterLayer.up
                shell: attract.shell
                site: attract.site
            }
        }

        Timer {
            interval: 66
            repeat: true
            running: posterLayer.up ? posterLayer.stepsUp < posterLayer.steps : posterLayer.stepsUp > 0

            onTriggered: posterLayer.stepsUp += posterLayer.up ? 1 : -1
        }
    }
}
