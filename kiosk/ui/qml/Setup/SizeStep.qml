pragma ComponentBehavior: Bound

import QtQuick
import OperatorBridges
import Kit
import Operator

// A bank card of its true size: made as large as the one that is held against the glass. Or the
// inches are typed.
Item {
    id: step

    required property SetupBridge setup
    readonly property ScreenBridge size: setup.screen as ScreenBridge
    readonly property bool wide: width > height
    property bool typing: false

    Column {
        id: words

        spacing: Tokens.gap
        width: step.wide ? Math.round(parent.width * 0.5) : parent.width

        PageText {
            text: step.typing ? qsTr("屏幕背面或说明书上写着对角线有多少英寸。") : qsTr("拿一张银行卡贴在屏幕上，对齐左上角；拉白点，或点加减，让画的卡和它一样大。")
            width: parent.width
        }

        PageText {
            bold: true
            font.pixelSize: Tokens.panelHeading
            objectName: "sizeInches"
            text: {
                if (step.typing)
                    return step.size.typed === "" ? qsTr("… 英寸") : qsTr("%1 英寸").arg(step.size.typed);
                return qsTr("%1 英寸").arg(step.size.inches.toFixed(1));
            }
            width: parent.width
        }

        PageText {
            color: Tokens.warmInk
            objectName: "sizeRange"
            text: qsTr("应在 15 到 86 之间")
            visible: step.typing && step.size.typed.length > 1 && !step.size.typedFits
            width: parent.width
        }

        Flow {
            spacing: Tokens.gap
            width: parent.width

            PanelButton {
                autoRepeat: true
                iconName: "minus"
                objectName: "cardLess"
                visible: !step.typing

                onClicked: step.size.sizeCard(step.size.cardPx - 1)
            }

            PanelButton {
                autoRepeat: true
                iconName: "plus"
                objectName: "cardMore"
                visible: !step.typing

                onClicked: step.size.sizeCard(step.size.cardPx + 1)
            }

            PanelButton {
                iconName: "ruler"
                objectName: "sizeType"
                text: step.typing ? qsTr("用卡量") : qsTr("直接输入英寸")

                onClicked: step.typing = !step.typing
            }
        }
    }

    Item {
        id: glass

        anchors.bottom: parent.bottom
        anchors.left: step.wide ? words.right : parent.left
        anchors.leftMargin: step.wide ? Tokens.gapWide : 0
        anchors.right: parent.right
        anchors.top: step.wide ? parent.top : words.bottom
        anchors.topMargin: step.wide ? 0 : Tokens.gapWide

        Keypad {
            anchors.centerIn: parent
            corner: "point"
            height: Math.min(parent.height, Tokens.mm(140))
            visible: step.typing
            width: Math.min(parent.width, Tokens.mm(150))

            onDigit: digit => step.size.typeKey(String(digit))
            onErased: step.size.typeKey("back")
            onPoint: step.size.typeKey(".")
        }

        Rectangle {
            id: card

            color: Tokens.dusk
            height: Math.round(width * step.size.cardShape)
            objectName: "bankCard"
            radius: Math.round(width * 3.18 / 85.6)
            visible: !step.typing && width > 0
            width: Math.round(step.size.cardPx)

            Rectangle {
                color: Tokens.dawn
                height: parent.height * 0.17
                radius: height * 0.2
                width: parent.width * 0.15
                x: parent.width * 0.12
                y: parent.height * 0.36
            }

            Row {
                spacing: card.width * 0.05
                x: card.width * 0.12
                y: card.height * 0.66

                Repeater {
                    model: 4

                    Rectangle {
                        color: Tokens.onDark
                        height: card.height * 0.06
                        opacity: 0.55
                        radius: height / 2
                        width: card.width * 0.155
                    }
                }
            }

            Rectangle {
                id: corner

                border.color: Tokens.accent
                border.width: Tokens.mm(1.2)
                color: Tokens.card
                height: width
                objectName: "cardCorner"
                radius: width / 2
                width: Tokens.mm(22)
                x: card.width - width / 2
                y: card.height - height / 2

                Icon {
                    anchors.centerIn: parent
                    colour: Tokens.accent
                    name: "slide"
                    size: Tokens.mm(12)
                }

                DragHandler {
                    id: drag

                    property real from: 0

                    dragThreshold: 0
                    target: null

                    onActiveChanged: {
                        if (active)
                            from = step.size.cardPx;
                    }
                    // The corner keeps its shape's diagonal: both ways of the finger count.
                    onTranslationChanged: {
                        if (drag.active) {
                            const across = drag.activeTranslation.x;
                            const down = drag.activeTranslation.y / step.size.cardShape;
                            step.size.sizeCard(drag.from + (across + down) / 2);
                        }
                    }
                }
            }
        }
    }

    Component.onCompleted: step.size.believe(Tokens.pxPerMm)
}
