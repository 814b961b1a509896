pragma ComponentBehavior: Bound

import QtQuick
import Bridges
import Kit

// Where to go next: what is near, and what one misses here. It stands below `under`, or at the foot
// of the page, which ends at `edge`; where there is no room for cards, the buttons remain.
Item {
    id: foot

    required property LeavingBridge leaving
    required property Names names
    required property ShelfBridge shelf
    required property StageBridge stage
    property bool codeShown: false
    property int edge: 0
    property bool sinks: false
    property int under: 0

    readonly property int rowHeight: buttons.height
    readonly property int cardsHeight: edge - under - rowHeight - Tokens.mm(4)
    readonly property bool lying: cardsHeight < Tokens.mm(Tokens.elder ? 80 : 62)
    readonly property int least: lying ? Tokens.mm(Tokens.elder ? 150 : 112) : Tokens.mm(Tokens.elder ? 110 : 78)
    readonly property int most: Math.max(1, Math.floor((width + Tokens.gap) / (least + Tokens.gap)))
    readonly property int columns: Math.max(1, Math.min(most, cards.count))
    readonly property bool shows: cards.count > 0 && cardsHeight > Tokens.mm(Tokens.elder ? 76 : 42)

    signal codeWanted
    signal creditWanted
    signal wishWanted

    height: edge - y
    y: shows || !sinks ? under : Math.max(under, edge - rowHeight)

    Label {
        anchors.verticalCenter: buttons.verticalCenter
        bold: true
        font.pixelSize: Tokens.heading
        text: qsTr("接着玩")
        visible: foot.shows && implicitWidth < foot.width - buttons.width - Tokens.gap
    }

    Row {
        id: buttons

        anchors.right: parent.right
        spacing: Tokens.gap

        PressButton {
            // The sign alone where the words do not fit beside the others.
            readonly property bool roomy: foot.width > Tokens.mm(Tokens.elder ? 330 : 210)

            Accessible.name: qsTr("出处")
            iconName: "info"
            objectName: "creditButton"
            text: roomy ? qsTr("出处") : ""

            onClicked: foot.creditWanted()
        }

        PressButton {
            iconName: "phone"
            objectName: "takeawayButton"
            text: qsTr("扫码带走")
            visible: !foot.codeShown

            onClicked: foot.codeWanted()
        }

        PressButton {
            enabled: foot.leaving.wish === ""
            iconName: enabled ? "wish" : "check"
            objectName: "wishButton"
            opacity: 1
            text: enabled ? qsTr("我想看") : qsTr("已记下，谢谢！")

            onClicked: foot.wishWanted()
        }
    }

    Row {
        anchors.top: buttons.bottom
        anchors.topMargin: Tokens.mm(4)
        spacing: Tokens.gap
        visible: foot.shows

        Repeater {
            id: cards

            model: foot.stage.related

            ExhibitCard {
                required property int index

                emergencyWords: foot.names.emergency
                height: Math.min(foot.cardsHeight, Math.round(width * 0.95))
                kindWords: foot.names.kinds(kinds)
                minutesWords: qsTr("约 %1 分钟").arg(minutes)
                objectName: "related" + index
                topicWords: foot.names.topic(topic)
                visible: index < foot.columns
                width: Math.floor((foot.width - Tokens.gap * (foot.columns - 1)) / foot.columns)

                onClicked: foot.shelf.open(exhibit)
            }
        }
    }
}
