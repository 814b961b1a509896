import QtQuick
import Kit

// What one can do here, in a few words with a sign, where there is room for it.
Item {
    id: hint

    property string iconName: "hand"
    property string text: ""
    property int room: 0

    height: Tokens.mm(Tokens.elder ? 34 : 22)
    visible: text !== "" && room > height

    Icon {
        id: sign

        anchors.verticalCenter: parent.verticalCenter
        colour: Tokens.inkSoft
        name: hint.iconName
        size: Tokens.mm(Tokens.elder ? 14 : 10)
    }

    Label {
        anchors.left: sign.right
        anchors.leftMargin: Tokens.mm(4)
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        color: Tokens.inkSoft
        font.pixelSize: Tokens.elder ? Tokens.small : Tokens.body
        fontSizeMode: Text.Fit
        height: parent.height
        lineHeight: 1
        minimumPixelSize: Tokens.small
        text: hint.text
        verticalAlignment: Text.AlignVCenter
    }
}
