import QtQuick
import Kit

// One person's try at one question, in whatever box it is given: the things to touch, and one line
// that says how. It knows nothing of other questions, of the reason or of the stage, and can stand
// twice on one screen, turned round or small.
TryFrame {
    id: field

    // Shows what is right, without an answer.
    property bool reveal: false

    readonly property bool ready: loader.item !== null
    readonly property TryField inner: loader.item as TryField
    // The least height at which everything is large enough, and the most that does it good, both
    // for the width it has.
    readonly property int least: inner === null ? 0 : inner.least + head
    readonly property int clear: inner === null ? 0 : inner.clear + head
    readonly property int most: inner === null ? 0 : inner.most + head
    readonly property int head: advice.visible ? advice.height + Tokens.mm(3) : 0

    readonly property var sources: ({
            "single": "ChoiceField.qml",
            "multiple": "ChoiceField.qml",
            "true_false": "ChoiceField.qml",
            "picture": "ChoiceField.qml",
            "poll": "ChoiceField.qml",
            "order": "OrderField.qml",
            "match": "MatchField.qml",
            "bins": "BinsField.qml",
            "hotspot": "SpotField.qml",
            "word_bank": "WordField.qml",
            "memory": "MemoryField.qml",
            "number": "NumberField.qml"
        })

    function advise(): string {
        switch (field.kind) {
        case "multiple":
            return qsTr("可以选不止一个。");
        case "order":
            return qsTr("按先后点一遍；再点一下就退回去。");
        case "match":
            return qsTr("先点右边的卡片，再点它的搭档；也可以拖。");
        case "bins":
            return qsTr("先点卡片，再点它该去的框；也可以拖。");
        case "hotspot":
            return field.answer.wanted > 0 ? qsTr("在图上点出 %1 处；再点一下就取消。").arg(field.answer.wanted) : qsTr("在图上点一点。");
        case "word_bank":
            return qsTr("点词语，它就填进空里；再点一下就退回来。");
        case "memory":
            return qsTr("一次翻两张，找出成对的卡片。");
        case "number":
            return qsTr("拖动滑块，或点加号、减号。");
        case "poll":
            return qsTr("没有对错，也不记是谁选的。");
        default:
            return "";
        }
    }

    function load() {
        loader.fill(Qt.resolvedUrl(field.sources[field.kind]), {
            answer: field.answer,
            frame: field
        });
    }

    function show() {
        if (field.reveal && !field.answer.answered)
            field.answer.showRight();
    }

    implicitHeight: inner === null ? 0 : inner.implicitHeight + head

    Component.onCompleted: {
        turn.restart();
        field.show();
    }
    onAnswerChanged: {
        turn.restart();
        field.show();
    }
    onRevealChanged: field.show()

    Label {
        id: advice

        color: Tokens.inkSoft
        font.pixelSize: Tokens.small
        objectName: field.prefix + "advice"
        text: field.advise()
        visible: text !== ""
        width: parent.width
    }

    // Later, from the event loop: see KioskWindow.load. A timer, because it goes when the field does.
    Timer {
        id: turn

        interval: 0

        onTriggered: field.load()
    }

    FilledLoader {
        id: loader

        anchors.fill: parent
        anchors.topMargin: field.head
    }
}
