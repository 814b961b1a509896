import QtQuick
import Kit

// The campaign that runs, for those who pass by: a calm line at the foot of the attract screen. The
// touch that wakes the kiosk there opens its exhibit, where it has one.
Rectangle {
    id: banner

    // `name`, `line`, `exhibit`, as the shelf tells them.
    required property var campaign

    readonly property bool opens: (campaign.exhibit ?? "") !== ""
    readonly property bool roomy: width > Tokens.mm(330)

    color: Tokens.night
    objectName: "campaignBanner"

    Accessible.name: campaign.name ?? ""
    Accessible.role: opens ? Accessible.Button : Accessible.StaticText

    // First light, along the edge to the land.
    Rectangle {
        color: Tokens.glow
        height: Tokens.mm(1)
        width: parent.width
    }

    Icon {
        id: sign

        anchors.verticalCenter: parent.verticalCenter
        colour: Tokens.glow
        name: "calendar"
        size: Tokens.mm(banner.roomy ? 14 : 13)
        x: Tokens.margin
    }

    Column {
        anchors.left: sign.right
        anchors.leftMargin: Tokens.mm(5)
        anchors.right: banner.opens ? go.left : parent.right
        anchors.rightMargin: Tokens.mm(6)
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: Tokens.mm(0.5)
        spacing: Tokens.mm(1.5)

        Label {
            color: Tokens.dawn
            elide: Text.ElideRight
            font.pixelSize: Tokens.mm(7)
            lineHeight: 1
            maximumLineCount: 1
            objectName: "campaignName"
            text: banner.campaign.name ?? ""
            width: parent.width
        }

        Label {
            id: line

            TextMetrics {
                id: natural

                font.family: Tokens.family
                font.pixelSize: Tokens.mm(10)
                font.weight: Font.Bold
                text: line.text
            }

            bold: true
            color: Tokens.onDark
            elide: Text.ElideRight
            // As large as one line allows; on a narrow panel a long one has two.
            font.pixelSize: Math.max(Tokens.mm(6.5), Math.min(Tokens.mm(10), Math.floor(Tokens.mm(10) * (width - 2) / Math.max(1, natural.advanceWidth))))
            lineHeight: 1
            maximumLineCount: 2
            objectName: "campaignLine"
            text: banner.campaign.line ?? ""
            width: parent.width
        }
    }

    Rectangle {
        id: go

        anchors.right: parent.right
        anchors.rightMargin: Tokens.margin
        anchors.verticalCenter: parent.verticalCenter
        border.color: Tokens.dawn
        border.width: Tokens.hairline
        color: "transparent"
        height: Tokens.mm(17)
        radius: height / 2
        visible: banner.opens
        width: banner.roomy ? hint.width + 2 * Tokens.mm(7) : height

        Row {
            id: hint

            anchors.centerIn: parent
            spacing: Tokens.mm(2)

            Label {
                anchors.verticalCenter: parent.verticalCenter
                bold: true
                color: Tokens.onDark
                font.pixelSize: Tokens.mm(7.5)
                lineHeight: 1
                text: qsTr("点这里看")
                visible: banner.roomy
                wrapMode: Text.NoWrap
            }

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                colour: Tokens.onDark
                name: "next"
                size: Tokens.mm(9)
            }
        }
    }
}
