pragma ComponentBehavior: Bound

import QtQuick
import OperatorBridges
import Kit

// The operator's panel: the pages on a rail of night sky, the open page on paper. The way out is
// bottom left, where home always is.
Rectangle {
    id: screen

    required property NoticeBridge notice
    required property PanelBridge panel

    readonly property bool wide: width > height
    readonly property int rows: screen.wide ? 7 : 2
    // The longest name on the rail: English ones need more.
    property real widest: 0

    function show() {
        if (screen.panel.source === "" || screen.panel.page === null)
            loader.clear();
        else
            loader.fill(screen.panel.source, {
                page: screen.panel.page,
                panel: screen.panel
            });
    }

    color: Tokens.paper

    Component.onCompleted: Qt.callLater(screen.show)

    Rectangle {
        id: rail

        color: Tokens.night
        height: screen.wide ? parent.height : Tokens.mm(28) * 2 + 3 * Tokens.gap
        width: screen.wide ? Math.max(Tokens.mm(72), screen.widest + 2 * Tokens.gap) : parent.width
        y: parent.height - height

        Grid {
            id: grid

            anchors.fill: parent
            anchors.margins: Tokens.gap
            columnSpacing: Tokens.gap
            columns: screen.wide ? 1 : 4
            rowSpacing: Tokens.mm(3)

            readonly property real cellHeight: Math.min(Tokens.mm(30), (height - (screen.rows - 1) * rowSpacing) / screen.rows)
            readonly property real cellWidth: (width - (columns - 1) * columnSpacing) / columns

            Repeater {
                model: screen.panel.pages

                RailButton {
                    id: one

                    required property var modelData

                    current: screen.panel.current === one.modelData.page
                    beside: screen.wide
                    height: grid.cellHeight
                    iconName: one.modelData.icon
                    marked: screen.notice.working && one.modelData.page === "bundles"
                    objectName: "page-" + one.modelData.page
                    text: one.modelData.title
                    width: grid.cellWidth

                    onImplicitWidthChanged: screen.widest = Math.max(screen.widest, implicitWidth)
                    onClicked: screen.panel.show(one.modelData.page)
                }
            }

            RailButton {
                beside: screen.wide
                height: grid.cellHeight
                iconName: "back"
                objectName: "leavePanel"
                text: qsTr("离开")
                width: grid.cellWidth

                onClicked: screen.panel.leave()
            }
        }
    }

    Item {
        anchors.bottom: screen.wide ? parent.bottom : rail.top
        anchors.left: screen.wide ? rail.right : parent.left
        anchors.margins: Tokens.margin
        anchors.right: parent.right
        anchors.top: parent.top

        FilledLoader {
            id: loader

            anchors.fill: parent
        }

        SignRow {
            nextStep: qsTr("其他页面照常可用。请把代码告诉技术人员。")
            objectName: "pageFault"
            sign: "bad"
            title: qsTr("这一页打不开（%1）").arg(screen.panel.fault)
            visible: screen.panel.fault !== ""
            width: parent.width
        }
    }

    Loader {
        active: screen.notice.shown
        anchors.fill: parent

        sourceComponent: StickNotice {
            stick: screen.notice
        }
    }

    Connections {
        function onPageChanged() {
            later.restart();
        }

        target: screen.panel
    }

    // From the event loop: see KioskWindow.load.
    Timer {
        id: later

        interval: 0

        onTriggered: screen.show()
    }
}
