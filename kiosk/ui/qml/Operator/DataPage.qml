import QtQuick
import OperatorPages
import Kit

// 数据: big arrows through today, the months and all time, and the figures of that period.
SectionPage {
    id: root

    required property DataBridge page

    readonly property real room: Math.max(Tokens.mm(86), label.implicitWidth)

    book: root.page.leaves as LeafBridge
    headWidth: 2 * (Tokens.panelButton + Tokens.mm(4)) + room
    objectName: "dataPage"

    head: Row {
        spacing: Tokens.mm(4)
        width: parent.width

        PanelButton {
            id: earlier

            Accessible.name: qsTr("更早")
            enabled: root.page.canEarlier
            iconName: "prev"
            objectName: "earlier"

            onClicked: root.page.earlier()
        }

        Item {
            height: earlier.height
            width: parent.width - 2 * (earlier.width + parent.spacing)

            Row {
                id: label

                anchors.centerIn: parent
                spacing: Tokens.mm(3)

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    colour: Tokens.accent
                    name: root.page.reading ? "clock" : "calendar"
                    size: Math.round(Tokens.panelText * 1.2)
                }

                PageText {
                    anchors.verticalCenter: parent.verticalCenter
                    bold: true
                    lineHeight: 1
                    objectName: "period"
                    text: root.page.period
                    wrapMode: Text.NoWrap
                }
            }
        }

        PanelButton {
            Accessible.name: qsTr("更晚")
            enabled: root.page.canLater
            iconName: "next"
            objectName: "later"

            onClicked: root.page.later()
        }
    }
}
