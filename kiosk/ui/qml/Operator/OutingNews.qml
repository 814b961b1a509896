import QtQuick
import OperatorPages
import Kit

// 工作动态: the text of one outing, to be edited, stored on a stick, or taken along by a phone.
Item {
    id: view

    required property OutingsBridge page
    readonly property NewsBridge news: page.news as NewsBridge
    readonly property bool wide: width > height

    objectName: "outingNews"

    PageText {
        id: heading

        bold: true
        font.pixelSize: Tokens.panelHeading
        lineHeight: 1
        text: qsTr("工作动态")
        width: parent.width
    }

    Rectangle {
        id: sheet

        anchors.bottom: view.wide ? told.top : aside.top
        anchors.bottomMargin: Tokens.gap
        anchors.left: parent.left
        anchors.top: heading.bottom
        anchors.topMargin: Tokens.mm(3)
        border.color: text.activeFocus ? Tokens.accent : Tokens.line
        border.width: text.activeFocus ? Tokens.mm(1.2) : Tokens.hairline
        color: Tokens.card
        radius: Tokens.cornerSmall
        width: view.wide ? parent.width - aside.width - Tokens.gapWide : parent.width

        Item {
            id: window

            readonly property real line: Math.max(1, text.contentHeight / Math.max(1, text.lineCount))
            // From the sheet and the text alone: whether there is a pager follows from it.
            readonly property real whole: sheet.height - 2 * Tokens.mm(4)
            readonly property bool paged: text.lineCount * line > whole
            readonly property real room: paged ? whole - Tokens.panelButton - Tokens.mm(4) : whole
            readonly property int perLeaf: Math.max(1, Math.floor(room / line))
            readonly property int leaves: Math.max(1, Math.ceil(text.lineCount / perLeaf))
            property int leaf: 0

            // What is typed is seen: the leaf goes with the cursor.
            function follow() {
                window.leaf = Math.max(0, Math.min(window.leaves - 1, Math.floor((text.cursorRectangle.y + 1) / (window.perLeaf * window.line))));
            }

            clip: true
            height: perLeaf * line
            width: parent.width - 2 * x
            x: Tokens.mm(6)
            y: Tokens.mm(4)

            TextEdit {
                id: text

                color: Tokens.ink
                font.family: Tokens.family
                font.pixelSize: Tokens.panelText
                objectName: "newsText"
                renderType: Text.NativeRendering
                selectByMouse: false
                textFormat: TextEdit.PlainText
                width: parent.width
                wrapMode: TextEdit.Wrap
                y: -window.leaf * window.perLeaf * window.line

                onCursorRectangleChanged: {
                    if (text.activeFocus)
                        window.follow();
                }
                onTextChanged: {
                    if (text.activeFocus)
                        view.news.write(text.text);
                }
            }

            TapHandler {
                onTapped: point => {
                    text.forceActiveFocus();
                    text.cursorPosition = text.positionAt(point.position.x, point.position.y - text.y);
                }
            }
        }

        PagePager {
            id: pager

            anchors.bottom: parent.bottom
            anchors.bottomMargin: Tokens.mm(3)
            anchors.horizontalCenter: parent.horizontalCenter
            count: window.leaves
            current: window.leaf

            onTurned: leaf => window.leaf = leaf
        }
    }

    Item {
        id: aside

        anchors.bottom: view.wide ? undefined : told.top
        anchors.bottomMargin: Tokens.gap
        anchors.right: parent.right
        anchors.top: view.wide ? sheet.top : undefined
        height: view.wide ? beside.height : Math.max(code.implicitHeight, Tokens.mm(70))
        width: view.wide ? Tokens.mm(106) : parent.width

        Rectangle {
            id: card

            border.color: Tokens.line
            border.width: Tokens.hairline
            color: Tokens.card
            height: Math.max(code.implicitHeight, Tokens.mm(70))
            radius: Tokens.cornerSmall
            width: Math.max(code.implicitWidth, Tokens.mm(70))
            x: view.wide ? (parent.width - width) / 2 : 0

            QrCode {
                id: code

                anchors.centerIn: parent
                code: view.news.code
                modules: view.news.modules
                mostMm: 0.9
                objectName: "newsCode"
                room: Tokens.mm(view.wide ? 92 : 96)
                visible: view.news.code !== ""
            }
        }

        Column {
            id: beside

            spacing: Tokens.mm(3)
            width: view.wide ? parent.width : parent.width - x
            x: view.wide ? 0 : card.width + Tokens.gap
            y: view.wide ? card.height + Tokens.mm(3) : 0

            PageText {
                horizontalAlignment: view.wide ? Text.AlignHCenter : Text.AlignLeft
                lineHeight: 1
                objectName: "newsWhole"
                text: view.news.whole ? qsTr("手机扫码，带走文字。") : qsTr("太长了，码里只有前几句；全文请存到 U 盘。")
                width: parent.width
            }

            PageText {
                color: Tokens.inkSoft
                horizontalAlignment: view.wide ? Text.AlignHCenter : Text.AlignLeft
                lineHeight: 1
                text: qsTr("插上键盘可以改。")
                width: parent.width
            }
        }
    }

    SignRow {
        id: told

        anchors.bottom: bar.top
        anchors.bottomMargin: visible ? Tokens.mm(3) : 0
        height: visible ? implicitHeight : 0
        objectName: "newsOutcome"
        sign: view.news.sign === "" ? "note" : view.news.sign
        visible: view.news.outcome !== ""
        what: view.news.outcome
        width: parent.width
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
                objectName: "newsBack"
                text: qsTr("返回")

                onClicked: view.page.back()
            }

            PanelButton {
                iconName: "restart"
                objectName: "newsRenew"
                text: qsTr("重新生成")
                visible: view.news.edited

                onClicked: view.news.renew()
            }
        }

        PanelButton {
            anchors.right: parent.right
            iconName: "usb"
            look: "primary"
            objectName: "newsSave"
            text: qsTr("存到 U 盘")

            onClicked: view.news.save()
        }
    }

    Connections {
        function onChanged() {
            if (!text.activeFocus || view.news.text !== text.text)
                text.text = view.news.text;
        }

        target: view.news
    }

    Component.onCompleted: text.text = view.news.text
}
