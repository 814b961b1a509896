pragma ComponentBehavior: Bound

import QtQuick
import Kit

// A picture to touch. Nothing on it says where, until the answer is there.
TryField {
    id: spots

    readonly property bool loading: image.status === Image.Loading

    clear: Math.min(most, Tokens.mm(118))
    implicitHeight: most
    least: Tokens.mm(Tokens.elder ? 80 : 70)
    most: Math.round(width * 0.76)

    Image {
        id: image

        anchors.fill: parent
        asynchronous: true
        fillMode: Image.PreserveAspectFit
        source: spots.width > 1 && spots.height > 1 ? spots.answer.picture : ""
        sourceSize: Qt.size(Math.round(spots.width), Math.round(spots.height))
    }

    Item {
        id: sight

        anchors.centerIn: parent
        height: image.status === Image.Ready ? image.paintedHeight : 0
        objectName: spots.frame.prefix + "sight"
        width: image.status === Image.Ready ? image.paintedWidth : 0

        TapHandler {
            id: touch

            enabled: !spots.quiet
            gesturePolicy: TapHandler.ReleaseWithinBounds

            onPressedChanged: {
                if (pressed)
                    Cues.play("press");
            }
            onTapped: eventPoint => {
                const reach = Tokens.mm(7.5);
                spots.answer.point(eventPoint.position.x / sight.width, eventPoint.position.y / sight.height, reach / sight.width, reach / sight.height);
            }
        }

        // In the frame of the touch, by QML alone.
        Rectangle {
            border.color: Tokens.onDark
            border.width: Tokens.mm(1)
            color: "#66142639"
            height: Tokens.mm(15)
            radius: height / 2
            visible: touch.pressed
            width: height
            x: touch.point.position.x - width / 2
            y: touch.point.position.y - height / 2
        }

        Repeater {
            model: spots.answer.tiles

            SpotMark {
                sight: sight
            }
        }

        Rectangle {
            anchors.fill: parent
            border.color: Tokens.line
            border.width: Tokens.hairline
            color: "transparent"
        }
    }
}
