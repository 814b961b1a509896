import QtQuick
import Kit

// Why it is so, for a whole class: the picture if there is one, and the reason as large as it goes.
Item {
    id: reason

    property string picture: ""
    property string text: ""

    readonly property bool wide: width > height
    readonly property bool pictured: picture !== "" && (wide ? width > Tokens.mm(170) : height > Tokens.mm(120))
    readonly property int pad: Tokens.mm(6)
    readonly property int photoWidth: !pictured ? 0 : wide ? Math.round(Math.min(height * 4 / 3, width * 0.42)) : width
    readonly property int photoHeight: !pictured ? 0 : wide ? height : Math.round(Math.min(width * 3 / 4, height * 0.48))
    readonly property int wordsWidth: width - (wide ? photoWidth : 0) - 2 * pad
    readonly property int wordsHeight: height - (wide ? 0 : photoHeight) - 2 * pad
    readonly property int size: Fitting.largest(Tokens.mm(18), Tokens.small, wordsHeight, size => Fitting.lines(text, size, wordsWidth) * size * 1.44)

    objectName: "lessonReason"

    Rectangle {
        anchors.fill: parent
        border.color: "#BFDDC5"
        border.width: Tokens.hairline
        color: Tokens.rightSoft
        radius: Tokens.corner
    }

    Picture {
        corners: reason.wide ? "ltb" : "tlr"
        height: reason.photoHeight
        source: reason.pictured ? reason.picture : ""
        visible: reason.pictured
        width: reason.photoWidth
    }

    Label {
        font.pixelSize: reason.size
        fontSizeMode: Text.Fit
        height: reason.wordsHeight
        minimumPixelSize: Tokens.small
        text: reason.text
        verticalAlignment: Text.AlignVCenter
        width: reason.wordsWidth
        x: (reason.wide ? reason.photoWidth : 0) + reason.pad
        y: (reason.wide ? 0 : reason.photoHeight) + reason.pad
    }
}
