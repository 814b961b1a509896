import QtQuick
import Players.Quiz

// What all fields have in common. `least` and `most` are heights for the width they have.
Item {
    required property AnswerBridge answer
    required property AnswerField frame

    readonly property bool quiet: frame.quiet || answer.answered
    property int least: 0
    property int most: 0
}
