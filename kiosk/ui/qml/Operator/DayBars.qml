pragma ComponentBehavior: Bound

import QtQuick
import Kit

// Columns with their values above and their names below, as many of both as have room: the highest
// values and the names of the highest rank first. See Bar and Mark in shell/figures_overview.py.
Item {
    id: chart

    property var bars: []
    property var marks: []
    property string title: ""
    // Said in the middle when there is nothing to draw.
    property string empty: ""

    readonly property real line: Math.round(Tokens.panelText * 1.45)
    readonly property int foot: Math.max(2, Tokens.mm(0.8))
    readonly property real pitch: plot.width / Math.max(1, bars.length)
    readonly property int columnWidth: Math.max(2, Math.round(Math.min(Tokens.mm(18), pitch * 0.7)))
    readonly property bool flagged: bars.some(bar => bar.outing)
    readonly property var values: chart.bars.length === 0 || plot.height <= 0 ? [] : chart.placedValues(plot.width, plot.height)
    readonly property var names: chart.bars.length === 0 ? [] : chart.placedNames(plot.width)

    function tall(bar: var, height: real): real {
        return bar.ahead ? 0 : bar.share === 0 ? chart.foot : Math.max(2 * chart.foot, Math.round(bar.share * (height - chart.line)));
    }

    // Where a column ends, with the stroke of the year before.
    function crest(bar: var, height: real): real {
        return Math.max(chart.tall(bar, height), bar.before === 0 ? 0 : Math.round(bar.before * (height - chart.line)) + chart.foot);
    }

    function across(words: string): real {
        return Math.ceil(metrics.advanceWidth(words)) + Tokens.mm(2);
    }

    function box(at: int, words: string, width: real): var {
        const wide = chart.across(words);
        const left = Math.max(0, Math.min(width - wide, (at + 0.5) * width / chart.bars.length - wide / 2));
        return {
            at: at,
            left: Math.round(left),
            wide: wide,
            words: words
        };
    }

    function meet(one: var, other: var): bool {
        return one.left < other.left + other.wide && other.left < one.left + one.wide;
    }

    // A value hangs above its own column, and over no neighbour that is higher.
    function placedValues(width: real, height: real): var {
        const found = [];
        const pitch = width / chart.bars.length;
        const crests = chart.bars.map(bar => chart.crest(bar, height));
        const order = chart.bars.map((_, at) => at).filter(at => chart.bars[at].value !== "");
        order.sort((one, other) => chart.bars[other].share - chart.bars[one].share || one - other);
        for (const at of order) {
            const one = chart.box(at, chart.bars[at].value, width);
            const up = crests[at];
            const free = crests.every((crest, other) => crest <= up || (other + 0.85) * pitch < one.left || (other + 0.15) * pitch > one.left + one.wide);
            const alone = found.every(other => !chart.meet(one, other) || Math.abs(other.up - up) >= chart.line);
            if (free && alone)
                found.push(Object.assign(one, {
                    now: chart.bars[at].now,
                    up: up
                }));
        }
        return found;
    }

    function placedNames(width: real): var {
        const found = [];
        const order = chart.bars.map((_, at) => at).filter(at => chart.bars[at].label !== "");
        order.sort((one, other) => chart.bars[other].rank - chart.bars[one].rank || one - other);
        for (const at of order) {
            const one = chart.box(at, chart.bars[at].label, width);
            if (found.every(other => !chart.meet(one, other)))
                found.push(Object.assign(one, {
                    now: chart.bars[at].now
                }));
        }
        return found;
    }

    FontMetrics {
        id: metrics

        font.family: Tokens.family
        font.pixelSize: Tokens.panelText
        font.weight: Font.Bold
    }

    Flow {
        id: head

        spacing: Tokens.mm(6)
        width: parent.width

        PageText {
            bold: true
            lineHeight: 1
            objectName: "chartTitle"
            text: chart.title
            wrapMode: Text.NoWrap
        }

        Repeater {
            model: chart.marks

            Row {
                id: mark

                required property var modelData

                spacing: Tokens.mm(2)

                Item {
                    anchors.verticalCenter: parent.verticalCenter
                    height: Tokens.mm(7)
                    visible: mark.modelData.sign !== ""
                    width: Tokens.mm(7)

                    Rectangle {
                        anchors.centerIn: parent
                        border.color: Tokens.dusk
                        border.width: mark.modelData.sign === "hollow" ? 2 * Tokens.hairline : 0
                        color: mark.modelData.sign === "hollow" ? Tokens.card : mark.modelData.sign === "outing" ? Tokens.ember : mark.modelData.sign === "before" ? Tokens.ember : Tokens.dusk
                        height: mark.modelData.sign === "before" ? 2 * chart.foot : mark.modelData.sign === "outing" ? Tokens.mm(4) : parent.height
                        opacity: mark.modelData.sign === "pale" ? 0.45 : 1
                        radius: mark.modelData.sign === "outing" ? height / 2 : 0
                        width: mark.modelData.sign === "outing" ? height : parent.width
                    }
                }

                PageText {
                    anchors.verticalCenter: parent.verticalCenter
                    color: Tokens.inkSoft
                    lineHeight: 1
                    objectName: "chartMark"
                    text: mark.modelData.words
                    wrapMode: Text.NoWrap
                }
            }
        }
    }

    Item {
        id: plot

        anchors.bottom: flags.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: head.bottom

        Repeater {
            model: chart.bars

            Item {
                id: column

                required property int index
                required property var modelData

                readonly property real tall: chart.tall(modelData, plot.height)
                readonly property color colour: modelData.now ? Tokens.accent : modelData.share === 0 ? Tokens.line : Tokens.dusk

                height: plot.height
                width: chart.columnWidth
                x: Math.round((index + 0.5) * chart.pitch - width / 2)

                Rectangle {
                    id: whole

                    color: column.colour
                    height: column.tall - unsure.height
                    objectName: "column"
                    opacity: column.modelData.pale && !column.modelData.now && column.modelData.share > 0 ? 0.45 : 1
                    width: parent.width
                    y: parent.height - height
                }

                Rectangle {
                    id: unsure

                    border.color: column.colour
                    border.width: 2 * Tokens.hairline
                    color: Tokens.card
                    height: column.modelData.hollow === 0 ? 0 : Math.max(6 * Tokens.hairline, Math.round(column.tall * column.modelData.hollow))
                    visible: height > 0
                    width: parent.width
                    y: whole.y - height
                }

                Rectangle {
                    color: Tokens.ember
                    height: 2 * chart.foot
                    visible: column.modelData.before > 0
                    width: parent.width + Tokens.mm(3)
                    x: -Tokens.mm(1.5)
                    y: plot.height - Math.round(column.modelData.before * (plot.height - chart.line)) - chart.foot
                }
            }
        }

        Repeater {
            model: chart.values

            PageText {
                required property var modelData

                bold: true
                color: modelData.now ? Tokens.accent : Tokens.ink
                horizontalAlignment: Text.AlignHCenter
                lineHeight: 1
                objectName: "columnValue"
                text: modelData.words
                width: modelData.wide
                wrapMode: Text.NoWrap
                x: modelData.left
                y: plot.height - modelData.up - height
            }
        }

        PageText {
            anchors.centerIn: parent
            color: Tokens.inkSoft
            text: chart.empty
            visible: text !== ""
        }
    }

    Item {
        id: flags

        anchors.bottom: names.top
        height: chart.flagged ? Tokens.mm(6) : Tokens.mm(1)
        width: parent.width

        Rectangle {
            color: Tokens.line
            height: Tokens.hairline
            width: parent.width
        }

        Repeater {
            model: chart.flagged ? chart.bars : []

            Rectangle {
                required property int index
                required property var modelData

                color: Tokens.ember
                height: Tokens.mm(4)
                radius: height / 2
                visible: modelData.outing
                width: height
                x: Math.round((index + 0.5) * chart.pitch - width / 2)
                y: Tokens.mm(1.5)
            }
        }
    }

    Item {
        id: names

        anchors.bottom: parent.bottom
        height: chart.line
        width: parent.width

        Repeater {
            model: chart.names

            PageText {
                required property var modelData

                bold: modelData.now
                color: modelData.now ? Tokens.accent : Tokens.inkSoft
                horizontalAlignment: Text.AlignHCenter
                lineHeight: 1
                objectName: "columnName"
                text: modelData.words
                width: modelData.wide
                wrapMode: Text.NoWrap
                x: modelData.left
            }
        }
    }
}
