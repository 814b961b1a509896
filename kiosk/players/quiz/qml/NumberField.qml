pragma ComponentBehavior: Bound

import QtQuick
import Kit

// A number to set: large, with a slider below and a step down and up beside it.
TryField {
    id: number

    readonly property var scaleEnds: answer.scale
    readonly property real low: scaleEnds.low
    readonly property real high: scaleEnds.high
    readonly property real step: scaleEnds.step
    readonly property int digits: Math.min(4, (String(step).split(".")[1] ?? "").length)
    readonly property int knob: Tokens.mm(Tokens.elder ? 25 : 20)
    readonly property bool rightly: answer.right

    function told(value: real): string {
        return value.toLocaleString(Qt.locale("en"), "f", number.digits).replace(/,/g, "\u2009");
    }

    function share(value: real): real {
        return (value - number.low) / (number.high - number.low);
    }

    function go(value: real): void {
        const within = Math.max(number.low, Math.min(number.high, value));
        const snapped = number.low + Math.round((within - number.low) / number.step) * number.step;
        if (Math.abs(snapped - number.answer.value) > number.step / 2 || !number.answer.canSubmit)
            number.answer.setValue(snapped);
    }

    implicitHeight: most
    least: Tokens.mm(Tokens.elder ? 92 : 74)
    most: Tokens.mm(Tokens.elder ? 130 : 110)

    Row {
        id: figures

        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Tokens.mm(3)
        y: Math.round((number.height - number.least) / 3)

        Label {
            id: figure

            bold: true
            color: number.answer.answered && !number.rightly && number.answer.given ? Tokens.inkSoft : Tokens.ink
            font.pixelSize: Math.round(Tokens.title * (Tokens.elder ? 1 : 1.25))
            lineHeight: 1
            objectName: number.frame.prefix + "figure"
            text: number.told(number.answer.value)
            wrapMode: Text.NoWrap
        }

        Label {
            anchors.baseline: figure.baseline
            font.pixelSize: Tokens.lead
            lineHeight: 1
            text: number.answer.unit
            visible: text !== ""
            wrapMode: Text.NoWrap
        }
    }

    PressButton {
        id: less

        anchors.left: parent.left
        anchors.verticalCenter: track.verticalCenter
        autoRepeat: true
        enabled: !number.quiet
        height: number.knob
        iconName: "minus"
        objectName: number.frame.prefix + "less"
        opacity: number.answer.answered ? 0 : 1
        width: number.knob

        onClicked: number.go(number.answer.value - number.step)
    }

    PressButton {
        id: more

        anchors.right: parent.right
        anchors.verticalCenter: track.verticalCenter
        autoRepeat: true
        enabled: !number.quiet
        height: number.knob
        iconName: "plus"
        objectName: number.frame.prefix + "more"
        opacity: number.answer.answered ? 0 : 1
        width: number.knob

        onClicked: number.go(number.answer.value + number.step)
    }

    Item {
        id: track

        readonly property int middle: height / 2

        anchors.left: less.right
        anchors.leftMargin: Tokens.gap + number.knob / 2
        anchors.right: more.left
        anchors.rightMargin: anchors.leftMargin
        anchors.top: figures.bottom
        anchors.topMargin: Tokens.mm(Tokens.elder ? 8 : 12)
        height: number.knob
        objectName: number.frame.prefix + "track"

        Rectangle {
            color: Tokens.elder ? Tokens.line : Tokens.warmth
            height: Tokens.mm(3)
            radius: height / 2
            width: parent.width
            y: track.middle - height / 2
        }

        Rectangle {
            color: number.frame.topicColour
            height: Tokens.mm(3)
            radius: height / 2
            visible: !number.answer.answered
            width: number.share(number.answer.value) * track.width
            y: track.middle - height / 2
        }

        // What would have been right, once that may be seen.
        Rectangle {
            readonly property real from: Math.max(number.low, number.answer.rightValue - number.scaleEnds.tolerance)
            readonly property real to: Math.min(number.high, number.answer.rightValue + number.scaleEnds.tolerance)

            color: Tokens.right
            height: Tokens.mm(5)
            radius: height / 2
            visible: number.answer.answered
            width: Math.max(height, (number.share(to) - number.share(from)) * track.width)
            x: number.share((from + to) / 2) * track.width - width / 2
            y: track.middle - height / 2
        }

        Rectangle {
            id: grip

            readonly property bool amiss: number.answer.answered && !number.rightly

            border.color: amiss ? Tokens.wrong : number.answer.answered ? Tokens.right : Tokens.ink
            border.width: Tokens.mm(amiss ? 1 : 0.8)
            color: amiss ? Tokens.wrongSoft : number.answer.answered ? Tokens.right : hand.active ? Tokens.sand : Tokens.card
            height: number.knob * (number.answer.answered ? 0.7 : 1)
            radius: height / 2
            visible: number.answer.given || !number.answer.answered
            width: height
            x: number.share(number.answer.value) * track.width - width / 2
            y: track.middle - height / 2

            Icon {
                anchors.centerIn: parent
                colour: grip.amiss ? Tokens.wrong : number.answer.answered ? Tokens.onDark : Tokens.inkSoft
                name: grip.amiss ? "cross" : number.answer.answered ? "check" : "slide"
                size: Math.round(parent.height * 0.56)
            }
        }

        // One finger is enough, and others do not matter to it.
        PointHandler {
            id: hand

            enabled: !number.quiet
            margin: number.knob / 2

            onActiveChanged: {
                if (active)
                    Cues.play("press");
            }
            onPointChanged: {
                if (active)
                    number.go(number.low + point.position.x / track.width * (number.high - number.low));
            }
        }

        NumberEnd {
            middle: 0
            room: track
            text: number.told(number.low)
            visible: !number.answer.answered
        }

        NumberEnd {
            middle: track.width
            room: track
            text: number.told(number.high)
            visible: !number.answer.answered
        }

        NumberEnd {
            bold: true
            color: Tokens.right
            font.pixelSize: Tokens.lead
            middle: number.share(number.answer.rightValue) * track.width
            objectName: number.frame.prefix + "rightFigure"
            room: track
            text: number.told(number.answer.rightValue) + " " + number.answer.unit
            visible: number.answer.answered
        }
    }
}
