pragma ComponentBehavior: Bound

import QtQuick
import Kit

// One bundle: the verdict and what it is, beside (or above) its exhibits in pictures; what can be
// done with it at the bottom.
Item {
    id: card

    required property var bundle
    property bool back: false
    property bool busy: false

    signal acted(string act)
    signal returned

    readonly property bool wide: width > Tokens.mm(260)
    readonly property bool pictured: bundle.tiles.length > 0

    // One that cannot be installed and shows nothing: only why, and what to do.
    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Tokens.gapWide
        visible: !card.pictured
        width: Math.min(parent.width, Tokens.mm(330))
        y: Math.max(0, (foot.y - height) / 2.4)

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            colour: card.bundle.sign === "bad" ? Tokens.wrong : card.bundle.sign === "good" ? Tokens.right : Tokens.warmInk
            name: "sign-" + card.bundle.sign
            size: Tokens.mm(30)
        }

        PageText {
            bold: true
            font.pixelSize: Tokens.panelHeading
            horizontalAlignment: Text.AlignHCenter
            text: card.bundle.verdict
            width: parent.width
        }

        PageText {
            horizontalAlignment: Text.AlignHCenter
            text: card.bundle.next_step
            width: parent.width
        }

        PageText {
            color: Tokens.inkSoft
            horizontalAlignment: Text.AlignHCenter
            text: card.bundle.title
            width: parent.width
        }
    }

    Column {
        id: words

        visible: card.pictured

        spacing: Tokens.mm(2)
        width: card.wide ? Math.round(card.width * 0.4) : card.width

        SignRow {
            nextStep: card.bundle.next_step
            objectName: "verdict"
            sign: card.bundle.sign
            title: card.bundle.verdict
            width: parent.width
        }

        PageText {
            bold: true
            font.pixelSize: Tokens.panelHeading
            objectName: "bundleTitle"
            text: card.bundle.title
            width: parent.width
        }

        PageText {
            color: Tokens.inkSoft
            objectName: "bundleFacts"
            text: card.bundle.facts
            visible: text !== ""
            width: parent.width
        }

        WarmLine {
            iconName: "pin"
            objectName: "bundlePin"
            text: card.bundle.pin
            width: parent.width
        }

        WarmLine {
            iconName: "hourglass"
            objectName: "bundleSlow"
            text: card.bundle.slow
            visible: text !== "" && !card.wide
            width: parent.width
        }

        PageText {
            color: Tokens.inkSoft
            text: card.bundle.note
            visible: text !== "" && (card.bundle.slow === "" || (card.wide && card.bundle.pin === ""))
            width: parent.width
        }
    }

    BundleTiles {
        anchors.bottom: foot.top
        anchors.bottomMargin: Tokens.gap
        anchors.left: card.wide ? words.right : parent.left
        anchors.leftMargin: card.wide ? Tokens.gapWide : 0
        anchors.right: parent.right
        anchors.top: card.wide ? parent.top : words.bottom
        anchors.topMargin: card.wide ? 0 : Tokens.gap
        tiles: card.bundle.tiles
        visible: card.pictured
    }

    Item {
        id: foot

        anchors.bottom: parent.bottom
        height: Math.max(away.visible ? away.height : 0, acts.height, slowly.visible ? slowly.height : 0)
        width: parent.width

        PanelButton {
            id: away

            anchors.bottom: parent.bottom
            iconName: "back"
            objectName: "bundleBack"
            text: qsTr("返回")
            visible: card.back

            onClicked: card.returned()
        }

        // Beside the button that it is about.
        WarmLine {
            id: slowly

            anchors.bottom: parent.bottom
            anchors.left: acts.left
            iconName: "hourglass"
            objectName: "bundleSlowWide"
            text: card.bundle.slow
            visible: text !== "" && card.wide
            width: acts.width - (buttons.count > 0 ? buttons.itemAt(0).width : 0) - Tokens.gap
        }

        Flow {
            id: acts

            anchors.bottom: parent.bottom
            anchors.left: away.visible ? away.right : parent.left
            anchors.leftMargin: away.visible ? Tokens.gap : 0
            anchors.right: parent.right
            layoutDirection: Qt.RightToLeft
            spacing: Tokens.mm(4)

            Repeater {
                id: buttons

                model: card.bundle.acts.slice().reverse()

                PanelButton {
                    id: one

                    required property var modelData

                    enabled: !card.busy
                    iconName: one.modelData.icon
                    look: one.modelData.primary ? "primary" : "plain"
                    objectName: "act-" + one.modelData.act
                    text: one.modelData.title

                    onClicked: card.acted(one.modelData.act)
                }
            }
        }
    }

    TouchGuard {
        id: guard

        anchors.fill: parent
        objectName: "touchGuard"
    }

    Component.onCompleted: guard.raise()
}
