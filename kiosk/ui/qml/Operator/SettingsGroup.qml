pragma ComponentBehavior: Bound

import QtQuick
import OperatorBridges
import Kit

// The settings of one group on cards; what does not fit waits on the next page.
Item {
    id: view

    required property SettingsBridge page

    objectName: "settingsGroup"

    readonly property bool onlyShown: page.rows.every(row => row.kind === "shown")
    readonly property bool someShown: page.rows.some(row => row.kind === "shown")
    readonly property bool wide: width > Tokens.mm(260)
    readonly property real gap: Tokens.mm(3)
    property int leaf: 0
    property int made: 0
    // The leaf and the height of each card, by its index.
    readonly property var spots: filled(repeater.count, made, space.height)
    readonly property int leaves: spots.length > 0 ? spots[spots.length - 1].leaf + 1 : 1

    function filled(count: int, _made: int, room: real): var {
        const found = [];
        let leaf = 0;
        let y = 0;
        for (let at = 0; at < count; at++) {
            const high = (repeater.itemAt(at) as SettingCard)?.implicitHeight ?? 0;
            if (y > 0 && y + high > room) {
                leaf += 1;
                y = 0;
            }
            found.push({
                leaf: leaf,
                y: y
            });
            y += high + view.gap;
        }
        return found;
    }

    // What an editor covers is not drawn, and cannot be touched.
    Item {
        anchors.fill: parent
        visible: over.item === null

        Item {
            id: top

            height: Tokens.panelButton
            width: parent.width

            PageText {
                id: title

                anchors.verticalCenter: parent.verticalCenter
                bold: true
                font.pixelSize: Tokens.panelHeading
                lineHeight: 1
                text: view.page.title
                wrapMode: Text.NoWrap
            }

            PagePager {
                id: pager

                anchors.right: parent.right
                count: view.leaves
                current: view.leaf

                onTurned: leaf => {
                    view.leaf = leaf;
                    guard.raise();
                }
            }
        }

        Item {
            id: space

            anchors.bottom: bar.top
            anchors.bottomMargin: Tokens.mm(3) + (view.wide ? 0 : note.font.pixelSize * 1.6)
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: top.bottom
            anchors.topMargin: Tokens.mm(4)

            Repeater {
                id: repeater

                model: view.page.rows

                onItemAdded: view.made += 1

                SettingCard {
                    id: card

                    required property int index
                    required property var modelData
                    readonly property var spot: view.spots[index]

                    height: implicitHeight
                    page: view.page
                    row: modelData
                    visible: spot !== undefined && spot.leaf === view.leaf
                    width: space.width
                    y: spot?.y ?? 0

                    onExhibitsAsked: over.fill(Qt.resolvedUrl("ExhibitPicker.qml"), {
                        page: view.page,
                        key: card.row.key,
                        title: card.row.title,
                        several: card.row.kind === "exhibits",
                        most: card.row.most
                    })
                    onSpanAsked: index => {
                        const known = card.now.spans[index];
                        const span = known ?? view.page.newSpan(card.row.key);
                        over.fill(Qt.resolvedUrl("SpanEditor.qml"), {
                            page: view.page,
                            key: card.row.key,
                            index: index,
                            title: card.row.title,
                            fresh: known === undefined,
                            begin: span.begin,
                            end: span.end,
                            volume: span.volume
                        });
                    }
                }
            }
        }

        // Its place is kept free, so that no card moves when it comes.
        PageText {
            id: note

            anchors.bottom: view.wide ? undefined : bar.top
            anchors.bottomMargin: Tokens.mm(2)
            anchors.verticalCenter: view.wide ? bar.verticalCenter : undefined
            color: Tokens.inkSoft
            horizontalAlignment: view.wide ? Text.AlignHCenter : Text.AlignLeft
            lineHeight: 1
            objectName: "note"
            text: view.page.saving ? qsTr("正在保存……") : qsTr("已保存，离开面板时生效。")
            visible: view.page.waits || view.page.saving
            width: view.wide ? bar.width - back.width - reset.width - again.room - 2 * Tokens.gap : view.width
            x: view.wide ? back.width + Tokens.gap : 0
        }

        Item {
            id: bar

            anchors.bottom: parent.bottom
            height: Tokens.panelButton
            width: parent.width

            PanelButton {
                id: back

                iconName: "back"
                objectName: "groupBack"
                text: qsTr("返回")

                onClicked: view.page.open("")
            }

            PanelButton {
                id: reset

                anchors.right: parent.right
                iconName: view.page.canUndo ? "replay" : "restart"
                objectName: "groupReset"
                text: view.page.canUndo ? qsTr("撤销") : qsTr("恢复默认")
                visible: !view.onlyShown

                onClicked: view.page.reset()
            }

            PanelButton {
                id: again

                readonly property real room: visible && reset.visible ? width + Tokens.gap : 0

                anchors.right: reset.visible ? reset.left : parent.right
                anchors.rightMargin: reset.visible ? Tokens.gap : 0
                iconName: "wrench"
                look: "primary"
                objectName: "groupSetUp"
                text: qsTr("重新设置")
                visible: view.someShown

                onClicked: view.page.setUp(view.page.group)
            }
        }
    }

    FilledLoader {
        id: over

        anchors.fill: parent
    }

    Connections {
        function onClosed() {
            over.clear();
            guard.raise();
        }

        ignoreUnknownSignals: true
        target: over.item
    }

    TouchGuard {
        id: guard

        anchors.fill: parent
        objectName: "touchGuard"
    }

    Component.onCompleted: guard.raise()
}
