import QtQuick
import OperatorPages
import Kit

// One record: every value, what was corrected in it, and what can be done with it.
Item {
    id: view

    required property OutingsBridge page
    readonly property RecordsBridge records: page.records as RecordsBridge

    objectName: "outingRecord"

    Leaves {
        anchors.bottom: bar.top
        anchors.bottomMargin: Tokens.gap
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        pieces: view.records.pieces
    }

    Item {
        id: bar

        anchors.bottom: parent.bottom
        height: Tokens.panelButton
        width: parent.width

        PanelButton {
            iconName: "back"
            objectName: "recordBack"
            text: qsTr("返回")

            onClicked: view.page.back()
        }

        Row {
            anchors.right: parent.right
            spacing: Tokens.gap

            PanelButton {
                iconName: "wrench"
                objectName: "recordCorrect"
                text: view.records.runs ? qsTr("去登记") : qsTr("更正")

                onClicked: view.records.correct()
            }

            PanelButton {
                iconName: "story"
                look: "primary"
                objectName: "recordNews"
                text: qsTr("工作动态")
                visible: !view.records.runs

                onClicked: view.records.showNews()
            }
        }
    }
}
