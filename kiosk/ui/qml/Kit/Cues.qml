pragma Singleton
import QtQuick

// The little sounds. Controls and screens say what has happened; who plays it, and whether it is
// heard at all, is decided elsewhere. Names: press, right, wrong, result.
QtObject {
    id: cues

    signal cue(name: string)

    function play(name: string): void {
        cues.cue(name);
    }
}
