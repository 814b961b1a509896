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
        return Fitting.across(words) * Tokens.panelText;
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

        KeptRepeater {
            id: chips

            key: "section"
            list: root.book.sections.length > 1 ? root.book.sections : []

            Chip {
                id: chip

                required property int index

                readonly property var section: chips.at(index)

                font.pixelSize: Tokens.panelText
                highlighted: root.book.current === chip.section.section
                implicitHeight: Tokens.panelButton
                objectName: "section-" + chip.section.section
                text: chip.section.title

                onClicked: root.book.show(chip.section.section)
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
