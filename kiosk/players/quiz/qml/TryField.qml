import QtQuick
import Players.Quiz

// What all fields have in common. `least` and `most` are heights for the width they have.
Item {
    id: field

    required property AnswerBridge answer
    required property TryFrame frame

    readonly property bool quiet: frame.quiet || answer.answered
    property int least: 0
    // The least height at which it is at its clearest; what explains it makes room elsewhere.
    property int clear: least
    property int most: 0
    // Tiles glide once somebody has touched one; before that only sizes change.
    property bool glides: false

    function wake(): void {
        field.glides = true;
    }
}
