import QtQuick
import Kit

// The seconds that are left, as large as the words.
Rectangle {
    id: clock

    property int seconds: 0

    property int size: Tokens.mm(42)

    color: seconds > 3 ? Tokens.night : Tokens.accent
    height: size
    objectName: "lessonClock"
    radius: height / 2
    width: size

    Label {
        anchors.centerIn: parent
        bold: true
        color: Tokens.onDark
        font.pixelSize: Math.round(clock.size * 0.5)
        lineHeight: 1
        text: clock.seconds
        wrapMode: Text.NoWrap
    }
}
