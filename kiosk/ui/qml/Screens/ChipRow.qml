pragma ComponentBehavior: Bound

import QtQuick
import Kit

// 全部, and a chip for each entry: {id, words, colour, icon}. What does not fit into the rows waits in
// groups: 更多 shows the next one (where it `cycles`), and the chosen chip always shows its own.
// `kept` is left free at the end of the last row.
Item {
    id: chips

    property string chosen: ""
    property bool cycles: false
    property var entries: []
    property int kept: 0
    property string prefix: "topic"
    property int rows: 1

    readonly property int gap: Tokens.mm(4)
    readonly property int chipHeight: all.implicitHeight
    readonly property var widths: widthsOf(repeater.count, made)
    property int made: 0
    readonly property var groups: groupsOf(widths, width, kept)
    readonly property bool several: groups.length > 1
    property int turned: 0
    readonly property int group: (home(chosen) + turned) % Math.max(1, groups.length)

    // Positions of the chips of the group that shows, by their index.
    readonly property var spots: groups[group] ?? ({})

    signal picked(id: string)

    function home(id: string): int {
        const at = chips.entries.findIndex(entry => entry.id === id);
        return Math.max(0, chips.groups.findIndex(group => group[at] !== undefined));
    }

    function widthsOf(count: int, _made: int): var {
        const found = [];
        for (let at = 0; at < count; at++)
            found.push((repeater.itemAt(at) as Chip)?.implicitWidth ?? 0);
        return found;
    }

    function groupsOf(widths: var, room: int, kept: int): var {
        const whole = chips.filled(widths, 0, room, kept);
        if (whole.next === widths.length)
            return [whole.spots];
        const found = [];
        for (let at = 0; at < widths.length; ) {
            const one = chips.filled(widths, at, room, kept + (chips.cycles ? more.implicitWidth + chips.gap : 0));
            if (one.next === at)
                break;
            found.push(one.spots);
            at = one.next;
        }
        return found;
    }

    // Fill the rows from the chip `from` on, keeping `kept` free at the end of the last.
    function filled(widths: var, from: int, room: int, kept: int): var {
        const spots = {};
        let x = all.implicitWidth + chips.gap;
        let row = 0;
        let at = from;
        for (; at < widths.length; at++) {
            const edge = row === chips.rows - 1 ? room - kept : room;
            if (x + widths[at] > edge) {
                if (row + 1 >= chips.rows)
                    break;
                row += 1;
                x = 0;
                if (widths[at] > (row === chips.rows - 1 ? room - kept : room))
                    break;
            }
            spots[at] = Qt.point(x, row * (chips.chipHeight + chips.gap));
            x += widths[at] + chips.gap;
        }
        return {
            next: at,
            spots: spots
        };
    }

    implicitHeight: (chips.rows - 1) * (chips.chipHeight + chips.gap) + chips.chipHeight

    onChosenChanged: chips.turned = 0

    Chip {
        id: all

        highlighted: chips.chosen === ""
        objectName: chips.prefix + "All"
        text: qsTr("全部")

        onClicked: chips.picked("")
    }

    Repeater {
        id: repeater

        model: chips.entries

        onItemAdded: chips.made += 1

        Chip {
            required property int index
            required property var modelData
            readonly property var spot: chips.spots[index]

            colour: modelData.colour
            highlighted: chips.chosen === modelData.id
            iconName: modelData.icon
            objectName: chips.prefix + index
            text: modelData.words
            visible: spot !== undefined
            x: spot?.x ?? 0
            y: spot?.y ?? 0

            onClicked: chips.picked(modelData.id)
        }
    }

    Chip {
        id: more

        anchors.bottom: parent.bottom
        iconName: "next"
        objectName: chips.prefix + "More"
        text: qsTr("更多")
        visible: chips.several && chips.cycles
        x: chips.width - chips.kept - width

        onClicked: chips.turned += 1
    }
}
