import QtQuick

// A Repeater whose list comes anew while a finger is on it: a row that is still there keeps its
// item, so that a touch which began on it also ends on it. Delegates read `at(index)`.
Repeater {
    id: repeater

    property var list: []
    // What tells two rows apart: a property of theirs; without one, they are what they say.
    property string key: ""
    property var shown: []
    property var gone: undefined

    // What an item shows. One that is taken away still asks once more, from no place at all.
    function at(index: int): var {
        return repeater.shown[index] ?? repeater.gone;
    }

    function keyOf(row: var): var {
        return repeater.key === "" ? row : row[repeater.key];
    }

    // What is the same at the beginning and at the end stays. Never is a row asked for that is not
    // there: first the old ones go, then the new list is shown, then its new rows come.
    function follow() {
        const before = repeater.shown;
        const after = repeater.list;
        const least = Math.min(before.length, after.length);
        const same = (was, is) => repeater.keyOf(before[was]) === repeater.keyOf(after[is]);
        let first = 0;
        while (first < least && same(first, first))
            first++;
        let last = 0;
        while (last < least - first && same(before.length - 1 - last, after.length - 1 - last))
            last++;
        if (before.length > first + last) {
            repeater.gone = before[first];
            places.remove(first, before.length - first - last);
        }
        repeater.shown = after;
        for (let at = first; at < after.length - last; at++)
            places.insert(at, {});
    }

    model: ListModel {
        id: places
    }

    Component.onCompleted: follow()
    onListChanged: follow()
}
