pragma ComponentBehavior: Bound

import QtQuick
import OperatorPages
import Kit

// Where to? The places that are known, the likely one first; one that is new is typed.
Item {
    id: view

    required property OutingsBridge page
    readonly property PlacesBridge places: page.places as PlacesBridge
    readonly property bool home: !page.running && !page.isDay

    objectName: "outingPlaces"

    Flow {
        id: top

        spacing: Tokens.mm(4)
        width: parent.width

        Item {
            height: Tokens.panelButton
            width: heading.implicitWidth + Tokens.mm(4)

            PageText {
                id: heading

                anchors.verticalCenter: parent.verticalCenter
                bold: true
                font.pixelSize: Tokens.panelHeading
                lineHeight: 1
                text: qsTr("这次去哪里？")
                wrapMode: Text.NoWrap
            }
        }

        Repeater {
            model: view.places.counties

            Chip {
                id: chip

                required property var modelData

                font.pixelSize: Tokens.panelText
                highlighted: view.places.county === chip.modelData.value
                iconName: chip.highlighted ? "check" : ""
                implicitHeight: Tokens.panelButton
                objectName: "county-" + chip.modelData.value
                text: chip.modelData.title

                onClicked: view.places.filterBy(chip.modelData.value)
            }
        }
    }

    OutingRow {
        id: kept

        anchors.top: top.bottom
        anchors.topMargin: Tokens.gap
        height: visible ? Tokens.mm(30) : 0
        iconName: "into"
        objectName: "resumeStart"
        side: qsTr("接着填")
        sign: "note"
        text: qsTr("没填完：%1").arg(view.places.keptStart)
        visible: view.places.keptStart !== ""
        width: parent.width

        onClicked: view.places.resume()
    }

    OutingGrid {
        id: grid

        anchors.bottom: bar.top
        anchors.bottomMargin: Tokens.gap
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: kept.bottom
        anchors.topMargin: kept.visible ? Tokens.gap : 0
        rows: view.places.rows
        widestEms: rows.reduce((most, row) => Math.max(most, grid.emsOf(row.where, row.times)), 0)
        widestTitleEms: rows.reduce((most, row) => Math.max(most, grid.emsOf(row.title, "")), 0)
        face: OutingRow {
            id: row

            required property var modelData

            height: grid.cellHeight
            iconName: "site"
            objectName: "place-" + row.modelData.at
            side: row.modelData.times
            text: row.modelData.title
            titleLines: grid.tallTitle ? 2 : 1
            width: grid.cellWidth
            words: row.modelData.where

            onClicked: view.places.pick(row.modelData.at)
        }
    }

    Column {
        anchors.centerIn: grid
        spacing: Tokens.gapWide
        visible: !view.page.reading && view.places.rows.length === 0
        width: Math.min(parent.width, Tokens.mm(250))

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            colour: Tokens.accent
            name: "flag"
            size: Tokens.mm(30)
        }

        PageText {
            bold: true
            font.pixelSize: Tokens.panelHeading
            horizontalAlignment: Text.AlignHCenter
            text: view.page.fault !== "" ? qsTr("读不出以前的地点") : qsTr("还没有登记过活动")
            width: parent.width
        }

        PageText {
            color: Tokens.inkSoft
            horizontalAlignment: Text.AlignHCenter
            objectName: "placesNote"
            text: view.page.fault !== "" ? view.page.fault : qsTr("点“新地点”登记第一次。去过的地方以后都在这里，一点就选好。")
            width: parent.width
        }
    }

    Item {
        id: bar

        anchors.bottom: parent.bottom
        height: Tokens.panelButton
        width: parent.width

        PanelButton {
            iconName: view.home ? "calendar" : "back"
            objectName: view.home ? "showPast" : "placesBack"
            text: view.home ? qsTr("过去的活动") : qsTr("返回")

            onClicked: view.home ? (view.page.records as RecordsBridge).show() : view.page.goHome()
        }

        PanelButton {
            anchors.right: parent.right
            iconName: "plus"
            look: "primary"
            objectName: "newPlace"
            text: qsTr("新地点")

            onClicked: view.places.newPlace()
        }
    }
}
