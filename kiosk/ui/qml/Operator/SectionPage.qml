pragma ComponentBehavior: Bound

import QtQuick
import OperatorBridges
import OperatorPages
import Kit

// A page that is read: a chip for each section, and the open one in leaves to turn.
Item {
    id: root

    required property LeafBridge book
    required property PanelBridge panel
    // What a page has to choose, before the chips where all fit on a line, else above them.
    property alias head: head.data
    property real headWidth: 0
    property real headHeight: Tokens.panelButton
    // What stands in the place of the leaves, where the open section is no text.
    property Component face: null
    // What stands in the place of everything, for as long as it is there.
    property Component cover: null

    readonly property real chipsWidth: root.book.sections.reduce((sum, each) => sum + Tokens.mm(16) + root.across(each.title), 0)
    readonly property bool beside: root.headWidth + root.chipsWidth <= root.width

    function across(words: string): real {
        return (words.match(Fitting.word) ?? []).reduce((sum, piece) => sum + Fitting.ems(piece), 0) * Tokens.panelText;
    }

    Flow {
        id: top

        spacing: Tokens.mm(4)
        visible: root.cover === null
        width: parent.width

        Item {
            id: head

            height: root.headHeight
            visible: root.headWidth > 0
            width: root.beside ? root.headWidth : top.width
        }

        Repeater {
            model: root.book.sections.length > 1 ? root.book.sections : []

            Chip {
                id: chip

                required property var modelData

                font.pixelSize: Tokens.panelText
                highlighted: root.book.current === chip.modelData.section
                implicitHeight: Tokens.panelButton
                objectName: "section-" + chip.modelData.section
                text: chip.modelData.title

                onClicked: root.book.show(chip.modelData.section)
            }
        }
    }

    Leaves {
        id: leaves

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: top.bottom
        anchors.topMargin: top.height > 0 ? Tokens.gap : 0
        pieces: root.face === null ? root.book.pieces : []
        visible: root.face === null && root.cover === null
    }

    Loader {
        anchors.fill: leaves
        sourceComponent: root.face
        visible: root.cover === null
    }

    Loader {
        anchors.fill: parent
        sourceComponent: root.cover
    }
}
