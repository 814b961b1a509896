pragma ComponentBehavior: Bound

import QtQuick
import OperatorPages
import Kit

// 资源包: what is on the sticks, what is installed, what came with the kiosk, what was left out.
Item {
    id: root

    required property BundlesBridge page
    required property var panel

    readonly property bool asks: page.question.heading !== undefined

    objectName: "bundlesPage"

    SectionPage {
        anchors.fill: parent
        book: root.page.leaves as LeafBridge
        face: {
            switch (root.page.view) {
            case "list":
                return list;
            case "card":
                return card;
            case "trust":
                return trust;
            default:
                return null;
            }
        }
        panel: root.panel
        visible: root.page.view !== "going" && !root.asks
    }

    Loader {
        active: root.page.view === "going"
        anchors.fill: parent
        visible: !root.asks

        sourceComponent: BundleGoing {
            busy: root.page.busy
            job: root.page.going

            onCancelled: root.page.cancel()
            onFinished: root.page.finish()
            onTakenBack: root.page.takeBack()
        }
    }

    Component {
        id: list

        BundleList {
            back: root.page.canGoBack
            rows: root.page.rows

            onOpened: id => root.page.open(id)
            onReturned: root.page.back()
        }
    }

    Component {
        id: card

        BundleCard {
            back: root.page.canGoBack
            bundle: root.page.card
            busy: root.page.busy

            onActed: act => root.page.act(act)
            onReturned: root.page.back()
        }
    }

    Component {
        id: trust

        BundleTrust {
            busy: root.page.busy
            root: root.page.root

            onAnswered: yes => root.page.trust(yes)
        }
    }

    Loader {
        active: root.asks
        anchors.fill: parent

        sourceComponent: AskCard {
            detail: root.page.question.detail ?? ""
            heading: root.page.question.heading ?? ""
            iconName: root.page.question.icon ?? ""
            no: root.page.question.no ?? ""
            tint: root.page.question.tint === "good" ? Tokens.right : root.page.question.tint === "bad" ? Tokens.wrong : Tokens.accent
            yes: root.page.question.yes ?? ""

            onAccepted: root.page.answer(true)
            onDeclined: root.page.answer(false)
        }
    }
}
