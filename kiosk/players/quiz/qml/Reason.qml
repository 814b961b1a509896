import QtQuick
import Kit

// Why it is so: one friendly word with its sign, then the explanation. Green and a tick when the
// answer was right; warm and a lamp when there was something to learn. `tone` as in the rules.
Item {
    id: reason

    property string tone: ""
    property string text: ""

    readonly property int letter: Tokens.elder ? Tokens.body : Tokens.mm(7.5)
    // What the card wants around its words, and in all.
    readonly property int around: praise.height + Tokens.mm(11)
    readonly property int needed: around + (text === "" ? -Tokens.mm(2) : measure.implicitHeight)
    readonly property bool good: ["right", "thanks", "found"].includes(tone)
    readonly property color ink: good ? Tokens.right : Tokens.warmInk

    function praise(): string {
        switch (reason.tone) {
        case "right":
            return qsTr("对啦！");
        case "part":
            return qsTr("对了一部分——");
        case "late":
            return qsTr("时间到啦，一起看看——");
        case "thanks":
            return qsTr("谢谢参与！");
        case "found":
            return qsTr("全都找到啦！");
        default:
            return qsTr("原来是这样——");
        }
    }

    objectName: "quizReason"

    Panel {
        id: card

        anchors.bottom: parent.bottom
        border: reason.good ? "#BFDDC5" : "#F0D7A4"
        colour: reason.good ? Tokens.rightSoft : Tokens.warm
        height: parent.height
        lifted: false
        width: parent.width

        Item {
            id: praise

            anchors.left: parent.left
            anchors.leftMargin: Tokens.mm(6)
            anchors.right: parent.right
            anchors.rightMargin: Tokens.mm(6)
            anchors.top: parent.top
            anchors.topMargin: Tokens.mm(4)
            height: Math.round(Tokens.lead * 1.35)

            Rectangle {
                id: sign

                color: reason.ink
                height: parent.height
                radius: height / 2
                width: height

                Icon {
                    anchors.centerIn: parent
                    colour: Tokens.onDark
                    name: reason.tone === "late" ? "clock" : reason.good ? "check" : "lamp"
                    size: Math.round(parent.height * 0.66)
                }
            }

            Label {
                anchors.left: sign.right
                anchors.leftMargin: Tokens.mm(3)
                anchors.right: parent.right
                anchors.verticalCenter: sign.verticalCenter
                bold: true
                color: reason.ink
                font.pixelSize: Tokens.lead
                fontSizeMode: Text.HorizontalFit
                lineHeight: 1
                minimumPixelSize: Tokens.small
                text: reason.praise()
                wrapMode: Text.NoWrap
            }
        }

        Label {
            id: words

            anchors.bottom: parent.bottom
            anchors.bottomMargin: Tokens.mm(3)
            anchors.left: praise.left
            anchors.right: praise.right
            anchors.top: praise.bottom
            anchors.topMargin: Tokens.mm(2)
            font.pixelSize: reason.letter
            fontSizeMode: Text.VerticalFit
            minimumPixelSize: Tokens.small
            text: reason.text
            verticalAlignment: Text.AlignTop
        }
    }

    // The height the words want at full size; `words` itself shrinks to what there is.
    Label {
        id: measure

        font.pixelSize: words.font.pixelSize
        text: reason.text
        visible: false
        width: words.width
    }
}
