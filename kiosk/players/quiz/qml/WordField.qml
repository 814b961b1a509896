pragma ComponentBehavior: Bound

import QtQuick
import Kit

// A sentence with gaps, and below it the words to fill them.
TryField {
    id: words

    readonly property int gap: Tokens.mm(4)
    readonly property int tileHeight: Math.min(Tokens.mm(Tokens.elder ? 32 : 26), Math.max(Tokens.button, Math.floor(height / 6)))
    readonly property int lineHeight: tileHeight + Tokens.mm(3)
    readonly property int tileWidth: {
        let widest = Tokens.mm(Tokens.elder ? 44 : 32);
        for (let at = 0; at < tiles.count; ++at)
            widest = Math.max(widest, (tiles.itemAt(at) as MovingTile)?.wish ?? 0);
        return Math.min(widest, Math.floor((width - gap) / 2));
    }
    readonly property list<string> marks: answer.placeMarks
    readonly property int across: Math.max(1, Math.floor((width + gap) / (tileWidth + gap)))
    readonly property int tray: Math.ceil(tiles.count / across) * (tileHeight + gap) - gap
    readonly property int wanted: sentence.height + Tokens.mm(7) + tray

    implicitHeight: wanted
    least: wanted
    most: wanted + Tokens.mm(30)

    Flow {
        id: sentence

        width: parent.width

        Repeater {
            id: bits

            model: words.answer.sentence

            Bit {
                id: bit

                height: words.lineHeight
                width: place >= 0 ? words.tileWidth + after.width : before.width

                TilePlace {
                    height: words.tileHeight
                    mark: words.marks[bit.place] ?? "none"
                    objectName: bit.place >= 0 ? words.frame.prefix + "place" + bit.place : ""
                    picture: ""
                    quiet: words.quiet
                    visible: bit.place >= 0
                    width: words.tileWidth
                    words: ""

                    onClicked: words.answer.tapPlace(bit.place)
                    onPressed: words.wake()
                }

                Label {
                    id: before

                    bold: true
                    font.pixelSize: Tokens.lead
                    height: words.tileHeight
                    text: bit.modelData.words
                    verticalAlignment: Text.AlignVCenter
                    visible: text !== ""
                    wrapMode: Text.NoWrap
                }

                Label {
                    id: after

                    bold: true
                    font.pixelSize: Tokens.lead
                    height: words.tileHeight
                    text: bit.modelData.after
                    verticalAlignment: Text.AlignVCenter
                    visible: text !== ""
                    wrapMode: Text.NoWrap
                    x: words.tileWidth
                }
            }
        }
    }

    component Bit: Item {
        required property var modelData
        readonly property int place: modelData.gap
    }

    // The left top of a gap, wherever the sentence has put it.
    function gapAt(place: int): point {
        for (let at = 0; at < bits.count; ++at) {
            const bit = bits.itemAt(at) as Bit;
            if (bit !== null && bit.place === place)
                return Qt.point(bit.x, bit.y);
        }
        return Qt.point(0, 0);
    }

    function placeNear(x: real, y: real): int {
        for (let place = 0; place < words.marks.length; ++place) {
            const corner = words.gapAt(place);
            const beside = Math.abs(x - corner.x - words.tileWidth / 2);
            const above = Math.abs(y - corner.y - words.tileHeight / 2);
            if (beside < words.tileWidth * 0.75 && above < words.tileHeight * 0.75)
                return place;
        }
        return -1;
    }

    Repeater {
        id: tiles

        model: words.answer.tiles

        MovingTile {
            id: tile

            required property int at
            required property int index
            required property int place

            readonly property point corner: place >= 0 ? words.gapAt(place) : Qt.point((at % words.across) * (words.tileWidth + words.gap), sentence.height + Tokens.mm(7) + Math.floor(at / words.across) * (words.tileHeight + words.gap))

            buttonName: words.frame.prefix + "tile" + index
            glides: words.glides
            goalX: corner.x
            goalY: corner.y
            height: words.tileHeight
            letterSize: Tokens.lead
            quiet: words.quiet
            width: words.tileWidth

            onDropped: (middleX, middleY) => words.answer.put(tile.index, words.placeNear(middleX, middleY), 0)
            onPressedChanged: words.wake()
            onTapped: words.answer.tap(index)
        }
    }
}
