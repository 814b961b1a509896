pragma ComponentBehavior: Bound

import QtQuick
import Bridges
import Kit

// Everything there is, in small pictures, a band for each topic. A picture opens its exhibit, the
// topic's sign shows all of its exhibits.
Sheet {
    id: wall

    required property Names names
    required property ShelfBridge shelf

    readonly property var bands: shelf.wall
    readonly property int columns: wide && bands.length > 1 ? 2 : 1
    readonly property int room: columns === 1 ? area.width : Math.floor((area.width - Tokens.gapWide) / 2)
    readonly property int most: Math.max(1, Math.floor((area.height + Tokens.gap) / (Tokens.button + Tokens.gap)))
    readonly property int perPage: most * columns
    readonly property int pages: Math.ceil(bands.length / Math.max(1, perPage))
    property int page: 0
    readonly property var shown: bands.slice(page * perPage, (page + 1) * perPage)
    readonly property int rows: Math.max(1, Math.ceil(shown.length / columns))
    readonly property int bandHeight: Math.floor(Math.min((area.height - Tokens.gap * (rows - 1)) / rows, Tokens.mm(64)))
    readonly property int signWidth: Math.round(Math.min(room * (Tokens.elder ? 0.5 : 0.42), Tokens.mm(Tokens.elder ? 104 : 82)))

    detail: Tokens.elder ? "" : qsTr("点一张图就能看；点左边的主题看全部。")
    heading: shelf.audience === "" ? qsTr("看图找展项") : qsTr("看图找 · %1").arg(names.audience(shelf.audience))
    iconName: "wall"

    Item {
        id: area

        anchors.fill: parent

        Grid {
            columnSpacing: Tokens.gapWide
            columns: wall.columns
            rowSpacing: Tokens.gap

            Repeater {
                model: wall.shown

                WallBand {
                    required property int index
                    required property var modelData

                    band: modelData
                    height: wall.bandHeight
                    names: wall.names
                    number: wall.page * wall.perPage + index
                    signWidth: wall.signWidth
                    width: wall.room

                    onOpened: exhibit => wall.shelf.open(exhibit)
                    onPicked: {
                        wall.shelf.choose(modelData.topic);
                        wall.closed();
                    }
                }
            }
        }
    }

    PressButton {
        anchors.bottom: parent.bottom
        anchors.margins: Tokens.margin
        anchors.right: parent.right
        iconAfter: true
        iconName: "next"
        objectName: "wallMore"
        parent: wall
        text: qsTr("更多")
        visible: wall.pages > 1

        onClicked: wall.page = (wall.page + 1) % wall.pages
    }
}
