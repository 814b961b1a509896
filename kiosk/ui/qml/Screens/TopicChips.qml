pragma ComponentBehavior: Bound

import QtQuick
import Bridges
import Kit

// Filters by topic. Only topics that have an exhibit are offered. What does not fit into the rows
// waits behind 更多, which shows the next ones; the cards keep their room.
Item {
    id: chips

    required property Names names
    required property ShelfBridge shelf
    property int rows: 1

    readonly property int gap: Tokens.mm(4)
    readonly property int chipHeight: all.implicitHeight
    readonly property var widths: widthsOf(repeater.count, made)
    property int made: 0
    readonly property var groups: groupsOf(widths, width)
    readonly property bool several: groups.length > 1
    property int group: 0

    // Positions of the chips of the group that shows, by their index.
    readonly property var spots: groups[Math.min(group, groups.length - 1)] ?? ({})

    function widthsOf(count: int, _made: int): var {
        const found = [];
        for (let at = 0; at < count; at++)
            found.push((repeater.itemAt(at) as Chip)?.implicitWidth ?? 0);
        return found;
    }

    function groupsOf(widths: var, room: int): var {
        const whole = chips.filled(widths, 0, room, 0);
        if (whole.next === widths.length)
            return [whole.spots];
        const found = [];
        for (let at = 0; at < widths.length; ) {
            const one = chips.filled(widths, at, room, more.implicitWidth + chips.gap);
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
            spots: spots,
            end: Qt.point(x, row * (chips.chipHeight + chips.gap))
        };
    }

    implicitHeight: {
        let low = 0;
        for (const one of groups)
            for (const at in one)
                low = Math.max(low, one[at].y);
        return low + chipHeight;
    }

    Connections {
        function onChanged() {
            if (chips.shelf.topic === "" && chips.shelf.page === 0 && !chips.visible)
                chips.group = 0;
        }

        target: chips.shelf
    }

    Chip {
        id: all

        highlighted: chips.shelf.topic === ""
        objectName: "topicAll"
        text: qsTr("全部")

        onClicked: chips.shelf.choose("")
    }

    Repeater {
        id: repeater

        model: chips.shelf.topics

        onItemAdded: chips.made += 1

        Chip {
            required property int index
            required property string modelData
            readonly property var spot: chips.spots[index]

            colour: Tokens.topicColour(modelData)
            highlighted: chips.shelf.topic === modelData
            iconName: Tokens.topicIcon(modelData)
            objectName: "topic" + index
            text: chips.names.topic(modelData)
            visible: spot !== undefined
            x: spot?.x ?? 0
            y: spot?.y ?? 0

            onClicked: chips.shelf.choose(modelData)
        }
    }

    Chip {
        id: more

        anchors.bottom: parent.bottom
        anchors.right: parent.right
        iconName: "next"
        objectName: "topicMore"
        text: qsTr("更多")
        visible: chips.several

        onClicked: chips.group = (chips.group + 1) % chips.groups.length
    }
}
