import QtQuick
import OperatorPages
import Kit

// All that would be sent, to the last sign, in leaves to turn.
Item {
    id: root

    required property SendingPreviewBridge page

    signal closed

    readonly property real line: Math.ceil(Tokens.panelText * 1.4)
    readonly property int perLeaf: Math.max(1, Math.floor((sheet.height - 2 * Tokens.mm(4)) / line))
    property int count: 0
    property int leaf: 0

    readonly property int part: page.part

    function layOut(): void {
        root.count = root.page.layOut((sheet.width - 2 * Tokens.mm(6)) / Tokens.panelText);
        root.leaf = Math.min(root.leaf, Math.max(0, Math.ceil(root.count / root.perLeaf) - 1));
        root.show();
    }

    function show(): void {
        words.text = root.page.lines(root.leaf * root.perLeaf, root.perLeaf);
    }

    Component.onCompleted: root.layOut()
    onLeafChanged: root.show()
    onPartChanged: {
        root.leaf = 0;
        root.layOut();
    }
    onPerLeafChanged: root.show()
    onWidthChanged: root.layOut()

    PageText {
        id: heading

        bold: true
        font.pixelSize: Tokens.panelHeading
        text: root.page.heading
        width: parent.width
    }

    Rectangle {
        id: sheet

        anchors.bottom: bar.top
        anchors.bottomMargin: Tokens.gap
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: heading.bottom
        anchors.topMargin: Tokens.mm(3)
        border.color: Tokens.line
        border.width: Tokens.hairline
        color: Tokens.card
        radius: Tokens.cornerSmall

        PageText {
            id: words

            height: root.perLeaf * root.line
            lineHeight: root.line
            lineHeightMode: Text.FixedHeight
            objectName: "sendJson"
            textFormat: Text.PlainText
            width: parent.width - 2 * x
            wrapMode: Text.NoWrap
            x: Tokens.mm(6)
            y: Tokens.mm(4)
        }
    }

    Item {
        id: bar

        anchors.bottom: parent.bottom
        height: Tokens.panelButton
        width: parent.width

        Row {
            spacing: Tokens.gap

            PanelButton {
                iconName: "back"
                objectName: "sendBack"
                text: qsTr("返回")

                onClicked: root.closed()
            }

            PanelButton {
                enabled: !root.page.reading
                objectName: "sendNextPart"
                text: qsTr("下一份")
                visible: root.page.parts > 1

                onClicked: root.page.turn()
            }
        }

        PagePager {
            anchors.right: parent.right
            count: Math.max(1, Math.ceil(root.count / root.perLeaf))
            current: root.leaf

            onTurned: page => root.leaf = page
        }
    }
}
