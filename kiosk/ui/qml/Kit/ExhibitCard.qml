pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

// A card of an exhibit: a big picture, its name, what one does there and how long it takes.
// Upright it stacks; lying (much wider than high) the picture stands on the left.
T.Button {
    id: card

    required property string credit
    required property bool emergency
    required property string exhibit
    required property string kind
    required property var kinds
    required property int minutes
    required property bool pinned
    required property int players
    required property string poster
    required property bool sample
    required property string summary
    required property string title
    required property string topic
    property string emergencyWords: ""
    property string kindWords: ""
    property string minutesWords: ""
    property string playersWords: ""
    property string sampleWords: ""
    property string topicWords: ""

    readonly property color colour: Tokens.topicColour(topic)
    readonly property bool lying: width > height * 1.9
    readonly property bool narrow: lying && width < Tokens.mm(Tokens.elder ? 120 : 140)
    // On a large card the words are larger; a name just too long for
    // one line, or for three, is set a little smaller.
    readonly property int nameSize: Tokens.mm(Tokens.elder ? 12 : narrow ? 7 : width > Tokens.mm(lying ? 170 : 112) ? 11 : 8.5)
    readonly property int textSize: Tokens.elder || width < Tokens.mm(lying ? 170 : 112) ? Tokens.small : Tokens.body
    readonly property int pictureHeight: lying ? height : Math.round(height - Math.max(words.wanted, height * 0.36))

    Accessible.name: title
    scale: down ? 0.98 : 1

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
            border.color: Tokens.line
            border.width: Tokens.elder ? Tokens.hairline : 0
            color: card.down ? Tokens.sand : Tokens.card
            radius: Tokens.corner
        }
    }
    contentItem: Item {
        TextMetrics {
            id: natural

            font.family: Tokens.family
            font.pixelSize: card.nameSize
            font.weight: Font.Bold
            text: card.title
        }

        Picture {
            id: picture

            corners: card.lying ? "ltb" : "tlr"
            height: card.pictureHeight
            source: card.poster
            width: card.lying ? Math.round(card.width * (card.narrow ? 0.3 : 0.42)) : card.width
        }

        Rectangle {
            color: card.colour
            height: card.lying ? picture.height : Tokens.mm(1.5)
            width: card.lying ? Tokens.mm(1.5) : card.width
            x: card.lying ? picture.width : 0
            y: card.lying ? 0 : picture.height
        }

        Loader {
            active: card.emergency || card.pinned || card.playersWords !== ""
            x: Tokens.mm(4)
            y: Tokens.mm(4)

            sourceComponent: CardSigns {
                emergency: card.emergency
                emergencyWords: card.emergencyWords
                pinned: card.pinned
                playersWords: sample.below ? "" : card.playersWords
                room: picture.width - Tokens.mm(8) - (sample.visible && !sample.below ? sample.width + Tokens.mm(4) : 0)
            }
        }

        Tag {
            id: sample

            // The word of an emergency has the first place; where both do not fit, this one is below.
            readonly property bool below: card.emergency && visible && warning.advanceWidth + width + Tokens.small * 1.3 + Tokens.mm(20) > picture.width

            anchors.margins: Tokens.mm(4)
            anchors.right: picture.right
            anchors.top: picture.top
            anchors.topMargin: Tokens.mm(4) + (below ? height + Tokens.mm(2) : 0)
            text: card.sampleWords
            visible: card.sample && text !== ""
        }

        TextMetrics {
            id: warning

            font.family: Tokens.family
            font.pixelSize: Tokens.small
            font.weight: Font.Bold
            text: card.emergencyWords
        }

        // On the edge between the picture and its name, like a stamp.
        KindBadges {
            ground: card.down ? Tokens.sand : Tokens.card
            kinds: card.kinds
            size: Tokens.mm(Tokens.elder ? 18 : 14)
            topic: card.topic
            x: card.lying ? picture.width - width - Tokens.mm(2) : card.width - width - Tokens.mm(5)
            y: card.lying ? picture.height - height - Tokens.mm(3) : picture.height - Math.round(height * 0.55)
        }

        Item {
            id: words

            readonly property int wanted: name.implicitHeight + meta.height + Tokens.mm(13)

            height: card.lying ? card.height : card.height - picture.height
            width: card.lying ? card.width - picture.width : card.width
            x: card.lying ? picture.width : 0
            y: card.lying ? 0 : picture.height

            Column {
                anchors.left: parent.left
                anchors.leftMargin: Tokens.mm(6)
                anchors.right: parent.right
                anchors.rightMargin: Tokens.mm(6)
                anchors.verticalCenter: parent.verticalCenter
                anchors.verticalCenterOffset: card.lying ? 0 : Tokens.mm(1)
                spacing: Tokens.mm(3)

                Label {
                    id: name

                    readonly property real share: natural.advanceWidth / Math.max(1, width - 2)

                    bold: true
                    elide: Text.ElideRight
                    font.pixelSize: Math.max(Tokens.mm(Tokens.elder ? 10 : 7), Math.floor(card.nameSize * (share > 2.4 ? 2.4 / share : share > 1 && share < 1.22 ? 1 / share : 1)))
                    lineHeight: 0.95
                    maximumLineCount: 4
                    text: card.title
                    width: parent.width
                }

                Label {
                    id: summary

                    color: Tokens.inkSoft
                    elide: Text.ElideRight
                    font.pixelSize: card.textSize
                    maximumLineCount: Math.max(1, Math.floor((words.height - words.wanted) / (card.textSize * 1.45)))
                    text: card.summary
                    visible: !truncated && words.height > words.wanted + implicitHeight
                    width: parent.width
                }

                // Who made it, where there is room for all of it.
                Label {
                    color: Tokens.inkSoft
                    elide: Text.ElideRight
                    font.pixelSize: Tokens.small
                    maximumLineCount: 1
                    text: card.credit
                    visible: text !== "" && !truncated && words.height > words.wanted + implicitHeight + Tokens.mm(3) + (summary.visible ? summary.implicitHeight + Tokens.mm(3) : 0)
                    width: parent.width
                    wrapMode: Text.NoWrap
                }

                Row {
                    id: meta

                    height: Math.round(Tokens.small * 1.4)
                    spacing: Tokens.mm(2)

                    Label {
                        id: kindLabel

                        anchors.verticalCenter: parent.verticalCenter
                        bold: true
                        color: card.colour
                        font.pixelSize: Tokens.small
                        lineHeight: 1
                        // Where both kinds do not fit, the first one is named; the badges show both.
                        text: allKinds.advanceWidth <= meta.parent.width ? card.kindWords : card.kindWords.split(" · ")[0]
                        wrapMode: Text.NoWrap

                        TextMetrics {
                            id: allKinds

                            font: kindLabel.font
                            text: card.kindWords
                        }
                    }

                    Label {
                        anchors.verticalCenter: parent.verticalCenter
                        color: Tokens.inkSoft
                        font.pixelSize: Tokens.small
                        lineHeight: 1
                        text: "· " + card.minutesWords
                        visible: kindLabel.implicitWidth + implicitWidth + meta.spacing <= meta.parent.width
                        wrapMode: Text.NoWrap
                    }
                }
            }
        }
    }
    Behavior on scale {
        enabled: Tokens.motion && !card.down

        NumberAnimation {
            duration: Tokens.pressMs
        }
    }

    onPressed: Cues.play("press")
}
