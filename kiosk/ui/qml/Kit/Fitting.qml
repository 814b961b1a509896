pragma Singleton
import QtQuick

// How large words can be set in a box, reckoned before anything is drawn. Chinese signs are as wide
// as they are high; other letters are taken as what Noto Sans needs for most words, and a bit more.
QtObject {
    id: fitting

    readonly property var word: /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u2018-\u201d\u2014\u2026]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u2018-\u201d\u2014\u2026]+|\s+/g

    function ems(piece: string): real {
        if (/^\s+$/.test(piece))
            return 0.3;
        return /^[\u2e80-\uffef\u2018-\u201d\u2014\u2026]/.test(piece) ? 1 : piece.length * 0.6;
    }

    // Lines that `text` takes at a type of `size` in a box of `width`, both in the same unit.
    function lines(text: string, size: real, width: real): int {
        const room = Math.max(1, width / size - 0.3);
        let count = 1;
        let at = 0;
        for (const piece of text.match(fitting.word) ?? []) {
            const wide = fitting.ems(piece);
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

    // The largest size between `most` and `least` at which `height(size)` is no more than `room`.
    function largest(most: real, least: real, room: real, height: var): real {
        for (let size = most; size > least; size -= Math.max(1, most / 40)) {
            if (height(size) <= room)
                return Math.floor(size);
        }
        return Math.ceil(least);
    }
}
