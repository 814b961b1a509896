pragma ComponentBehavior: Bound

import QtQuick
import Bridges
import Kit

// 招揽屏: dawn over deep time, and in turn the exhibits' own pictures. Between two scenes nothing
// moves and nothing is drawn; the whole panel is the button.
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

    onRunningChanged: {
        if (!attract.running)
            attract.scene = 0;
    }

    Timer {
        interval: attract.shell.sceneMs
        repeat: true
        running: attract.running && attract.posters > 0

        onTriggered: attract.scene += 1
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
        anchors.fill: parent
        visible: !posterLayer.covers

        sourceComponent: DawnScene {
            dressed: attract.dressed
            step: attract.scene
        }
    }

    Item {
        id: posterLayer

        readonly property bool covers: opacity === 1
        readonly property bool up: attract.showsPoster && now.ready

        anchors.fill: parent
        opacity: up ? 1 : 0
        visible: opacity > 0

        Picture {
            id: now

            anchors.fill: parent
            // Not before the first poster's turn: home is more urgent at the start.
            source: attract.scene > 0 ? posterList.shown?.poster ?? "" : ""
        }

        Rectangle {
            anchors.bottom: parent.bottom
            color: "#D90D1B2A"
            height: words.height + invite.height + Tokens.mm(attract.wide ? 34 : 60)
            width: parent.width
        }

        Behavior on opacity {
            enabled: Tokens.motion

            NumberAnimation {
                duration: Tokens.cheerMs * 2
                easing.type: Easing.InOutQuad
            }
        }
    }

    // The posters as data: nothing of it is drawn.
    Item {
        id: posterList

        readonly property int count: repeater.count
        readonly property PosterEntry shown: repeater.count > 0 ? repeater.itemAt(attract.posterIndex) as PosterEntry : null

        Repeater {
            id: repeater

            model: attract.shelf.posters

            PosterEntry {}
        }
    }

    Column {
        id: words

        readonly property bool low: posterLayer.up

        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Tokens.mm(4)
        width: parent.width - 4 * Tokens.margin
        y: invite.y - height - Tokens.mm(attract.wide || low ? 10 : 22)

        Label {
            bold: true
            color: Tokens.onDark
            font.pixelSize: Tokens.mm(words.low ? 16 : attract.shell.language === "en" ? 16 : attract.wide ? 22 : 20)
            horizontalAlignment: Text.AlignHCenter
            lineHeight: 0.95
            objectName: "attractTitle"
            text: words.low ? posterList.shown?.title ?? "" : attract.wide ? qsTr("摸一摸，认识一亿年前的朝阳") : qsTr("摸一摸，\n认识一亿年前的朝阳")
            width: parent.width
        }

        Label {
            color: Tokens.dawn
            font.pixelSize: Tokens.mm(9)
            horizontalAlignment: Text.AlignHCenter
            maximumLineCount: 1
            elide: Text.ElideRight
            text: attract.shell.siteName + " · " + attract.shell.sitePlace
            width: parent.width
        }
    }

    // Drawn like a button, but any touch anywhere wakes the kiosk.
    Rectangle {
        id: invite

        anchors.bottom: parent.bottom
        anchors.bottomMargin: posterLayer.up ? Tokens.mm(14) : Math.round(parent.height * (attract.wide ? 0.49 : 0.46))
        anchors.horizontalCenter: parent.horizontalCenter
        color: Tokens.card
        height: Tokens.mm(30)
        radius: height / 2
        width: inviteRow.width + Tokens.mm(30)

        Row {
            id: inviteRow

            anchors.centerIn: parent
            spacing: Tokens.mm(5)

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                colour: Tokens.accent
                name: "hand"
                size: Tokens.mm(15)
            }

            Label {
                anchors.verticalCenter: parent.verticalCenter
                bold: true
                color: Tokens.accent
                font.pixelSize: Tokens.mm(12)
                lineHeight: 1
                text: qsTr("触摸屏幕开始")
                wrapMode: Text.NoWrap
            }
        }
    }
}
