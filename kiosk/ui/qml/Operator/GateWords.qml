import QtQuick
import QtQuick.Layouts
import OperatorBridges
import Kit

// What the gate says on its night side: what to type, how much of it is typed, what came of it.
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
        case "no-key":
            return qsTr("这里不能重设密码");
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
        case "no-key":
            return qsTr("本机没有恢复密钥。请联系安装单位，带键盘到现场重设。");
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
    readonly property string note: gate.wrong ? qsTr("不对，还可以试 %1 次。").arg(gate.triesLeft) : gate.note
    // On an old machine the hash takes a moment; only then it is worth a word.
    property bool late: false
    readonly property bool checking: gate.busy && typing
    readonly property bool typing: gate.page === "ask" || gate.page === "choose" || gate.page === "repeat"

    onCheckingChanged: {
        words.late = false;
        if (words.checking)
            patience.restart();
        else
            patience.stop();
    }

    Timer {
        id: patience

        interval: 300

        onTriggered: words.late = true
    }

    ColumnLayout {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Tokens.mm(4)

        Label {
            Layout.fillWidth: true
            bold: true
            color: Tokens.onDark
            font.pixelSize: Tokens.mm(Tokens.elder ? 17 : 16)
            objectName: "gateHeading"
            text: words.heading
        }

        Label {
            Layout.fillWidth: true
            color: Tokens.onDark
            font.pixelSize: words.textSize
            text: words.detail
        }

        PinDots {
            Layout.bottomMargin: Tokens.mm(2)
            Layout.topMargin: Tokens.mm(5)
            colour: Tokens.dawn
            count: words.gate.dots
            most: words.gate.longest
            visible: words.typing
        }

        // Its place is kept, so that nothing jumps when a sentence comes.
        Item {
            Layout.fillWidth: true
            Layout.minimumHeight: Math.max(said.implicitHeight, words.typing ? Math.round(1.5 * words.textSize) : 0)

            Icon {
                id: sign

                colour: Tokens.dawn
                name: "warning"
                size: Math.round(1.4 * words.textSize)
                visible: words.note !== ""
            }

            Label {
                id: said

                anchors.left: sign.right
                anchors.leftMargin: Tokens.mm(3)
                anchors.right: parent.right
                bold: true
                color: Tokens.dawn
                font.pixelSize: words.textSize
                objectName: "gateNote"
                text: words.note !== "" ? words.note : words.late ? qsTr("正在核对…") : ""
            }
        }
    }
}
