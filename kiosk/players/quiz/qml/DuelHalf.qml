pragma ComponentBehavior: Bound

import QtQuick
import Bridges
import Kit
import Players.Quiz

// One player's half: an own colour and an own token, the question, an own try, an own button.
Item {
    id: half

    required property DuelBridge player
    required property DuelSide side
    required property StageBridge stage
    property string prefix: ""
    // Kept free at the foot's left, where the way home is.
    property int homeRoom: 0
    // The own button stands a row above the way home.
    property bool stacked: false

    readonly property string shape: side.side === 0 ? "stone" : "leaf"
    readonly property color colour: side.side === 0 ? Tokens.dusk : Tokens.elder ? "#5C3200" : "#8A4A0C"
    readonly property bool flat: width > height * 1.6
    readonly property string phase: player.state
    readonly property bool shown: phase === "shown"
    // Every millimetre counts: a low half, or large type on a small panel.
    readonly property bool tight: flat || (Tokens.elder && height < Tokens.mm(245))
    readonly property int pad: Tokens.mm(flat ? 5 : 7)
    readonly property int lift: stacked ? Tokens.button + Tokens.gap : 0
    readonly property int footHeight: Tokens.button + Tokens.margin + Tokens.mm(tight ? 2 : 8) + lift
    readonly property int bodyTop: head.height + photo.height + Tokens.mm(tight ? 3 : 6)
    readonly property int bodyHeight: height - footHeight - bodyTop

    Rectangle {
        anchors.fill: parent
        color: Tokens.paper
    }

    Rectangle {
        id: head

        color: half.colour
        height: Tokens.mm(half.tight ? 14 : 18)
        width: parent.width

        DuelTokens {
            anchors.left: parent.left
            anchors.leftMargin: half.pad
            anchors.verticalCenter: parent.verticalCenter
            colour: half.colour
            height: Math.round(head.height * 0.74)
            results: half.side.results
            room: head.width - clock.room - half.pad * 2 - Tokens.mm(4)
            shape: half.shape
        }

        // How long the slower one has; the same for both, each in an own direction.
        Rectangle {
            id: clock

            readonly property int room: visible ? width + Tokens.gap : Tokens.mm(20)

            anchors.right: parent.right
            anchors.rightMargin: half.pad
            anchors.verticalCenter: parent.verticalCenter
            color: Tokens.glow
            height: Math.round(head.height * 0.78)
            objectName: half.prefix + "clock"
            radius: height / 2
            visible: half.player.left > 0
            width: height * 1.5

            Label {
                anchors.centerIn: parent
                bold: true
                color: Tokens.night
                font.pixelSize: Math.max(Tokens.small, Math.round(clock.height * 0.6))
                lineHeight: 1
                text: half.player.left
                wrapMode: Text.NoWrap
            }
        }

        Label {
            anchors.right: parent.right
            anchors.rightMargin: half.pad
            anchors.verticalCenter: parent.verticalCenter
            bold: true
            color: Tokens.onDark
            font.pixelSize: Tokens.elder ? Tokens.small : Tokens.body
            lineHeight: 1
            text: (half.player.number + 1) + "/" + half.player.count
            visible: !clock.visible && (half.phase === "asking" || half.shown)
            wrapMode: Text.NoWrap
        }
    }

    // A tall half has room for the picture, and the buttons come down to the hand.
    Picture {
        id: photo

        readonly property bool fits: !half.flat && half.height - half.footHeight - head.height > half.width * 1.7

        height: fits ? Math.round(half.width * 0.72) : 0
        source: fits ? (half.player.picture !== "" ? half.player.picture : half.stage.poster) : ""
        visible: fits
        width: half.width
        y: head.height
    }

    DuelQuestion {
        flat: half.flat
        height: half.bodyHeight
        player: half.player
        prefix: half.prefix
        side: half.side
        topicColour: half.colour
        visible: half.phase === "asking" || half.shown
        width: half.width - 2 * half.pad
        x: half.pad
        y: half.bodyTop
    }

    DuelWords {
        colour: half.colour
        detail: half.phase === "greeting" ? (half.side.ready ? qsTr("等一等对面的小伙伴") : qsTr("同一道题，各答各的。答对得一枚，不比快。")) : qsTr("你们得了 %1 枚和 %2 枚").arg(half.side.score).arg(half.side.side === 0 ? half.player.far.score : half.player.near.score)
        flat: half.flat
        heading: half.phase === "greeting" ? (half.side.ready ? qsTr("准备好了！") : half.side.side === 0 ? qsTr("你是石头") : qsTr("你是银杏叶")) : half.side.ending === "tie" ? qsTr("一样棒！") : half.side.ending === "won" ? qsTr("你赢了这一局！") : qsTr("学到了不少，真好！")
        height: half.bodyHeight - (half.phase === "finished" && more.above ? more.height : 0)
        score: half.phase === "finished" ? half.side.score : -1
        shape: half.shape
        visible: half.phase === "greeting" || half.phase === "finished"
        width: half.width - 2 * half.pad
        x: half.pad
        y: half.bodyTop
    }

    // The foot: what this side can do now.
    Item {
        id: foot

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Tokens.margin + half.lift
        anchors.left: parent.left
        anchors.leftMargin: half.pad + half.homeRoom
        anchors.right: parent.right
        anchors.rightMargin: half.flat ? Tokens.margin : half.pad
        height: Tokens.button

        Label {
            anchors.left: parent.left
            anchors.right: action.visible ? action.left : parent.right
            anchors.rightMargin: Tokens.gap
            color: Tokens.inkSoft
            elide: Text.ElideRight
            font.pixelSize: Tokens.small
            fontSizeMode: Text.Fit
            height: parent.height
            minimumPixelSize: Tokens.small
            opacity: truncated ? 0 : 1
            text: half.stage.notice
            verticalAlignment: Text.AlignVCenter
            visible: text !== "" && (half.flat || half.side.side === 1) && half.phase !== "finished"
        }

        PressButton {
            id: more

            // Beside the other button, or above it where a half is narrow.
            readonly property bool above: foot.width < action.width + Tokens.button + Tokens.gap

            anchors.bottom: above ? action.top : parent.bottom
            anchors.bottomMargin: above ? Tokens.gap : 0
            anchors.right: above ? parent.right : action.left
            anchors.rightMargin: above ? 0 : Tokens.gap
            iconName: "again"
            objectName: half.prefix + "again"
            text: above || foot.width > Tokens.mm(Tokens.elder ? 190 : 125) ? qsTr("再来一局") : ""
            visible: half.phase === "finished"

            Accessible.name: qsTr("再来一局")
            onClicked: half.player.again()
        }

        PressButton {
            id: action

            readonly property string does: {
                switch (half.phase) {
                case "greeting":
                    return half.side.ready ? "" : "ready";
                case "asking":
                    if (half.side.answered)
                        return Tokens.elder ? "close" : "";
                    return half.side.answer.waits ? "submit" : "";
                case "shown":
                    return "next";
                default:
                    return "finish";
                }
            }

            anchors.right: parent.right
            enabled: does === "submit" ? half.side.answer.canSubmit : does === "next" || does === "finish" ? half.player.rested : true
            iconAfter: true
            iconName: ({
                    "ready": "hand",
                    "submit": "check",
                    "close": "next",
                    "next": half.player.last ? "star" : "next",
                    "finish": "star"
                })[does] ?? ""
            look: "primary"
            objectName: half.prefix + "action"
            text: ({
                    "ready": qsTr("我准备好了"),
                    "submit": qsTr("选好了"),
                    "close": qsTr("继续"),
                    "next": half.player.last ? qsTr("看结果") : qsTr("下一题"),
                    "finish": qsTr("看看要点")
                })[does] ?? ""
            visible: does !== ""

            onClicked: {
                switch (does) {
                case "ready":
                    half.side.beReady();
                    break;
                case "submit":
                    half.side.answer.submit();
                    break;
                case "close":
                    half.side.close();
                    break;
                case "next":
                    half.player.next();
                    break;
                default:
                    half.player.finish();
                }
            }
        }
    }
}
