import QtQuick
import QtQuick.Layouts
import Kit

// Nothing to choose from: not yet (the catalogue is still being read), or not at all.
ColumnLayout {
    id: empty

    property bool ready: false

    spacing: Tokens.gapWide

    Drawing {
        Layout.alignment: Qt.AlignHCenter
        Layout.preferredHeight: Math.round(Layout.preferredWidth * 480 / 560)
        Layout.preferredWidth: Tokens.mm(100)
        name: empty.visible ? (empty.ready ? "guide/sleep" : "guide/rest") : ""
    }

    Label {
        Layout.fillWidth: true
        bold: true
        font.pixelSize: Tokens.heading
        horizontalAlignment: Text.AlignHCenter
        text: empty.ready ? qsTr("这里还没有展项。\n请管理员装入资源包。") : qsTr("请稍候……")
    }
}
