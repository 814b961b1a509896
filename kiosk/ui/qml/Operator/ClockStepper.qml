import QtQuick
import Kit

// A time of day by big + and − over hours and minutes; a held finger goes on. Minutes go in fives.
Column {
    id: clock

    property string title: ""
    // Minutes of the day, 0 to 1439.
    property int minute: 0

    signal moved(int minute)

    function hours(by: int) {
        clock.moved((clock.minute + by * 60 + 1440) % 1440);
    }

    // To the next multiple of five within the hour.
    function minutes(by: int) {
        const now = clock.minute % 60;
        const next = by > 0 ? Math.floor(now / 5) + 1 : Math.ceil(now / 5) - 1;
        clock.moved(clock.minute - now + (next * 5 + 60) % 60);
    }

    spacing: Tokens.mm(2)
    width: face.width

    PageText {
        anchors.horizontalCenter: parent.horizontalCenter
        bold: true
        color: Tokens.inkSoft
        lineHeight: 1
        text: clock.title
    }

    Row {
        id: face

        spacing: Tokens.mm(4)

        DigitStepper {
            digits: Math.floor(clock.minute / 60)
            objectName: clock.objectName + "-hour"

            onStepped: by => clock.hours(by)
        }

        PageText {
            anchors.verticalCenter: parent.verticalCenter
            bold: true
            font.pixelSize: Tokens.panelHeading
            lineHeight: 1
            text: ":"
        }

        DigitStepper {
            digits: clock.minute % 60
            objectName: clock.objectName + "-minute"

            onStepped: by => clock.minutes(by)
        }
    }
}
