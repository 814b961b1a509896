pragma ComponentBehavior: Bound

import QtQuick
import OperatorPages
import Kit

// 数据: a day, a month or a year, big arrows to the one before and after, and its figures.
SectionPage {
    id: root

    required property DataBridge page

    readonly property SendingBridge sending: page.sending as SendingBridge
    readonly property real grainsWidth: grains.implicitWidth
    readonly property real turnWidth: 2 * (Tokens.panelButton + Tokens.mm(3)) + Math.max(Tokens.mm(72), label.implicitWidth)
    readonly property bool oneLine: grainsWidth + Tokens.gap + turnWidth <= width

    book: root.page.leaves as LeafBridge
    cover: root.sending.shown ? sending : null
    face: root.page.face === "overview" ? overview : root.page.face === "report" ? report : null
    headHeight: root.oneLine ? Tokens.panelButton : 2 * Tokens.panelButton + Tokens.mm(4)
    headWidth: root.oneLine ? grainsWidth + Tokens.gap + turnWidth : root.width
    objectName: "dataPage"

    head: Item {
        anchors.fill: parent

        Row {
            id: grains

            spacing: Tokens.mm(3)

            Repeater {
                model: root.page.grains

                Chip {
                    id: chip

                    required property var modelData

                    font.pixelSize: Tokens.panelText
                    highlighted: root.page.grain === chip.modelData.grain
                    implicitHeight: Tokens.panelButton
                    objectName: "grain-" + chip.modelData.grain
                    text: chip.modelData.title

                    onClicked: root.page.showGrain(chip.modelData.grain)
                }
            }
        }

        Item {
            anchors.bottom: parent.bottom
            anchors.right: parent.right
            height: Tokens.panelButton
            width: root.oneLine ? root.turnWidth : parent.width

            PanelButton {
                Accessible.name: qsTr("更早")
                enabled: root.page.canEarlier
                iconName: "prev"
                objectName: "earlier"

                onClicked: root.page.earlier()
            }

            PageText {
                id: label

                anchors.centerIn: parent
                bold: true
                lineHeight: 1
                objectName: "period"
                text: root.page.period
                wrapMode: Text.NoWrap
            }

            PanelButton {
                Accessible.name: qsTr("更晚")
                anchors.right: parent.right
                enabled: root.page.canLater
                iconName: "next"
                objectName: "later"

                onClicked: root.page.later()
            }
        }
    }

    Component {
        id: overview

        DataOverview {
            page: root.page
        }
    }

    Component {
        id: report

        DataReport {
            page: root.page.report as ReportBridge
            pieces: root.book.pieces

            onSent: root.sending.open()
        }
    }

    Component {
        id: sending

        Sending {
            page: root.sending
        }
    }
}
