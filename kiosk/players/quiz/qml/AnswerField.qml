import QtQuick
import Kit
import Players.Quiz

// One person's try at one question, in whatever box it is given: the things to touch, and one line
// that says how. It knows nothing of other questions, of the reason or of the stage, and can stand
// twice on one screen, turned round or small.
Item {
    id: field

    required property AnswerBridge answer
    // Goes before every objectName in it, so that two fields can be told apart.
    property string prefix: ""
    // Takes no touches.
    property bool quiet: false
    // Shows what is right, without an answer.
    property bool reveal: false
    property color topicColour: Tokens.ink
    // In how many columns options stand; 0 leaves it to the field.
    property int columns: 0

    readonly property string kind: answer.kind
    readonly property bool ready: loader.status === Loader.Ready
    readonly property TryField inner: loader.item as TryField
    // The least height at which everything is large enough, and the most that does it good, both
    // for the width it has.
    readonly property int least: inner === null ? 0 : inner.least + head
    readonly property int most: inner === null ? 0 : inner.most + head
    readonly property int head: advice.visible ? advice.height + Tokens.mm(3) : 0

    readonly property var sources: ({
            "single": "ChoiceField.qml",
            "multiple": "ChoiceField.qml",
            "true_false": "ChoiceField.qml",
            "picture": "ChoiceField.qml"
        })

    function load() {
        loader.setSource(Qt.resolvedUrl(field.sources[field.kind]), {
            answer: field.answer,
            frame: field
        });
    }

    function show() {
        if (field.reveal && !field.answer.answered)
            field.answer.showRight();
    }

    implicitHeight: inner === null ? 0 : inner.implicitHeight + head

    // Later, from the event loop: see KioskWindow.load.
    Component.onCompleted: {
        Qt.callLater(field.load);
        field.show();
    }
    onAnswerChanged: {
        Qt.callLater(field.load);
        field.show();
    }
    onRevealChanged: field.show()

    Label {
        id: advice

        color: Tokens.inkSoft
        font.pixelSize: Tokens.small
        objectName: field.prefix + "advice"
        text: field.kind === "multiple" ? qsTr("可以选不止一个。") : ""
        visible: text !== ""
        width: parent.width
    }

    Loader {
        id: loader

        anchors.fill: parent
        anchors.topMargin: field.head
    }
}
