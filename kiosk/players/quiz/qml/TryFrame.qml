import QtQuick
import Kit
import Players.Quiz

// What the field of one type of question knows of what holds it. A file of its own: two types that
// name each other cannot be loaded by Qt 6.9.
Item {
    required property AnswerBridge answer
    // Goes before every objectName in it, so that two fields can be told apart.
    property string prefix: ""
    // Takes no touches.
    property bool quiet: false
    property color topicColour: Tokens.ink
    // In how many columns options stand; 0 leaves it to the field.
    property int columns: 0

    readonly property string kind: answer.kind
}
