import QtQuick
import QtQuick.Layouts
import OperatorBridges
import Kit

// What the gate says beside its keypad: what to type, how much of it is typed, what came of it.
Item {
    id: words

    required property GateBridge gate

    property int textSize: Tokens.mm(10)

    readonly property string heading: {
        switch (gate.page) {
        case "locked":
            return qsTr("请等 %1 分钟").arg(gate.minutesLeft);
        case "lost":
            return qsTr("密码读不出来了");
        case "choose":
            return qsTr("请设置新密码");
        case "repeat":
            return qsTr("请再输一遍");
        default:
            return qsTr("请输入密码");
        }
    }
    readonly property string detail: {
        switch (gate.page) {
        case "locked":
            return qsTr("连续输错 5 次，暂时锁住了。关机不会让时间变短。");
        case "lost":
            return qsTr("存密码的文件坏了。请按“重设密码”，和管理单位联系。");
        case "choose":
            if (gate.answered)
                return qsTr("U 盘上的答案正确。请设 4 到 8 位数字。");
            return gate.first ? qsTr("本机还没有密码。请设 4 到 8 位数字，并记牢。") : qsTr("4 到 8 位数字");
        case "repeat":
            return qsTr("和刚才的一样，这样不会记错。");
        default:
            return qsTr("4 到 8 位数字");
        }
    }
    readonly property bool typing: gate.page === "ask" || gate.page === "choose" || gate.page === "repeat"

    implicitHeight: column.implicitHeight

    ColumnLayout {
        id: column

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Tokens.gap

        Icon {
            Layout.bottomMargin: Tokens.mm(2)
            colour: words.gate.page === "lost" ? Tokens.wrong : Tokens.accent
            name: words.gate.page === "locked" ? "clock" : "warning"
            size: Tokens.mm(24)
            visible: !words.typing
        }

        Label {
            Layout.fillWidth: true
            bold: true
            font.pixelSize: Tokens.mm(Tokens.elder ? 16 : 14)
            objectName: "gateHeading"
            text: words.heading
        }

        Label {
            Layout.fillWidth: true
            color: Tokens.inkSoft
            font.pixelSize: words.textSize
            text: words.detail
        }

        PinDots {
            Layout.bottomMargin: Tokens.mm(3)
            Layout.topMargin: Tokens.mm(3)
            count: words.gate.dots
            most: words.gate.longest
            visible: words.typing
        }

        // One place for what came of it, so that nothing jumps when a sentence comes.
        Label {
            Layout.fillWidth: true
            Layout.minimumHeight: words.typing ? Math.round(2 * 1.45 * words.textSize) : 0
            bold: true
            color: Tokens.wrong
            font.pixelSize: words.textSize
            objectName: "gateNote"
            text: words.gate.wrong ? qsTr("不对，还可以试 %1 次。").arg(words.gate.triesLeft) : words.gate.note
        }
    }
}
