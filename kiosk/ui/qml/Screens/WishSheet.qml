pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Bridges
import Kit

// 我想看: one tap on one of the ten topics, and it is said.
Sheet {
    id: sheet

    required property LeavingBridge leaving
    required property Names names

    readonly property int columns: wide ? 5 : 2
    readonly property int rows: Math.ceil(leaving.topics.length / columns)
    readonly property int tileWidth: Math.floor((grid.width - Tokens.gap * (columns - 1)) / columns)
    readonly property int tileHeight: Math.floor(Math.min((grid.parent.height - Tokens.gap * (rows - 1)) / rows, tileWidth * 0.9))

    detail: qsTr("点一个主题，我们会告诉准备展项的人。")
    heading: Tokens.elder ? qsTr("您还想看什么？") : qsTr("还想看什么？")
    iconName: "wish"

    Grid {
        id: grid

        anchors.verticalCenter: parent.verticalCenter
        columns: sheet.columns
        spacing: Tokens.gap
        width: parent.width

        Repeater {
            model: sheet.leaving.topics

            T.Button {
                id: tile

                required property int index
                required property string modelData

                readonly property bool lies: width > height * 1.6

                Accessible.name: name.text
                height: sheet.tileHeight
                objectName: "wish" + index
                scale: down ? 0.97 : 1
                width: sheet.tileWidth

                background: Rectangle {
                    color: tile.down ? Qt.darker(Tokens.topicColour(tile.modelData), 1.18) : Tokens.topicColour(tile.modelData)
                    radius: Tokens.corner
                }
                contentItem: Item {
                    Icon {
                        id: sign

                        colour: Tokens.onDark
                        name: Tokens.topicIcon(tile.modelData)
                        size: Math.round(Math.min(tile.height * (tile.lies ? 0.56 : 0.48), Tokens.mm(38)))
                        x: tile.lies ? Tokens.mm(7) : Math.round((tile.width - width) / 2)
                        y: tile.lies ? Math.round((tile.height - height) / 2) : Math.round((tile.height - height - name.height) / 2 - Tokens.mm(1))
                    }

                    Label {
                        id: name

                        bold: true
                        color: Tokens.onDark
                        font.pixelSize: Tokens.elder ? Tokens.small : Tokens.body
                        horizontalAlignment: tile.lies ? Text.AlignLeft : Text.AlignHCenter
                        lineHeight: 0.95
                        text: sheet.names.topic(tile.modelData)
                        width: tile.lies ? tile.width - x - Tokens.mm(4) : tile.width - Tokens.mm(6)
                        x: tile.lies ? sign.x + sign.width + Tokens.mm(5) : Tokens.mm(3)
                        y: tile.lies ? Math.round((tile.height - height) / 2) : sign.y + sign.height + Tokens.mm(2)
                    }
                }

                onClicked: {
                    sheet.leaving.vote(tile.modelData);
                    sheet.closed();
                }
                onPressed: Cues.play("press")
            }
        }
    }
}
