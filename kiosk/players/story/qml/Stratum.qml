import QtQuick
import QtQuick.Shapes
import QtQuick.Templates as T
import Kit

// A layer of time. Closed it tells when; open, its name and its words. Its upper edge is uneven, as
// layers are, and a few pebbles lie in it.
T.Button {
    id: layer

    required property string heading
    required property string words
    required property string when
    required property bool open
    required property bool seen
    property color rock: Tokens.night
    property bool dark: true
    property bool first: false

    readonly property color ink: dark ? Tokens.onDark : Tokens.night
    readonly property int wave: Tokens.mm(3)
    readonly property int letter: Tokens.elder ? Tokens.mm(10.5) : Tokens.mm(7.5)

    Accessible.name: layer.when + " " + layer.heading

    background: Item {
        Shape {
            height: parent.height + layer.wave
            width: parent.width
            y: -layer.wave

            ShapePath {
                fillColor: layer.down ? Qt.darker(layer.rock, 1.15) : layer.rock
                strokeColor: "transparent"
                strokeWidth: -1

                startX: 0
                startY: layer.wave

                PathCubic {
                    control1X: layer.width * 0.16
                    control1Y: -layer.wave * 0.6
                    control2X: layer.width * 0.3
                    control2Y: layer.wave * 1.9
                    x: layer.width * 0.5
                    y: layer.wave * 0.8
                }

                PathCubic {
                    control1X: layer.width * 0.68
                    control1Y: -layer.wave * 0.4
                    control2X: layer.width * 0.82
                    control2Y: layer.wave * 1.6
                    x: layer.width
                    y: layer.wave * 0.5
                }

                PathLine {
                    x: layer.width
                    y: layer.height + layer.wave
                }

                PathLine {
                    x: 0
                    y: layer.height + layer.wave
                }
            }
        }

        Repeater {
            model: Tokens.elder ? [] : [[0.9, 0.74, 7, 3], [0.82, 0.84, 4, 2], [0.95, 0.3, 4, 2], [0.72, 0.9, 5, 2]]

            Rectangle {
                required property var modelData

                color: Qt.lighter(layer.rock, layer.dark ? 1.35 : 1.06)
                height: Tokens.mm(modelData[3])
                radius: height / 2
                width: Tokens.mm(modelData[2])
                x: Math.round(layer.width * modelData[0])
                y: Math.round(layer.height * modelData[1])
            }
        }
    }
    contentItem: Item {
        // The sun stands by the layer that is open; those one has been to bear a tick.
        Rectangle {
            id: mark

            border.color: layer.open ? Tokens.dawn : layer.dark ? "#99FFFFFF" : "#99142438"
            border.width: Tokens.mm(0.8)
            color: layer.open ? Tokens.glow : "transparent"
            height: width
            radius: width / 2
            width: Tokens.mm(Tokens.elder ? 13 : 10)
            x: Tokens.mm(7)
            y: Math.round((head.height - height) / 2)

            Icon {
                anchors.centerIn: parent
                colour: layer.ink
                name: layer.seen && !layer.open ? "check" : ""
                size: Math.round(parent.width * 0.66)
                visible: name !== ""
            }
        }

        Item {
            id: head

            anchors.left: mark.right
            anchors.leftMargin: Tokens.mm(5)
            anchors.right: parent.right
            anchors.rightMargin: Tokens.mm(6)
            height: layer.open ? Math.min(parent.height, Tokens.mm(Tokens.elder ? 25 : 20)) : parent.height

            Label {
                id: whenLabel

                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
                bold: true
                color: layer.ink
                font.pixelSize: layer.letter
                fontSizeMode: Text.HorizontalFit
                height: implicitHeight
                lineHeight: 1
                maximumLineCount: 1
                minimumPixelSize: Tokens.small
                text: layer.when
                width: Math.min(implicitWidth + 1, parent.width)
                wrapMode: Text.NoWrap
            }

            Label {
                anchors.left: whenLabel.right
                anchors.leftMargin: Tokens.mm(4)
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                color: layer.ink
                font.pixelSize: Tokens.small
                horizontalAlignment: Text.AlignRight
                lineHeight: 1
                maximumLineCount: 1
                text: layer.heading
                visible: !layer.open && implicitWidth <= width
                wrapMode: Text.NoWrap
            }
        }

        StoryWords {
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Tokens.mm(5)
            anchors.left: head.left
            anchors.right: head.right
            anchors.top: head.bottom
            colour: layer.ink
            heading: layer.heading
            ink: layer.ink
            text: layer.words
            visible: layer.open
        }
    }

    onPressed: Cues.play("press")
}
