pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kit

// One thing to set, as high as a button: − on the left, + on the right, name and value between them
// over the track. Every touch on the middle puts the thumb there. Where the values have names, they
// are buttons side by side.
Item {
    id: row

    required property list<string> choices
    required property int index
    required property string label
    required property real least
    required property real most
    required property string name
    required property real step
    required property string text
    required property real value
    property color colour: Tokens.ink

    signal chosen(value: real)

    implicitHeight: Tokens.button
    objectName: "control-" + row.name

    Loader {
        anchors.fill: parent
        sourceComponent: row.choices.length > 0 ? buttons : slider
    }

    Component {
        id: slider

        Item {
            PressButton {
                id: less

                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
                autoRepeat: true
                enabled: row.value > row.least + row.step / 2
                iconName: "minus"
                objectName: "less-" + row.name

                onClicked: row.chosen(row.value - row.step)
            }

            T.Slider {
                id: track

                anchors.left: less.right
                anchors.leftMargin: Tokens.gap
                anchors.right: more.left
                anchors.rightMargin: Tokens.gap
                from: row.least
                height: parent.height
                objectName: "slider-" + row.name
                snapMode: T.Slider.SnapAlways
                stepSize: row.step
                to: row.most
                value: row.value

                background: Item {
                    Label {
                        id: told

                        anchors.right: parent.right
                        bold: true
                        lineHeight: 1
                        text: row.text
                        wrapMode: Text.NoWrap
                    }

                    Label {
                        anchors.baseline: told.baseline
                        anchors.left: parent.left
                        anchors.right: told.left
                        anchors.rightMargin: Tokens.mm(2)
                        color: Tokens.inkSoft
                        elide: Text.ElideRight
                        font.pixelSize: Tokens.small
                        lineHeight: 1
                        text: row.label
                        wrapMode: Text.NoWrap
                    }

                    Rectangle {
                        id: groove

                        anchors.bottom: parent.bottom
                        anchors.bottomMargin: Tokens.mm(3)
                        anchors.left: parent.left
                        anchors.right: parent.right
                        color: Tokens.elder ? "#C9BFAE" : Tokens.line
                        height: Tokens.mm(2.5)
                        radius: height / 2

                        Rectangle {
                            color: row.colour
                            height: parent.height
                            radius: height / 2
                            width: thumb.x + thumb.width / 2
                        }
                    }
                }
                handle: Rectangle {
                    id: thumb

                    border.color: row.colour
                    border.width: Tokens.mm(1.2)
                    color: track.pressed ? Tokens.sand : Tokens.card
                    height: Tokens.mm(Tokens.elder ? 10 : 8.5)
                    radius: height / 2
                    scale: track.pressed ? 1.12 : 1
                    width: height
                    x: Math.round(track.visualPosition * (track.width - width))
                    y: Math.round(track.height - Tokens.mm(4.25) - height / 2)
                }

                onMoved: row.chosen(track.value)
            }

            PressButton {
                id: more

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                autoRepeat: true
                enabled: row.value < row.most - row.step / 2
                iconName: "plus"
                objectName: "more-" + row.name

                onClicked: row.chosen(row.value + row.step)
            }
        }
    }

    Component {
        id: buttons

        Item {
            Label {
                id: title

                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
                color: Tokens.inkSoft
                font.pixelSize: Tokens.small
                lineHeight: Tokens.leading
                text: row.label
                width: Math.min(Math.ceil(implicitWidth), Math.round(parent.width * 0.4))
            }

            Row {
                id: choices

                readonly property real each: (width - spacing * (row.choices.length - 1)) / row.choices.length

                anchors.left: title.right
                anchors.leftMargin: Tokens.gap
                anchors.right: parent.right
                height: parent.height
                spacing: Tokens.mm(row.choices.length > 2 ? 3 : 5)

                Repeater {
                    model: row.choices

                    PressButton {
                        required property int index
                        required property string modelData

                        font.pixelSize: row.choices.length > 2 ? Tokens.small : Tokens.body
                        look: index === Math.round(row.value) ? "dark" : "plain"
                        objectName: "choice-" + row.name + "-" + index
                        text: modelData
                        width: choices.each

                        onClicked: row.chosen(index)
                    }
                }
            }
        }
    }
}
