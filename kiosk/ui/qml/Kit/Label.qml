import QtQuick

// Text in the house type. Sizes come from Tokens; `bold` is for what is touched or read first.
Text {
    property bool bold: false

    color: Tokens.ink
    font.family: Tokens.family
    font.features: Tokens.features
    font.pixelSize: Tokens.body
    font.weight: bold ? Font.Bold : Font.Normal
    lineHeight: Tokens.leading
    renderType: Text.NativeRendering
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
}
