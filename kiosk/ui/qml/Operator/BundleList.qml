pragma ComponentBehavior: Bound

import QtQuick
import Kit

// Bundles below each other, a heading above those of one stick; in leaves, no line cut in two.
Item {
    id: list

    property bool back: false
    property var rows: []

    property int leaf: 0
    readonly property int shownLeaf: Math.min(leaf, tops.length - 1)
    // Where each leaf begins.
    property var tops: [0]

    // A heading goes with what it heads. Reckoned once the lines have their heights.
    function split() {
        const whole = list.topsIn(list.back ? list.height - Tokens.panelButton - Tokens.gap : list.height);
        const found = whole.length > 1 ? list.topsIn(list.height - Tokens.panelButton - Tokens.gap) : whole;
        if (found.join() !== list.tops.join())
            list.tops = found;
    }

    function topsIn(room: real): var {
        const found = [0];
        for (let at = 0; at < repeater.count; at++) {
            const row = repeater.itemAt(at);
            const next = repeater.itemAt(at + 1);
            if (row === null)
                continue;
            const bound = list.rows[at]?.kind === "stick" && next !== null && list.rows[at + 1]?.kind === "bundle";
            const end = bound ? next.y + next.height : row.y + row.height;
            if (row.y > found[found.length - 1] && end - found[found.length - 1] > room + 1)
                found.push(row.y);
        }
        return found;
    }

    onHeightChanged: later.restart()

    signal opened(string id)
    signal returned

    Item {
        id: room

        anchors.bottom: foot.top
        anchors.bottomMargin: foot.height > 0 ? Tokens.gap : 0
        anchors.top: parent.top
        clip: true
        width: parent.width

        Column {
            id: column

            spacing: Tokens.mm(4)
            width: parent.width
            y: -list.tops[list.shownLeaf]

            onPositioningComplete: later.restart()

            KeptRepeater {
                id: repeater

                key: "id"
                list: list.rows

                Item {
                    id: line

                    required property int index

                    readonly property var modelData: repeater.at(index)
                    readonly property bool heads: line.modelData.kind === "stick"
                    readonly property bool here: line.y >= -column.y && line.y < (list.tops[list.shownLeaf + 1] ?? Infinity)

                    enabled: line.here
                    height: line.heads ? heading.implicitHeight + Tokens.mm(2) : one.implicitHeight
                    opacity: line.here ? 1 : 0
                    width: column.width

                    SignRow {
                        id: heading

                        sign: !line.heads || line.modelData.sign === "usb" ? "note" : line.modelData.sign
                        title: line.modelData.title
                        visible: line.heads
                        what: line.modelData.words
                        width: line.width
                    }

                    BundleRow {
                        id: one

                        more: line.modelData.more
                        objectName: "bundle-" + line.modelData.id
                        sign: line.modelData.sign
                        text: line.modelData.title
                        visible: !line.heads
                        width: line.width
                        words: line.modelData.words

                        onClicked: list.opened(line.modelData.id)
                    }
                }
            }
        }
    }

    Item {
        id: foot

        anchors.bottom: parent.bottom
        height: list.back || pager.visible ? Tokens.panelButton : 0
        width: parent.width

        PanelButton {
            iconName: "back"
            objectName: "bundleBack"
            text: qsTr("返回")
            visible: list.back

            onClicked: list.returned()
        }

        PagePager {
            id: pager

            anchors.right: parent.right
            count: list.tops.length
            current: list.shownLeaf

            onTurned: leaf => list.leaf = leaf
        }
    }

    Timer {
        id: later

        interval: 0

        onTriggered: list.split()
    }

    TouchGuard {
        id: guard

        anchors.fill: parent
        objectName: "touchGuard"
    }

    Component.onCompleted: guard.raise()
}
