pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import OperatorPages
import Kit

// Everything that is said of an outing, a field a row; touched, a row is filled in.
Item {
    id: view

    required property OutingsBridge page
    readonly property OutingCardBridge card: page.card as OutingCardBridge
    property alias leaf: grid.page
    readonly property bool starts: card.purpose === "start"

    objectName: "outingCard"

    Item {
        id: top

        height: Tokens.panelButton
        width: parent.width

        PageText {
            id: heading

            anchors.verticalCenter: parent.verticalCenter
            bold: true
            font.pixelSize: Tokens.panelHeading
            lineHeight: 1
            text: view.card.title
            wrapMode: Text.NoWrap
        }

        Row {
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            spacing: Tokens.mm(3)
            visible: view.starts

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                colour: view.page.clockDoubted ? Tokens.warmInk : Tokens.inkSoft
                name: view.page.clockDoubted ? "sign-warn" : "calendar"
                size: Math.round(Tokens.panelText * 1.2)
            }

            PageText {
                anchors.verticalCenter: parent.verticalCenter
                bold: view.page.clockDoubted
                color: view.page.clockDoubted ? Tokens.warmInk : Tokens.inkSoft
                lineHeight: 1
                objectName: "cardToday"
                text: view.page.today
                wrapMode: Text.NoWrap
            }
        }
    }

    Item {
        id: doubt

        anchors.top: top.bottom
        height: visible ? Tokens.panelButton + Tokens.mm(3) : 0
        visible: view.starts && view.page.clockDoubted
        width: parent.width

        PageText {
            anchors.left: parent.left
            anchors.right: setClock.left
            anchors.rightMargin: Tokens.gap
            anchors.verticalCenter: setClock.verticalCenter
            color: Tokens.warmInk
            lineHeight: 0.95
            maximumLineCount: 2
            text: qsTr("日期还没有人核对过。")
        }

        PanelButton {
            id: setClock

            anchors.right: parent.right
            iconName: "clock"
            objectName: "setClock"
            text: qsTr("去改时间")

            onClicked: view.page.setClock()
        }
    }

    OutingGrid {
        id: grid

        anchors.bottom: note.top
        anchors.bottomMargin: Tokens.mm(3)
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: doubt.bottom
        anchors.topMargin: Tokens.mm(2)
        // Where there is room, there is more of it for a finger in a glove.
        cellHeight: Math.max(Tokens.mm(31), Math.min(Tokens.mm(40), Math.floor((height + gap) / Math.max(1, Math.ceil(rows.length / columns))) - gap))
        leastMm: 145
        rows: view.card.rows
        face: T.Button {
            id: row

            required property var modelData

            Accessible.name: row.modelData.title + " " + row.modelData.value
            height: grid.cellHeight
            objectName: "field-" + row.modelData.field
            scale: down ? 0.985 : 1
            width: grid.cellWidth

            background: Panel {
                border: row.modelData.faulty && !row.modelData.empty ? Tokens.wrong : Tokens.line
                colour: row.down ? Tokens.sand : Tokens.card
                lifted: false
            }
            contentItem: Item {
                PageText {
                    id: title

                    anchors.left: parent.left
                    anchors.leftMargin: Tokens.mm(5)
                    anchors.verticalCenter: parent.verticalCenter
                    color: Tokens.inkSoft
                    lineHeight: 0.95
                    maximumLineCount: 2
                    text: row.modelData.title
                    width: Math.min(implicitWidth, row.width * 0.42)
                }

                PageText {
                    anchors.left: title.right
                    anchors.leftMargin: Tokens.mm(3)
                    anchors.right: onward.left
                    anchors.rightMargin: Tokens.mm(2)
                    anchors.verticalCenter: parent.verticalCenter
                    bold: true
                    color: row.modelData.empty ? Tokens.inkSoft : Tokens.ink
                    elide: Text.ElideRight
                    horizontalAlignment: Text.AlignRight
                    lineHeight: 0.92
                    maximumLineCount: 2
                    text: row.modelData.value
                }

                Icon {
                    id: onward

                    anchors.right: parent.right
                    anchors.rightMargin: Tokens.mm(3)
                    anchors.verticalCenter: parent.verticalCenter
                    colour: row.modelData.faulty && !row.modelData.empty ? Tokens.wrong : Tokens.inkSoft
                    name: row.modelData.faulty && !row.modelData.empty ? "sign-bad" : "next"
                    size: Tokens.panelText
                }
            }

            onClicked: view.card.open(row.modelData.field)
            onPressed: Cues.play("press")
        }
    }

    SignRow {
        id: note

        anchors.bottom: bar.top
        anchors.bottomMargin: Tokens.mm(3)
        height: visible ? implicitHeight : 0
        objectName: "cardFault"
        sign: "warn"
        visible: view.card.fault !== ""
        what: view.card.fault
        width: parent.width
    }

    Item {
        id: bar

        anchors.bottom: parent.bottom
        height: Tokens.panelButton
        width: parent.width

        Row {
            spacing: Tokens.gap

            PanelButton {
                iconName: "back"
                objectName: "cardBack"
                text: qsTr("返回")

                onClicked: view.page.back()
            }

            PanelButton {
                Accessible.name: qsTr("不要这些内容")
                iconName: "bin"
                objectName: "cardDiscard"
                visible: view.card.touched

                onClicked: view.card.discard()
            }
        }

        PanelButton {
            anchors.right: parent.right
            iconName: view.starts ? "flag" : "check"
            look: "primary"
            objectName: "cardDone"
            text: view.card.action

            onClicked: view.card.done()
        }
    }
}
