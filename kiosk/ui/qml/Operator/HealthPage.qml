pragma ComponentBehavior: Bound

import QtQuick
import OperatorBridges
import Kit

// 体检: what matters first, a sentence and a next step each, page by page.
Item {
    id: health

    required property HealthBridge page
    required property PanelBridge panel

    readonly property bool wide: width > Tokens.mm(300)
    property int laid: 0
    property int leaf: 0
    readonly property int shownLeaf: Math.min(leaf, tops.length - 1)

    // Where each leaf begins: no row is cut in two.
    readonly property var tops: {
        const found = [0];
        health.laid; // other rows have come, perhaps as many as before
        for (let at = 0; at < repeater.count; at++) {
            const row = repeater.itemAt(at);
            if (row !== null && row.y > 0 && row.y + row.height - found[found.length - 1] > list.height)
                found.push(row.y);
        }
        return found;
    }

    Item {
        id: head

        height: Math.max(again.height, words.height)
        visible: !health.page.setsTime
        width: parent.width

        Icon {
            id: mark

            anchors.verticalCenter: parent.verticalCenter
            colour: health.page.sign === "bad" ? Tokens.wrong : health.page.sign === "warn" ? Tokens.warmInk : Tokens.right
            name: "sign-" + health.page.sign
            size: visible ? Math.round(Tokens.panelHeading * 1.4) : 0
            visible: health.page.summary !== ""
        }

        Label {
            id: words

            anchors.left: mark.right
            anchors.leftMargin: mark.visible ? Tokens.mm(4) : 0
            anchors.right: again.left
            anchors.rightMargin: Tokens.gap
            anchors.verticalCenter: parent.verticalCenter
            bold: true
            font.pixelSize: Tokens.panelHeading
            objectName: "healthSummary"
            text: health.page.summary !== "" ? health.page.summary : health.page.failed ? qsTr("没有查成，请再查一遍。") : qsTr("正在查……")
        }

        PanelButton {
            id: again

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            enabled: !health.page.looking
            iconName: "again"
            objectName: "lookAgain"
            text: qsTr("再查一遍")

            onClicked: health.page.again()
        }
    }

    Item {
        id: list

        anchors.bottom: foot.top
        anchors.bottomMargin: Tokens.gap
        anchors.top: head.bottom
        anchors.topMargin: Tokens.gap
        clip: true
        visible: !health.page.setsTime
        width: parent.width

        Column {
            id: rows

            spacing: Tokens.mm(4)
            width: parent.width
            y: -health.tops[health.shownLeaf]

            onPositioningComplete: health.laid += 1

            KeptRepeater {
                id: repeater

                key: "check"
                list: health.page.rows

                HealthRow {
                    id: row

                    required property int index

                    readonly property var modelData: repeater.at(index)
                    readonly property bool here: row.y >= -rows.y && row.y < (health.tops[health.shownLeaf + 1] ?? Infinity)

                    enabled: row.here
                    finding: row.modelData
                    opacity: row.here ? 1 : 0
                    wide: health.wide
                    width: rows.width

                    onActed: action => health.page.act(action)
                }
            }
        }
    }

    // The thorough check, and the way to the other leaves. While it runs on a narrow page, its strip
    // stands above the pager.
    Item {
        id: foot

        readonly property bool stacked: health.page.deepRunning && !health.wide && pager.visible

        anchors.bottom: parent.bottom
        height: foot.stacked ? strip.height + Tokens.gap + pager.height : Math.max(Tokens.panelButton, strip.visible ? strip.height : 0)
        visible: !health.page.setsTime
        width: parent.width

        PanelButton {
            anchors.bottom: parent.bottom
            iconName: "look"
            objectName: "startDeep"
            text: qsTr("细查文件")
            visible: !health.page.deepRunning

            onClicked: health.page.startDeep()
        }

        JobStrip {
            id: strip

            objectName: "deepStrip"
            running: true
            share: health.page.deepShare
            visible: health.page.deepRunning
            width: foot.stacked || !pager.visible ? foot.width : foot.width - pager.width - Tokens.gapWide
            words: health.page.deepWords

            onCancelled: health.page.cancelDeep()
        }

        PagePager {
            id: pager

            anchors.bottom: parent.bottom
            anchors.right: parent.right
            count: health.tops.length
            current: health.shownLeaf
            objectName: "healthPager"

            onTurned: leaf => health.leaf = leaf
        }
    }

    Loader {
        active: health.page.setsTime
        anchors.fill: parent

        sourceComponent: ClockSetter {
            page: health.page.time as TimeBridge
        }
    }
}
