pragma ComponentBehavior: Bound

import QtQuick
import OperatorPages
import Kit

// What was recorded, month by month, the newest first.
Item {
    id: view

    required property OutingsBridge page
    readonly property RecordsBridge records: page.records as RecordsBridge

    objectName: "outingPast"

    Row {
        id: top

        height: Tokens.panelButton
        spacing: Tokens.mm(4)

        PanelButton {
            id: earlier

            Accessible.name: qsTr("更早")
            enabled: view.records.canEarlier
            iconName: "prev"
            objectName: "monthEarlier"

            onClicked: view.records.turnMonth(1)
        }

        PageText {
            anchors.verticalCenter: parent.verticalCenter
            bold: true
            font.pixelSize: Tokens.panelHeading
            horizontalAlignment: Text.AlignHCenter
            lineHeight: 1
            objectName: "pastMonth"
            text: view.records.month
            width: Tokens.mm(110)
            wrapMode: Text.NoWrap
        }

        PanelButton {
            Accessible.name: qsTr("更晚")
            enabled: view.records.canLater
            iconName: "next"
            objectName: "monthLater"

            onClicked: view.records.turnMonth(-1)
        }
    }

    OutingGrid {
        id: grid

        anchors.bottom: bar.top
        anchors.bottomMargin: Tokens.gap
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: top.bottom
        anchors.topMargin: Tokens.gap
        leastMm: 210
        rows: view.records.rows
        widestEms: rows.reduce((most, row) => Math.max(most, grid.emsOf(row.words, row.more)), 0)
        widestTitleEms: rows.reduce((most, row) => Math.max(most, grid.emsOf(row.title, "")), 0)
        face: OutingRow {
            id: row

            required property var modelData

            height: grid.cellHeight
            objectName: "record-" + row.modelData.at
            side: row.modelData.more
            sign: row.modelData.sign
            text: row.modelData.title
            titleLines: grid.tallTitle ? 2 : 1
            width: grid.cellWidth
            words: row.modelData.words

            onClicked: view.records.open(row.modelData.at)
        }
    }

    PageText {
        anchors.centerIn: grid
        color: Tokens.inkSoft
        horizontalAlignment: Text.AlignHCenter
        objectName: "pastNote"
        text: view.page.fault !== "" ? view.page.fault : view.page.reading ? qsTr("正在读取……") : qsTr("这个月没有登记过活动。")
        visible: view.records.rows.length === 0
        width: Math.min(parent.width, Tokens.mm(250))
    }

    Item {
        id: bar

        anchors.bottom: parent.bottom
        height: Tokens.panelButton
        width: parent.width

        PanelButton {
            iconName: "back"
            objectName: "pastBack"
            text: qsTr("返回")

            onClicked: view.page.back()
        }
    }
}
