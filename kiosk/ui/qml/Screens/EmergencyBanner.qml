import QtQuick
import Kit

// 应急, for those who pass by: the sign and the word, what it is about, until when it holds. Drawn
// like a button; the touch that wakes the kiosk there opens its exhibit.
Rectangle {
    id: banner

    // `title`, `words`, `exhibit`, as the shelf tells them.
    required property var emergency

    readonly property bool roomy: width > Tokens.mm(330)

    color: Tokens.warm
    objectName: "emergencyBanner"

    Accessible.name: emergency.title ?? ""
    Accessible.role: Accessible.Button

    Rectangle {
        id: sign

        color: Tokens.wrong
        height: parent.height
        width: mark.width + 2 * Tokens.mm(banner.roomy ? 10 : 7)

        // On a narrow panel the word stands below its sign: the name needs the room.
        Grid {
            id: mark

            anchors.centerIn: parent
            columnSpacing: Tokens.mm(3)
            columns: banner.roomy ? 2 : 1
            horizontalItemAlignment: Grid.AlignHCenter
            rowSpacing: 0
            verticalItemAlignment: Grid.AlignVCenter

            Icon {
                colour: Tokens.onDark
                name: "emergency"
                size: Tokens.mm(banner.roomy ? 18 : 15)
            }

            Label {
                bold: true
                color: Tokens.onDark
                font.pixelSize: Tokens.mm(banner.roomy ? 12 : 8)
                lineHeight: 1
                text: names.emergency
                wrapMode: Text.NoWrap
            }
        }
    }

    Names {
        id: names
    }

    TextMetrics {
        id: natural

        font.family: Tokens.family
        font.pixelSize: Tokens.mm(12)
        font.weight: Font.Bold
        text: title.text
    }

    Column {
        anchors.left: sign.right
        anchors.leftMargin: Tokens.mm(banner.roomy ? 8 : 6)
        anchors.right: go.left
        anchors.rightMargin: Tokens.mm(6)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Tokens.mm(1)

        Label {
            id: title

            // As large as one line allows; a long name has two smaller ones.
            readonly property real share: natural.advanceWidth / Math.max(1, width - 2)
            readonly property int alone: Math.min(Tokens.mm(12), Math.floor(Tokens.mm(12) / Math.max(1, share)))

            bold: true
            elide: Text.ElideRight
            font.pixelSize: alone >= Tokens.mm(9) ? alone : Math.max(Tokens.mm(7), Math.min(Tokens.mm(8), Math.floor(Tokens.mm(12) * 1.7 / share)))
            lineHeight: 0.95
            maximumLineCount: 2
            objectName: "emergencyTitle"
            text: banner.emergency.title ?? ""
            width: parent.width
        }

        Label {
            color: Tokens.warmInk
            elide: Text.ElideRight
            font.pixelSize: Tokens.mm(title.lineCount > 1 ? 6 : 7)
            lineHeight: 1
            maximumLineCount: 1
            objectName: "emergencyWords"
            text: banner.emergency.words ?? ""
            width: parent.width
        }
    }

    Rectangle {
        id: go

        anchors.right: parent.right
        anchors.rightMargin: Tokens.margin
        anchors.verticalCenter: parent.verticalCenter
        color: Tokens.wrong
        height: Tokens.mm(20)
        radius: height / 2
        width: banner.roomy ? hint.width + 2 * Tokens.mm(8) : height

        Row {
            id: hint

            anchors.centerIn: parent
            spacing: Tokens.mm(2.5)

            Label {
                anchors.verticalCenter: parent.verticalCenter
                bold: true
                color: Tokens.onDark
                font.pixelSize: Tokens.mm(8.5)
                lineHeight: 1
                text: qsTr("点这里看")
                visible: banner.roomy
                wrapMode: Text.NoWrap
            }

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                colour: Tokens.onDark
                name: "next"
                size: Tokens.mm(10)
            }
        }
    }
}
