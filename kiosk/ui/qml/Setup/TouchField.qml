pragma ComponentBehavior: Bound

import QtQuick
import OperatorBridges
import Kit
import Operator

// The whole glass as a grid of fields; each is coloured in when a finger comes by.
Rectangle {
    id: field

    required property TouchTestBridge touch
    // Where the picture's own part lies: words stay inside it.
    property rect inside

    readonly property bool quiet: touch.phase === "quiet"

    function note(points: list<QtObject>) {
        for (const point of points) {
            const x = point.x / field.width;
            const y = point.y / field.height;
            if (field.touch.touched(x, y)) {
                const column = Math.min(field.touch.columns - 1, Math.max(0, Math.floor(x * field.touch.columns)));
                const row = Math.min(field.touch.rows - 1, Math.max(0, Math.floor(y * field.touch.rows)));
                const cell = cells.itemAt(row * field.touch.columns + column);
                if (cell)
                    cell.color = Tokens.right;
            }
        }
    }

    color: Tokens.night

    Repeater {
        id: cells

        model: field.quiet ? 0 : field.touch.columns * field.touch.rows

        Rectangle {
            required property int index

            readonly property int column: index % field.touch.columns
            readonly property int row: Math.floor(index / field.touch.columns)

            color: Tokens.dusk
            height: field.height / field.touch.rows - Tokens.mm(1)
            radius: Tokens.mm(2)
            width: field.width / field.touch.columns - Tokens.mm(1)
            x: column * field.width / field.touch.columns + Tokens.mm(0.5)
            y: row * field.height / field.touch.rows + Tokens.mm(0.5)
        }
    }

    Item {
        height: field.inside.height
        width: field.inside.width
        x: field.inside.x
        y: field.inside.y

        Rectangle {
            anchors.centerIn: parent
            color: "#B30D1B2A"
            height: words.height + Tokens.mm(14)
            radius: Tokens.cornerSmall
            width: words.width + Tokens.mm(20)

            Column {
                id: words

                anchors.centerIn: parent
                spacing: Tokens.gap
                width: Math.min(field.inside.width - 4 * Tokens.margin, Tokens.mm(210))

                PageText {
                    bold: true
                    color: Tokens.dawn
                    font.pixelSize: Tokens.panelHeading
                    horizontalAlignment: Text.AlignHCenter
                    text: field.quiet ? qsTr("手拿开，谁也别碰屏幕") : qsTr("用手指把每一格都擦绿")
                    width: parent.width
                }

                PageText {
                    color: Tokens.onDark
                    horizontalAlignment: Text.AlignHCenter
                    objectName: "touchLeft"
                    text: {
                        if (field.quiet)
                            return qsTr("还有 %1 秒").arg(field.touch.secondsLeft);
                        return qsTr("边边角角也要擦。擦不绿的别管它，停手 %1 秒就结束。").arg(field.touch.secondsLeft);
                    }
                    width: parent.width
                }
            }
        }
    }

    MultiPointTouchArea {
        anchors.fill: parent
        maximumTouchPoints: 10

        onPressed: points => field.note(points)
        onUpdated: points => field.note(points)
    }
}
