import QtQuick
import Kit

// What is measured: its name small, the figure large, the unit behind it.
Item {
    id: reading

    required property string label
    required property string name
    required property string text
    required property string unit
    property bool large: false
    property int lines: 1

    readonly property int wanted: measure.implicitWidth > width ? 2 : 1

    implicitHeight: title.height + figure.height

    Label {
        id: title

        color: Tokens.inkSoft
        font.pixelSize: Tokens.small
        height: Math.round(font.pixelSize * 1.3) * reading.lines
        lineHeight: Tokens.leading
        text: reading.label
        verticalAlignment: Text.AlignBottom
        width: parent.width
    }

    Label {
        id: measure

        font.pixelSize: Tokens.small
        text: reading.label
        visible: false
        wrapMode: Text.NoWrap
    }

    Label {
        id: figure

        anchors.top: title.bottom
        bold: true
        font.pixelSize: reading.large ? Tokens.title : Tokens.heading
        height: Math.round(font.pixelSize * 1.2)
        lineHeight: 1
        objectName: "reading-" + reading.name
        text: reading.text
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.NoWrap
    }

    Label {
        anchors.baseline: figure.baseline
        anchors.left: figure.right
        anchors.leftMargin: reading.unit === "°" || reading.unit === "%" ? 0 : Tokens.mm(1.5)
        color: Tokens.inkSoft
        lineHeight: 1
        text: reading.unit
        visible: reading.text !== "—"
        wrapMode: Text.NoWrap
    }
}
