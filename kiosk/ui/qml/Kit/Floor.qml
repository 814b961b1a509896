pragma Singleton
import QtQuick

// Who speaks. Two voices never talk over each other: whoever begins later has the floor. A narrator
// that loses it stops; a film that loses it goes on softly (see docs/decisions/0022).
QtObject {
    id: floor

    property QtObject speaker: null
    readonly property real aside: 0.2

    function take(who: QtObject): void {
        floor.speaker = who;
    }

    function leave(who: QtObject): void {
        if (floor.speaker === who)
            floor.speaker = null;
    }

    // The share of its loudness that `who` may use now.
    function share(who: QtObject, speaker: QtObject): real {
        return speaker === null || speaker === who ? 1 : floor.aside;
    }
}
