import QtQuick
import Kit
import "../../kiosk/players/quiz/qml"

// Two people at one question: the right one sits opposite.
Rectangle {
    id: table

    required property var one
    required property var other
    property bool quiet: false
    property bool reveal: false
    property real pxPerMm: 3.335
    property bool elder: false

    color: Tokens.paper

    Binding {
        property: "pxPerMm"
        target: Tokens
        value: table.pxPerMm
    }

    Binding {
        property: "motionAllowed"
        target: Tokens
        value: false
    }

    Binding {
        property: "elder"
        target: Tokens
        value: table.elder
    }

    AnswerField {
        answer: table.one
        anchors.left: parent.left
        anchors.margins: 20
        anchors.top: parent.top
        height: parent.height - 160
        objectName: "left"
        prefix: "left-"
        quiet: table.quiet
        reveal: table.reveal
        width: parent.width / 2 - 40
    }

    AnswerField {
        answer: table.other
        anchors.bottom: parent.bottom
        anchors.margins: 20
        anchors.right: parent.right
        height: parent.height - 160
        objectName: "right"
        prefix: "right-"
        rotation: 180
        width: parent.width / 2 - 40
    }
}
