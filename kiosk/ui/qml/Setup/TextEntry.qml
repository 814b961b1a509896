import QtQuick
import Kit
import Operator

// A line typed with a plugged keyboard; the system's input method writes Chinese.
Rectangle {
    id: entry

    property alias text: input.text
    property string hint: ""
    property int most: 20

    signal entered
    signal typed(string text)

    // What stands there is marked: the first key writes anew, as on the keypad.
    function begin() {
        input.forceActiveFocus();
        input.selectAll();
    }

    border.color: input.activeFocus ? Tokens.accent : Tokens.line
    border.width: input.activeFocus ? Tokens.mm(1.2) : Tokens.hairline
    color: Tokens.card
    height: Tokens.panelButton
    radius: Tokens.cornerSmall

    TextInput {
        id: input

        anchors.left: parent.left
        anchors.leftMargin: Tokens.mm(6)
        anchors.right: parent.right
        anchors.rightMargin: Tokens.mm(6)
        anchors.verticalCenter: parent.verticalCenter
        clip: true
        color: Tokens.ink
        font.family: Tokens.family
        font.pixelSize: Tokens.panelText
        font.weight: Font.Bold
        maximumLength: entry.most
        objectName: "textEntry"
        renderType: Text.NativeRendering
        selectByMouse: false
        selectedTextColor: Tokens.ink
        selectionColor: Tokens.dawn

        onAccepted: entry.entered()
        onTextEdited: entry.typed(text)
    }

    PageText {
        anchors.left: input.left
        anchors.right: input.right
        anchors.verticalCenter: parent.verticalCenter
        color: Tokens.inkSoft
        elide: Text.ElideRight
        lineHeight: 1
        text: entry.hint
        visible: input.text === "" && input.preeditText === ""
        wrapMode: Text.NoWrap
    }

    TapHandler {
        onTapped: input.forceActiveFocus()
    }
}
