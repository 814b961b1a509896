pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import QtQuick.Templates as T
import Kit

// A layer of time. Closed it tells when; open, its name and its words. Its upper edge is uneven, as
// layers are, and a few pebbles lie in it.
T.Button {
    id: stratum

    required property string heading
    required property string words
    required property string when
    required property bool open
    required property bool seen
    property color rock: Tokens.night
    property bool dark: true
    property int textSize: Tokens.mm(9)

    readonly property color ink: dark ? Tokens.onDark : Tokens.night
    readonly property int wave: Tokens.mm(3)
    readonly property int letter: Tokens.elder ? Tokens.mm(10.5) : Tokens.mm(7.5)

    Accessible.name: stratum.when + " " + stratum.heading

    background: Item {
        Shape {
            height: parent.height + 3 * stratum.wave
            width: parent.width
            y: -stratum.wave

            ShapePath {
                fillColor: stratum.down ? Qt.darker(stratum.rock, 1.15) : stratum.rock
                strokeColor: "transparent"
                strokeWidth: -1

                startX: 0
                startY: stratum.wave

                PathCubic {
                    control1X: stratum.width * 0.16
                    control1Y: -stratum.wave * 0.6
                    control2X: stratum.width * 0.3
                    control2Y: stratum.wave * 1.9
                    x: stratum.width * 0.5
                    y: stratum.wave * 0.8
                }

                PathCubic {
                    control1X: stratum.width * 0.68
                    control1Y: -stratum.wave * 0.4
                    control2X: stratum.width * 0.82
                    control2Y: stratum.wave * 1.6
                    x: stratum.width
                    y: stratum.wave * 0.5
                }

                PathLine {
                    x: stratum.width
                    y: stratum.height + 2 * stratum.wave
                }

                PathLine {
                    x: 0
                    y: stratum.height + 2 * stratum.wave
                }
            }
        }

        Repeater {
            model: Tokens.elder || !stratum.open ? [] : ["0.9 0.74 7 3", "0.82 0.84 4 2", "0.95 0.3 4 2", "0.72 0.9 5 2"]

            Rectangle {
                required property string modelData
                readonly property var place: modelData.split(" ").map(Number)

                color: Qt.lighter(stratum.rock, stratum.dark ? 1.35 : 1.06)
                height: Tokens.mm(place[3])
                radius: height / 2
                width: Tokens.mm(place[2])
                x: Math.round(stratum.width * place[0])
                y: Math.round(stratum.height * place[1])
            }
        }
    }
    contentItem: Item {
        // The sun stands by the layer that is open; those one has been to bear a tick.
        Rectangle {
            id: mark

            border.color: stratum.open ? Tokens.dawn : stratum.dark ? "#99FFFFFF" : "#99142438"
            border.width: Tokens.mm(0.8)
            color: stratum.open ? Tokens.glow : "transparent"
            height: width
            radius: width / 2
            width: Tokens.mm(Tokens.elder ? 13 : 10)
            x: Tokens.mm(7)
            y: Math.round((head.height - height) / 2)

            Icon {
                anchors.centerIn: parent
                colour: stratum.ink
                name: stratum.seen && !stratum.open ? "check" : ""
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
            height: stratum.open ? Math.min(parent.height, Tokens.mm(Tokens.elder ? 21 : 20)) : parent.height

            Label {
                id: whenLabel

                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
                bold: true
                color: stratum.ink
                font.pixelSize: stratum.letter
                fontSizeMode: Text.HorizontalFit
                height: implicitHeight
                lineHeight: 1
                maximumLineCount: 1
                minimumPixelSize: Tokens.small
                text: stratum.when
                width: Math.min(implicitWidth + 1, parent.width)
                wrapMode: Text.NoWrap
            }

            Label {
                anchors.left: whenLabel.right
                anchors.leftMargin: Tokens.mm(4)
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                color: stratum.ink
                font.pixelSize: Tokens.small
                horizontalAlignment: Text.AlignRight
                lineHeight: 1
                maximumLineCount: 1
                text: stratum.heading
                visible: !stratum.open && implicitWidth <= width
                wrapMode: Text.NoWrap
            }
        }

        StoryWords {
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Tokens.mm(Tokens.elder ? 2 : 5)
            anchors.left: Tokens.elder ? mark.left : head.left
            anchors.right: head.right
            anchors.top: head.bottom
            colour: stratum.ink
            gap: Tokens.mm(Tokens.elder ? 1 : 4)
            heading: stratum.heading
            ink: stratum.ink
            leading: Tokens.elder ? 0.95 : 1.02
            text: stratum.words
            textSize: stratum.textSize
            visible: stratum.open
        }
    }

    onPressed: Cues.play("press")
}
