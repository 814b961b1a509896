pragma ComponentBehavior: Bound

import QtQuick
import DayBridges
import Kit

// 清洁屏幕: dark, so that dust and fingerprints are seen; sixty lights go out one by one, and no
// touch does anything until the last one has.
Rectangle {
    id: cleaning

    required property DayBridge day

    readonly property bool wide: width > height
    readonly property int side: Math.round(cleaning.wide ? Math.min(width * 0.4, height * 0.66) : Math.min(width * 0.72, height * 0.38))

    color: Tokens.night

    MultiPointTouchArea {
        anchors.fill: parent
        maximumTouchPoints: 20
    }

    Grid {
        anchors.centerIn: parent
        columns: cleaning.wide ? 2 : 1
        horizontalItemAlignment: Grid.AlignHCenter
        spacing: Tokens.mm(cleaning.wide ? 16 : 12)
        verticalItemAlignment: Grid.AlignVCenter

        Item {
            id: ring

            height: cleaning.side
            width: cleaning.side

            Repeater {
                model: cleaning.day.wipeWhole

                Rectangle {
                    required property int index
                    readonly property real turn: 2 * Math.PI * index / cleaning.day.wipeWhole

                    color: index < cleaning.day.wipeLeft ? Tokens.glow : "#33485C"
                    height: Math.round(ring.width * (index % 5 === 0 ? 0.034 : 0.022))
                    radius: height / 2
                    width: height
                    x: Math.round((ring.width - width) / 2 + ring.width * 0.47 * Math.sin(turn))
                    y: Math.round((ring.height - height) / 2 - ring.height * 0.47 * Math.cos(turn))
                }
            }

            Label {
                anchors.centerIn: parent
                bold: true
                color: Tokens.onDark
                font.pixelSize: Math.round(ring.width * 0.36)
                lineHeight: 1
                objectName: "wipeLeft"
                text: cleaning.day.wipeLeft
            }
        }

        Column {
            spacing: Tokens.mm(5)
            width: cleaning.wide ? Math.min(Math.round(cleaning.width * 0.42), Tokens.mm(230)) : cleaning.width - 4 * Tokens.margin

            Drawing {
                anchors.horizontalCenter: parent.horizontalCenter
                height: Math.round(width * 440 / 640)
                name: "guide/wipe"
                width: Math.round(cleaning.side * 0.72)
            }

            Label {
                bold: true
                color: Tokens.onDark
                font.pixelSize: Tokens.title
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("正在清洁屏幕")
                width: parent.width
            }

            Label {
                color: Tokens.dawn
                font.pixelSize: Tokens.lead
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("请用干的软布擦。")
                width: parent.width
            }

            Label {
                color: "#D6DEE6"
                font.pixelSize: Tokens.lead
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("现在碰哪里都没有反应，时间一到自动结束。")
                width: parent.width
            }
        }
    }
}
