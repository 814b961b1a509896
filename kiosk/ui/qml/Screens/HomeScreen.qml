pragma ComponentBehavior: Bound

import QtQuick
import Bridges
import Kit

// Home: what can be played here. One page fits the panel; more pages turn, nothing scrolls.
Rectangle {
    id: home

    required property ShelfBridge shelf
    required property ShellBridge shell

    readonly property bool wide: width > height
    readonly property int room: width - 2 * Tokens.margin

    // Not `visible`, which is false for all of a page that is made before it is shown: the layout
    // must be the same then, or every card and picture would be made twice.
    readonly property bool features: !Tokens.elder && shelf.total > 0 && !shelf.filtered
    readonly property bool filters: shelf.topics.length > 1 && shelf.total > (roomy ? 4 : 6)
    readonly property bool pages: shelf.pageCount > 1
    property bool wall: false
    readonly property bool roomy: height > Tokens.mm(240)
    readonly property int beside: shelf.found

    // Bigger type leaves no room for the exhibit of the day; it is among the others then.
    readonly property bool apart: !Tokens.elder

    color: Tokens.paper

    onApartChanged: home.shelf.setApart(home.apart)
    Component.onCompleted: home.shelf.setApart(home.apart)

    Names {
        id: names
    }

    // The next visitor finds it as it was; who comes back from an exhibit does not stand at the wall.
    Connections {
        function onChanged() {
            if (home.shell.screen !== "home")
                home.wall = false;
            if (home.shell.screen === "attract")
                (chips.item as Filters)?.reset();
        }

        target: home.shell
    }

    HomeHeader {
        id: header

        anchors.left: parent.left
        anchors.margins: Tokens.margin
        anchors.right: parent.right
        anchors.top: parent.top
        shell: home.shell
        wide: home.wide
    }

    Loader {
        id: chips

        active: home.filters
        anchors.left: parent.left
        anchors.leftMargin: Tokens.margin
        anchors.top: !home.wide && home.features ? hero.bottom : header.bottom
        anchors.topMargin: home.filters ? Tokens.gap : 0
        height: home.filters ? implicitHeight : 0
        width: home.room

        sourceComponent: Filters {
            names: names
            rows: home.wide ? 1 : 2
            shelf: home.shelf

            onWallWanted: home.wall = true
        }
    }

    // Between the chips and what stands at the foot.
    Item {
        id: middle

        anchors.bottom: home.wide ? footer.top : home.pages ? highPager.top : highPromise.top
        anchors.bottomMargin: Tokens.gap
        anchors.left: parent.left
        anchors.leftMargin: Tokens.margin
        anchors.top: home.filters ? chips.bottom : !home.wide && home.features ? hero.bottom : header.bottom
        anchors.topMargin: Tokens.gap
        width: home.room
    }

    HomeHero {
        id: hero

        height: !home.features ? 0 : home.wide ? middle.height : home.beside === 0 ? Math.round(home.height * 0.6) : Math.round(home.height * (home.filters ? 0.2 : 0.29))
        names: names
        shelf: home.shelf
        visible: home.features
        width: !home.wide || home.beside === 0 ? home.room : Math.round(home.room * (home.beside === 1 ? 0.6 : home.beside === 2 ? 0.46 : 0.34))
        x: Tokens.margin
        y: home.wide ? middle.y : header.y + header.height + Tokens.gap
    }

    CardGrid {
        readonly property bool aside: home.wide && home.features

        height: middle.height
        least: home.features ? 1 : home.wide ? 3 : 2
        names: names
        shelf: home.shelf
        width: aside ? home.room - hero.width - Tokens.mm(6) : home.room
        x: Tokens.margin + (aside ? hero.width + Tokens.mm(6) : 0)
        y: middle.y
    }

    Loader {
        active: home.shelf.total === 0
        anchors.centerIn: parent
        width: home.room

        sourceComponent: EmptyShelf {
            ready: home.shell.ready
        }
    }

    Item {
        id: footer

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.margins: Tokens.margin
        anchors.right: parent.right
        height: Tokens.button

        PressButton {
            id: leave

            iconName: "close"
            objectName: "endVisit"
            text: qsTr("结束")

            onClicked: home.shell.endVisit()
        }

        Pager {
            id: pager

            anchors.right: parent.right
            shelf: home.shelf
            // Beside the words there must be room for the promise, in two lines.
            terse: promised.advanceWidth * 1.12 > 2 * (footer.width - leave.width - Tokens.gapWide - whole - Tokens.gap)
            visible: home.wide && home.pages
        }

        TextMetrics {
            id: promised

            font: promise.font
            text: promise.text
        }

        PromiseLabel {
            id: promise

            anchors.left: leave.right
            anchors.leftMargin: Tokens.gapWide
            anchors.right: home.pages ? pager.left : parent.right
            anchors.rightMargin: home.pages ? Tokens.gap : 0
            asksAge: home.shell.asksAge
            height: parent.height
            horizontalAlignment: home.pages ? Text.AlignLeft : Text.AlignRight
            visible: home.wide
        }

        Switches {
            anchors.right: parent.right
            room: footer.width - leave.width - Tokens.gap
            shell: home.shell
            visible: !home.wide
        }
    }

    PromiseLabel {
        id: highPromise

        anchors.bottom: footer.top
        anchors.bottomMargin: Tokens.gap
        anchors.left: parent.left
        anchors.margins: Tokens.margin
        anchors.right: parent.right
        asksAge: home.shell.asksAge
        visible: !home.wide
    }

    Pager {
        id: highPager

        anchors.bottom: highPromise.top
        anchors.bottomMargin: Tokens.gap
        anchors.horizontalCenter: parent.horizontalCenter
        shelf: home.shelf
        visible: !home.wide && home.pages
    }

    Loader {
        active: home.wall
        anchors.fill: parent
        z: 1

        sourceComponent: PictureWall {
            names: names
            objectName: "pictureWall"
            shelf: home.shelf

            onClosed: home.wall = false
        }
    }
}
