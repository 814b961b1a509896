import QtQuick

// A small word on a coloured pill: 样例, 推荐. Not touchable.
Rectangle {
    id: tag

    property color colour: Tokens.glow
    property string iconName: ""
    property color ink: Tokens.night
    property string text: ""

    color: colour
    implicitHeight: Math.round(Tokens.small * 1.7)
    implicitWidth: row.implicitWidth + Tokens.mm(6)
    radius: height / 2

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Tokens.mm(1.5)

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            colour: tag.ink
            name: tag.iconName
            size: Tokens.small
            visible: tag.iconName !== ""
        }

        Label {
            anchors.verticalCenter: parent.verticalCenter
            bold: true
            color: tag.ink
            font.pixelSize: Tokens.small
            lineHeight: 1
            text: tag.text
            visible: text !== ""
            wrapMode: Text.NoWrap
        }
    }
}
