pragma Singleton
import QtQuick

// How large words can be set in a box, reckoned before anything is drawn. Chinese signs are as wide
// as they are high; other letters are taken as what Noto Sans needs for most words, and a bit more.
QtObject {
    id: fitting

    readonly property var word: /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u2018-\u201d\u2014\u2026]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u2018-\u201d\u2014\u2026]+|\s+/g

    // A text is laid out in its mind at dozens of sizes, and each time its pieces would be strings of
    // their own: twenty megabytes of them for one question of a duel. So its widths are kept a while.
    readonly property var measured: new Map()

    function ems(piece: string): real {
        if (/^\s+$/.test(piece))
            return 0.3;
        return /^[\u2e80-\uffef\u2018-\u201d\u2014\u2026]/.test(piece) ? 1 : piece.length * 0.6;
    }

    // The widths of what may not be broken, one after the other, in ems.
    function widths(text: string): var {
        let found = fitting.measured.get(text);
        if (found === undefined) {
            found = (text.match(fitting.word) ?? []).map(fitting.ems);
            if (fitting.measured.size >= 100)
                fitting.measured.clear();
            fitting.measured.set(text, found);
        }
        return found;
    }

    // The width of `text` on one line, in ems.
    function across(text: string): real {
        return fitting.widths(text).reduce((sum, wide) => sum + wide, 0);
    }

    // Lines that pieces of these widths take where `room` is as much as one may be wide.
    function broken(widths: var, room: real): int {
        let count = 1;
        let at = 0;
        for (let piece = 0; piece < widths.length; piece++) {
            const wide = widths[piece];
            if (at > 0 && at + wide > room) {
                count++;
                at = wide;
            } else {
                at += wide;
            }
            while (at > room) {
                count++;
                at -= room;
            }
        }
        return count;
    }

    // Lines that `text` takes at a type of `size` in a box of `width`, both in the same unit.
    function lines(text: string, size: real, width: real): int {
        return fitting.broken(fitting.widths(text), Math.max(1, width / size - 0.3));
    }

    // The largest size between `most` and `least` at which `height(size)` is no more than `room`.
    function largest(most: real, least: real, room: real, height: var): real {
        for (let size = most; size > least; size -= Math.max(1, most / 40)) {
            if (height(size) <= room)
                return Math.floor(size);
        }
        return Math.ceil(least);
    }
}
