pragma ComponentBehavior: Bound

import QtQuick
import Bridges
import Frames
import Kit
import Players.Video

// A film on the night side of the house. Wide: the film on the left, its captions below it, chapters
// on the right. High: one below the other. The lowest strip is the frame's: home on the left, the
// one action on the right, the film's own buttons between.
Rectangle {
    id: page

    required property VideoBridge player
    required property StageBridge stage

    readonly property bool wide: width > height
    readonly property int bar: Tokens.button + 2 * Tokens.margin
    readonly property bool chaptered: page.player.chapters.length > 1
    readonly property int filmHeight: height - bar - head - saidHeight
    // The film stands flush with the left edge; what is left of it is the chapters'.
    readonly property int side: page.wide && page.chaptered ? Math.max(Math.round(width * 0.24), width - Math.round(filmHeight * player.aspect)) : 0
    readonly property int head: Tokens.mm(Tokens.elder ? 26 : 19)
    readonly property int saidHeight: Tokens.mm(Tokens.elder ? 36 : page.wide ? 24 : 30)
    // What the frame's own button takes of the lowest strip.
    readonly property int homeRoom: Tokens.mm(Tokens.elder ? 92 : 62)
    readonly property bool over: page.player.state === "ended"

    color: Tokens.night
    objectName: "videoPlayer"

    Item {
        anchors.fill: parent
        enabled: inset.item === null
        visible: enabled

        Rectangle {
            id: header

            color: Tokens.topicColour(page.stage.topic)
            height: page.head
            width: parent.width

            Label {
                anchors.left: parent.left
                anchors.leftMargin: Tokens.margin
                anchors.right: sample.visible ? sample.left : parent.right
                anchors.rightMargin: Tokens.gap
                anchors.verticalCenter: parent.verticalCenter
                bold: true
                color: Tokens.onDark
                elide: Text.ElideRight
                maximumLineCount: 1
                text: page.stage.title
            }

            Tag {
                id: sample

                anchors.right: parent.right
                anchors.rightMargin: Tokens.margin
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("样例")
                visible: page.stage.sample
            }
        }

        FilmView {
            id: film

            anchors.left: parent.left
            anchors.top: header.bottom
            height: page.wide ? page.filmHeight : Math.round(page.width / page.player.aspect)
            player: page.player
            stock: page.stage.frames as FrameStock
            volume: page.stage.volume
            width: page.width - page.side
        }

        // A big sign on the film while it stands still; the film itself is the button.
        Rectangle {
            anchors.centerIn: film
            color: "#B30D1B2A"
            height: Tokens.mm(34)
            radius: height / 2
            visible: page.player.showsFrames && (page.player.state === "paused" || page.over)
            width: height

            Icon {
                anchors.centerIn: parent
                colour: Tokens.onDark
                name: page.over ? "again" : "play"
                size: Tokens.mm(18)
            }
        }

        TapHandler {
            parent: film
            gesturePolicy: TapHandler.WithinBounds

            onTapped: page.over ? page.player.replay() : page.player.toggle()
        }

        // What is said, below the picture and never over it.
        Label {
            id: said

            anchors.left: film.left
            anchors.leftMargin: Tokens.margin
            anchors.right: film.right
            anchors.rightMargin: Tokens.margin
            anchors.top: film.bottom
            color: Tokens.onDark
            font.pixelSize: Tokens.elder ? Tokens.mm(12) : Tokens.lead
            fontSizeMode: Text.Fit
            height: page.saidHeight
            horizontalAlignment: Text.AlignHCenter
            lineHeight: Tokens.elder ? 1.05 : 0.96
            maximumLineCount: 3
            minimumPixelSize: Tokens.small
            objectName: "filmCaption"
            text: page.over ? qsTr("放完了。点一下画面，可以再看一遍。") : page.player.caption
            verticalAlignment: Text.AlignVCenter
        }

        ChapterList {
            id: chapters

            anchors.left: page.wide ? film.right : parent.left
            anchors.leftMargin: Tokens.margin
            anchors.right: parent.right
            anchors.rightMargin: Tokens.margin
            anchors.top: page.wide ? header.bottom : said.bottom
            anchors.topMargin: Tokens.margin
            columns: page.wide ? 1 : 2
            player: page.player
            visible: page.chaptered
        }

        // A high panel has room for the story in a sentence.
        Label {
            anchors.left: parent.left
            anchors.margins: Tokens.margin
            anchors.right: parent.right
            anchors.top: chapters.bottom
            color: "#B8C4D2"
            height: Math.max(0, rail.y - y - Tokens.gap)
            maximumLineCount: Math.max(1, Math.floor(height / (Tokens.body * 1.5)))
            text: page.stage.notice !== "" ? page.stage.notice : page.stage.summary
            visible: !page.wide && !truncated && height > Tokens.body * 1.5
        }

        FilmRail {
            id: rail

            anchors.bottom: page.wide ? parent.bottom : buttons.top
            anchors.bottomMargin: page.wide ? Tokens.margin : Tokens.gap
            anchors.left: page.wide ? buttons.right : parent.left
            anchors.leftMargin: page.wide ? Tokens.gapWide : Tokens.margin
            anchors.right: page.wide ? action.left : parent.right
            anchors.rightMargin: page.wide ? Tokens.gapWide : Tokens.margin
            height: Tokens.button
            player: page.player
            visible: width > Tokens.mm(45)
        }

        Row {
            id: buttons

            anchors.bottom: parent.bottom
            anchors.bottomMargin: page.wide ? Tokens.margin : page.bar
            anchors.horizontalCenter: page.wide ? undefined : parent.horizontalCenter
            anchors.left: page.wide ? parent.left : undefined
            anchors.leftMargin: page.homeRoom
            spacing: Tokens.gap

            PressButton {
                iconName: "back-10"
                objectName: "filmBack"
                visible: !page.wide || !Tokens.elder

                onClicked: page.player.step(-1)
            }

            PressButton {
                iconName: page.over ? "again" : page.player.state === "playing" ? "pause" : "play"
                look: "glow"
                objectName: "filmToggle"

                onClicked: page.over ? page.player.replay() : page.player.toggle()
            }

            PressButton {
                iconName: "on-10"
                objectName: "filmForward"
                visible: !page.wide || !Tokens.elder

                onClicked: page.player.step(1)
            }

            PressButton {
                iconName: page.player.captionsOn ? "captions" : "captions-off"
                look: page.player.captionsOn ? "plain" : "dark"
                objectName: "filmCaptions"
                visible: page.player.hasCaptions

                onClicked: page.player.switchCaptions()
            }
        }

        PressButton {
            id: action

            anchors.bottom: parent.bottom
            anchors.margins: Tokens.margin
            anchors.right: parent.right
            iconAfter: true
            iconName: "next"
            look: page.over ? "primary" : "plain"
            objectName: "partNext"
            text: page.stage.following === "quiz" ? (page.over ? qsTr("接着答题") : qsTr("去答题")) : page.stage.following !== "" ? qsTr("接着看") : qsTr("看完了")

            onClicked: page.player.leave()
        }
    }

    // A question inside the film takes the whole page; the film waits below.
    Rectangle {
        anchors.fill: parent
        color: Tokens.paper
        visible: inset.item !== null

        FilledLoader {
            id: inset

            function show() {
                if (page.stage.insetSource !== "")
                    inset.fill(page.stage.insetSource, {
                        player: page.stage.insetPlayer,
                        stage: page.stage
                    });
                else
                    inset.clear();
            }

            anchors.fill: parent
            objectName: "inset"
        }
    }

    Connections {
        function onInsetChanged() {
            Qt.callLater(inset.show);
        }

        target: page.stage
    }
}
