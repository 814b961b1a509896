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
    readonly property bool features: !Tokens.elder && shelf.total > 0
    readonly property bool filters: shelf.topics.length > 1 && shelf.total > 4
    readonly property bool pages: shelf.pageCount > 1

    color: Tokens.paper

    Names {
        id: names
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

    HomeHero {
        id: hero

        anchors.left: parent.left
        anchors.leftMargin: Tokens.margin
        anchors.top: header.bottom
        anchors.topMargin: Tokens.gap
        height: home.features ? Math.round(home.height * (home.wide ? 0.27 : 0.25)) : 0
        names: names
        shelf: home.shelf
        visible: home.features
        width: home.room
    }

    TopicChips {
        id: chips

        anchors.left: parent.left
        anchors.leftMargin: Tokens.margin
        anchors.top: home.features ? hero.bottom : header.bottom
        anchors.topMargin: home.filters ? Tokens.gap + Tokens.mm(1) : 0
        height: home.filters ? implicitHeight : 0
        names: names
        shelf: home.shelf
        visible: home.filters
        width: home.room
    }

    CardGrid {
        anchors.bottom: home.wide ? footer.top : home.pages ? highPager.top : highPromise.top
        anchors.bottomMargin: Tokens.gap
        anchors.left: parent.left
        anchors.leftMargin: Tokens.margin
        anchors.top: chips.bottom
        anchors.topMargin: Tokens.gap
        names: names
        shelf: home.shelf
        wide: home.wide
        width: home.room
    }

    Label {
        anchors.centerIn: parent
        color: Tokens.inkSoft
        font.pixelSize: Tokens.heading
        horizontalAlignment: Text.AlignHCenter
        text: home.shell.ready ? qsTr("这里还没有展项。\n请管理员装入资源包。") : qsTr("请稍候……")
        visible: home.shelf.total === 0
        width: home.room
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
            visible: home.wide && home.pages
        }

        PromiseLabel {
            anchors.left: leave.right
            anchors.leftMargin: Tokens.gapWide
            anchors.right: home.pages ? pager.left : parent.right
            anchors.rightMargin: home.pages ? Tokens.gap : 0
            height: parent.height
            horizontalAlignment: home.pages ? Text.AlignLeft : Text.AlignRight
            visible: home.wide
        }

        Switches {
            anchors.right: parent.right
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
}
