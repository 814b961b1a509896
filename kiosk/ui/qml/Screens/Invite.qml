import QtQuick
import Kit

// 触摸屏幕开始. Drawn like a button, but any touch anywhere wakes the kiosk.
Rectangle {
    id: invite

    // The letters are as large as `room` allows, twelve millimetres at most.
    property int room: 1000

    // Where the letters would become too small, the hand and the space around it do first.
    readonly property bool tight: letterBeside(42) < Tokens.mm(7)
    readonly property int letter: letterBeside(tight ? 22 : 42)

    function letterBeside(aroundMm: real): int {
        return Math.min(Tokens.mm(12), Math.floor(Tokens.mm(12) * (invite.room - Tokens.mm(aroundMm)) / Math.max(1, natural.advanceWidth)));
    }

    color: Tokens.card
    height: Tokens.mm(30)
    radius: height / 2
    width: row.width + Tokens.mm(tight ? 10 : 22)

    TextMetrics {
        id: natural

        font.family: Tokens.family
        font.pixelSize: Tokens.mm(12)
        font.weight: Font.Bold
        text: words.text
    }

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Tokens.mm(invite.tight ? 2 : 5)

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            colour: Tokens.accent
            name: "hand"
            size: Tokens.mm(invite.tight ? 10 : 15)
        }

        Label {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            bold: true
            color: Tokens.accent
            font.pixelSize: invite.letter
            lineHeight: 1
            text: qsTr("触摸屏幕开始")
            wrapMode: Text.NoWrap
        }
    }
}
