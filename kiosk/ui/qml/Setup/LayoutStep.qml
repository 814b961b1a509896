pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import OperatorBridges
import Kit
import Operator

// How the picture is turned, and whether everything that is touched lies low.
Item {
    id: step

    required property SetupBridge setup
    readonly property ScreenBridge layout: setup.screen as ScreenBridge
    readonly property bool wide: width > height

    Column {
        spacing: Tokens.gap
        width: parent.width

        PageText {
            text: qsTr("字不正，就点一个让它正过来：")
            width: parent.width
        }

        Row {
            id: turns

            spacing: Tokens.gap
            width: parent.width

            Repeater {
                model: [0, 90, 180, 270]

                T.Button {
                    id: way

                    required property int modelData

                    readonly property bool on: step.layout.turn === way.modelData

                    Accessible.name: way.modelData + "°"
                    height: Tokens.mm(step.wide ? 40 : 46)
                    objectName: "turn-" + way.modelData
                    scale: down ? 0.97 : 1
                    width: Math.floor((turns.width - 3 * Tokens.gap) / 4)

                    background: Rectangle {
                        border.color: way.on ? Tokens.accent : Tokens.line
                        border.width: way.on ? Tokens.mm(1.2) : Tokens.hairline
                        color: way.down ? Tokens.sand : way.on ? Tokens.warm : Tokens.card
                        radius: Tokens.cornerSmall
                    }
                    contentItem: Item {
                        // The same sign as it would lie on the glass now.
                        Rectangle {
                            anchors.centerIn: parent
                            anchors.verticalCenterOffset: -Tokens.mm(5)
                            color: Tokens.dusk
                            height: Tokens.mm(20)
                            radius: Tokens.mm(2)
                            rotation: way.modelData - step.layout.turn
                            width: Tokens.mm(20)

                            PageText {
                                anchors.centerIn: parent
                                bold: true
                                color: Tokens.onDark
                                lineHeight: 1
                                text: qsTr("字")
                            }
                        }

                        PageText {
                            anchors.bottom: parent.bottom
                            anchors.bottomMargin: Tokens.mm(1)
                            anchors.horizontalCenter: parent.horizontalCenter
                            lineHeight: 1
                            text: way.modelData + "°"
                        }
                    }

                    onClicked: step.layout.tryTurn(way.modelData)
                    onPressed: Cues.play("press")
                }
            }
        }

        SwitchRow {
            enabled: step.layout.lowHelps || step.layout.low
            explanation: step.layout.lowHelps ? qsTr("要碰的都放在下半部，给孩子和坐轮椅的观众。") : qsTr("这块屏幕不够高，用不上。")
            objectName: "lowSwitch"
            on: step.layout.low
            text: qsTr("低位布局")
            width: parent.width

            onSwitched: on => step.layout.setLow(on)
        }
    }

    Component.onCompleted: step.layout.believe(Tokens.pxPerMm)
}
