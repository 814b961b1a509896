import QtQuick
import QtQuick.Layouts
import Bridges
import Kit

// The sky over a result: a warm word, the stars and the count, and the sun as high as they say.
SunriseView {
    id: banner

    required property ShellBridge shell
    required property StageBridge stage
    property bool wide: false
    // Where something lies on the hills, its upper edge; 0 where nothing does.
    property int shelter: 0

    readonly property bool perfect: stage.asked > 0 && stage.right === stage.asked
    readonly property string praise: {
        if (stage.asked === 0)
            return qsTr("看完了，真棒！");
        if (stage.right === stage.asked)
            return qsTr("太厉害了，全答对！");
        if (share >= 0.6)
            return qsTr("真不错！");
        return shell.elder ? qsTr("您又学到了新知识！") : qsTr("又学到了新知识！");
    }

    ceiling: sky.y + sky.height + Tokens.mm(1)
    // The hills rise above what lies on them.
    ground: wide && shelter > 0 ? Math.round(height - shelter + Tokens.mm(6)) : Math.round(Math.min(height * 0.3, width * 0.42))
    share: stage.asked > 0 ? stage.right / stage.asked : 1
    sunny: !Tokens.elder || wide

    // The guide flies up when everything was right.
    Drawing {
        height: Math.round(width * 620 / 660)
        name: banner.perfect && !Tokens.elder && banner.wide && y > banner.ceiling - Tokens.mm(2) ? "guide/fly" : ""
        visible: name !== ""
        width: Math.round(banner.width * 0.27)
        x: Math.round(banner.width * 0.38 - banner.rise * Tokens.mm(18))
        y: Math.round(banner.height - banner.ground * 1.04 - height * 0.86)
    }

    ColumnLayout {
        id: sky

        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Tokens.mm(banner.wide ? 6 : 4)
        width: parent.width - 2 * Tokens.margin
        y: banner.wide ? Math.round(Math.max(Tokens.mm(8), ((banner.shelter > 0 ? banner.shelter : parent.height - banner.ground * 1.65) - height) * 0.4)) : Tokens.mm(Tokens.elder ? 8 : 14)

        Label {
            Layout.fillWidth: true
            bold: true
            color: Tokens.dawn
            font.pixelSize: Tokens.body
            horizontalAlignment: Text.AlignHCenter
            text: banner.stage.title
            // Where it would take two lines of large type, the words below have the room.
            visible: !Tokens.elder || !banner.wide || natural.advanceWidth <= sky.width

            TextMetrics {
                id: natural

                font.family: Tokens.family
                font.pixelSize: Tokens.body
                font.weight: Font.Bold
                text: banner.stage.title
            }
        }

        Label {
            Layout.fillWidth: true
            bold: true
            color: Tokens.onDark
            font.pixelSize: Tokens.mm(16)
            horizontalAlignment: Text.AlignHCenter
            objectName: "praise"
            text: banner.praise
        }

        StarRow {
            Layout.alignment: Qt.AlignHCenter
            count: banner.stage.asked
            lit: banner.stage.right
            room: parent.width
            visible: banner.stage.asked > 0
        }

        Label {
            Layout.fillWidth: true
            color: Tokens.onDark
            font.pixelSize: Tokens.body
            horizontalAlignment: Text.AlignHCenter
            objectName: "score"
            text: qsTr("%1 题答对了 %2 题").arg(banner.stage.asked).arg(banner.stage.right)
            // Where large type needs the room of a small panel, the stars above say it.
            visible: banner.stage.asked > 0 && !(Tokens.elder && banner.wide && banner.shelter > 0 && banner.shelter < Tokens.mm(100))
        }
    }
}
