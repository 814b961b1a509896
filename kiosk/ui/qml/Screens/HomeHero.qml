pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Bridges
import Kit

// The exhibit of the day, of the campaign that runs, or of an emergency, on night. Upright, its picture stands above the words; as a band, the
// picture runs out of the dark on the right.
T.Button {
    id: hero

    required property Names names
    required property ShelfBridge shelf

    readonly property var card: shelf.featured
    readonly property string exhibit: card.exhibit ?? ""
    readonly property bool emergency: card.emergency ?? false
    readonly property string campaign: card.campaign ?? ""
    readonly property bool band: width > height * 1.35
    readonly property color ground: down ? Qt.darker(Tokens.night, 1.3) : Tokens.night

    Accessible.name: card.title ?? ""
    objectName: "hero"
    scale: down ? 0.99 : 1

    background: Item {
        Rectangle {
            anchors.fill: parent
            anchors.topMargin: Tokens.lift
            anchors.bottomMargin: -Tokens.lift
            color: Tokens.warmth
            radius: Tokens.corner
        }

        Rectangle {
            anchors.fill: parent
            color: hero.ground
            radius: Tokens.corner
        }
    }
    contentItem: Item {
        TextMetrics {
            id: natural

            font.family: Tokens.family
            font.pixelSize: Tokens.mm(14)
            font.weight: Font.Bold
            text: hero.card.title ?? ""
        }

        // Words of letters are not broken: the longest one decides how large they can be.
        TextMetrics {
            id: longest

            font.family: Tokens.family
            font.pixelSize: Tokens.mm(14)
            font.weight: Font.Bold
            text: ((hero.card.title ?? "").match(/[A-Za-z]+/g) ?? []).reduce((one, other) => other.length > one.length ? other : one, "")
        }

        Picture {
            id: picture

            anchors.right: parent.right
            corners: hero.band ? "rtb" : "tlr"
            height: hero.band ? parent.height : parent.height - words.height
            source: hero.card.poster ?? ""
            width: hero.band ? Math.round(Math.min(parent.width * 0.58, parent.height * 1.6)) : parent.width
        }

        // The last of the picture sinks into the dark; words stand beside or below it.
        Rectangle {
            readonly property int depth: Tokens.mm(14)

            height: hero.band ? parent.height : depth
            visible: picture.ready
            width: hero.band ? Math.round(picture.width * 0.3) : parent.width
            x: hero.band ? picture.x : 0
            y: hero.band ? 0 : picture.height - height + 1

            gradient: Gradient {
                orientation: hero.band ? Gradient.Horizontal : Gradient.Vertical

                GradientStop {
                    color: hero.band ? hero.ground : "#000D1B2A"
                    position: 0
                }

                GradientStop {
                    color: hero.band ? "#000D1B2A" : hero.ground
                    position: 1
                }
            }
        }

        Row {
            spacing: Tokens.mm(2)
            x: Tokens.mm(hero.band ? 8 : 5)
            y: x

            Tag {
                id: tag

                colour: hero.emergency ? Tokens.wrong : Tokens.glow
                iconName: hero.emergency ? "emergency" : hero.campaign !== "" ? "calendar" : "star"
                ink: hero.emergency ? Tokens.onDark : Tokens.night
                objectName: "heroTag"
                text: hero.emergency ? hero.names.emergency : hero.campaign === "" ? qsTr("今日推荐") : named.advanceWidth + Tokens.small * 1.3 + Tokens.mm(8) + 2 * parent.x <= hero.width ? hero.campaign : qsTr("专项活动")

                TextMetrics {
                    id: named

                    font.family: Tokens.family
                    font.pixelSize: Tokens.small
                    font.weight: Font.Bold
                    text: hero.campaign
                }
            }

            Tag {
                colour: Tokens.dusk
                ink: Tokens.onDark
                objectName: "heroValid"
                text: hero.emergency ? hero.shelf.emergency.words ?? "" : ""
                visible: text !== "" && tag.width + implicitWidth + 3 * parent.x <= hero.width
            }
        }

        KindBadges {
            ground: hero.ground
            kinds: hero.card.kinds ?? []
            size: Tokens.mm(16)
            topic: hero.card.topic ?? ""
            visible: !hero.band
            x: parent.width - width - Tokens.mm(6)
            y: picture.height - Math.round(height * 0.75)
        }

        Item {
            id: words

            readonly property int foot: Tokens.mm(6)

            anchors.bottom: parent.bottom
            height: hero.band ? parent.height : column.implicitHeight + button.height + foot + Tokens.mm(7)
            width: hero.band ? picture.x + Math.round(picture.width * 0.08) : parent.width

            Column {
                id: column

                anchors.left: parent.left
                anchors.leftMargin: Tokens.mm(8)
                anchors.right: parent.right
                anchors.rightMargin: Tokens.mm(6)
                spacing: Tokens.mm(2.5)
                y: hero.band ? Math.round(above + Math.max(0, (room - height) / 2)) : Tokens.mm(2)

                // As a band, the words stand between the tag and the button.
                readonly property int above: Math.round(Tokens.mm(10) + Tokens.small * 1.7)
                readonly property int room: hero.band ? button.y - Tokens.mm(3) - above : 100000

                Label {
                    id: title

                    readonly property bool longWord: /[A-Za-z]{13}/.test(text) && width < Tokens.mm(130)
                    readonly property int letter: Tokens.mm(hero.band && hero.height > Tokens.mm(66) && width > Tokens.mm(96) && !longWord ? 14 : 11)
                    readonly property real share: natural.advanceWidth * letter / natural.font.pixelSize / Math.max(1, width - 2)

                    readonly property real wordShare: longest.advanceWidth * letter / longest.font.pixelSize / Math.max(1, width - 2)

                    bold: true
                    color: Tokens.onDark
                    elide: Text.ElideRight
                    font.pixelSize: wordShare > 1 ? Math.floor(letter / wordShare * 0.88) : share > 1 && share < 1.25 ? Math.floor(letter / share) : letter
                    lineHeight: 0.95
                    maximumLineCount: hero.height > Tokens.mm(90) || longWord ? 3 : 2
                    text: hero.card.title ?? ""
                    width: parent.width
                }

                Label {
                    id: summary

                    color: "#D6DEE6"
                    elide: Text.ElideRight
                    font.pixelSize: Tokens.mm(hero.height > Tokens.mm(150) ? 7 : 6)
                    maximumLineCount: hero.band ? Math.max(1, Math.floor((hero.height - Tokens.mm(62)) / (Tokens.small * 1.45))) : hero.height > Tokens.mm(125) ? 4 : 2
                    text: hero.card.summary ?? ""
                    visible: !truncated && title.height + implicitHeight + column.spacing <= column.room
                    width: parent.width
                }

                // Who made it, where there is room for all of it.
                Label {
                    color: "#D6DEE6"
                    elide: Text.ElideRight
                    font.pixelSize: Tokens.mm(6)
                    maximumLineCount: 1
                    objectName: "heroCredit"
                    text: hero.card.credit ?? ""
                    visible: text !== "" && !truncated && summary.visible && title.height + summary.implicitHeight + implicitHeight + 2 * column.spacing <= column.room && hero.height > Tokens.mm(100)
                    width: parent.width
                    wrapMode: Text.NoWrap
                }
            }
        }

        Label {
            anchors.left: parent.left
            anchors.leftMargin: Tokens.mm(8)
            anchors.right: button.left
            anchors.rightMargin: Tokens.gap
            anchors.verticalCenter: button.verticalCenter
            bold: true
            color: Tokens.dawn
            elide: Text.ElideRight
            font.pixelSize: Tokens.small
            lineHeight: 1
            maximumLineCount: 1
            opacity: truncated ? 0 : 1
            text: hero.names.kinds(hero.card.kinds ?? []) + " · " + qsTr("约 %1 分钟").arg(hero.card.minutes ?? 1)
        }

        PressButton {
            id: button

            anchors.bottom: parent.bottom
            anchors.margins: words.foot
            anchors.right: parent.right
            iconAfter: true
            iconName: "next"
            look: "primary"
            objectName: "heroOpen"
            text: qsTr("开始探索")

            onClicked: hero.clicked()
        }
    }

    onClicked: hero.shelf.open(hero.exhibit)
    onPressed: Cues.play("press")
}
