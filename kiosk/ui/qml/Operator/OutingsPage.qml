pragma ComponentBehavior: Bound

import QtQuick
import OperatorBridges
import OperatorPages
import Kit

// 活动: where to, what runs, the card that is filled in, the records, and the news of one.
Item {
    id: root

    required property OutingsBridge page
    required property PanelBridge panel

    readonly property OutingCardBridge card: page.card as OutingCardBridge
    readonly property bool asked: page.question.heading !== undefined
    readonly property bool filling: root.card.field.name !== undefined
    readonly property string shown: root.asked ? "ask" : root.filling ? "field-" + root.card.field.name : root.page.view

    // Who comes back from a field finds the leaf on which it stands.
    property int cardLeaf: 0

    objectName: "outingsPage"

    // From the event loop: what is touched must not go while it still answers.
    onShownChanged: {
        if (!root.filling && !root.asked && root.page.view !== "card")
            root.cardLeaf = 0;
        guard.raise();
        turn.restart();
    }

    function face(): Component {
        if (root.filling)
            return field;
        switch (root.page.view) {
        case "card":
            return card;
        case "past":
            return past;
        case "one":
            return record;
        case "news":
            return news;
        case "now":
            return now;
        default:
            return places;
        }
    }

    Timer {
        id: turn

        interval: 0

        onTriggered: {
            // Anew also for another field: what was typed in the one before is not in this one.
            if (!root.asked) {
                body.sourceComponent = null;
                body.sourceComponent = root.face();
            }
        }
    }

    Loader {
        id: body

        anchors.fill: parent
        visible: !root.asked

        Component.onCompleted: sourceComponent = root.face()
    }

    Loader {
        active: root.asked
        anchors.fill: parent

        sourceComponent: AskCard {
            detail: root.page.question.detail ?? ""
            heading: root.page.question.heading ?? ""
            iconName: root.page.question.sign === "bad" ? "sign-bad" : "question"
            no: root.page.question.no ?? ""
            tint: root.page.question.sign === "bad" ? Tokens.wrong : Tokens.accent
            yes: root.page.question.yes ?? qsTr("知道了")

            onAccepted: root.page.accept()
            onDeclined: root.page.decline()
        }
    }

    Component {
        id: places

        OutingPlaces {
            page: root.page
        }
    }

    Component {
        id: now

        OutingNow {
            page: root.page
        }
    }

    Component {
        id: card

        OutingCard {
            page: root.page

            Component.onCompleted: leaf = root.cardLeaf
            onLeafChanged: root.cardLeaf = leaf
        }
    }

    Component {
        id: field

        OutingField {
            card: root.card

            onClosed: root.page.back()
        }
    }

    Component {
        id: past

        OutingPast {
            page: root.page
        }
    }

    Component {
        id: record

        OutingRecord {
            page: root.page
        }
    }

    Component {
        id: news

        OutingNews {
            page: root.page
        }
    }

    TouchGuard {
        id: guard

        anchors.fill: parent
        objectName: "touchGuard"
    }
}
