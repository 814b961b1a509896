import QtQuick
import OperatorBridges
import Kit

// What the machine can be told to do: each a big card that says what will happen.
Item {
    id: view

    required property SettingsBridge page

    readonly property int columns: width > Tokens.mm(260) ? 2 : 1
    readonly property int lines: Math.ceil(4 / columns)

    signal closed
    signal shutDownAsked

    PageText {
        id: title

        bold: true
        font.pixelSize: Tokens.panelHeading
        lineHeight: 1
        text: qsTr("本机")
    }

    Grid {
        id: grid

        readonly property real tileHeight: Math.min(Tokens.mm(66), (bar.y - title.height - 2 * Tokens.gap - (view.lines - 1) * rowSpacing) / view.lines)
        readonly property real tileWidth: (width - (columns - 1) * columnSpacing) / columns

        anchors.top: title.bottom
        anchors.topMargin: Tokens.gap
        columnSpacing: Tokens.gap
        columns: view.columns
        rowSpacing: Tokens.gap
        width: parent.width

        GroupTile {
            height: grid.tileHeight
            hint: qsTr("从头再问一遍。")
            iconName: "wrench"
            objectName: "setUp"
            text: qsTr("重新设置")
            width: grid.tileWidth

            onClicked: view.page.setUp("")
        }

        GroupTile {
            height: grid.tileHeight
            hint: qsTr("换一个新的密码。")
            iconName: "key"
            objectName: "changePin"
            text: qsTr("改密码")
            width: grid.tileWidth

            onClicked: view.page.setUp("pin")
        }

        GroupTile {
            height: grid.tileHeight
            hint: qsTr("两三秒后自己回来。")
            iconName: "restart"
            objectName: "restart"
            text: qsTr("重启展项屏")
            width: grid.tileWidth

            onClicked: view.page.restart()
        }

        GroupTile {
            height: grid.tileHeight
            hint: qsTr("电脑也关掉。")
            iconName: "power"
            objectName: "shutDown"
            text: qsTr("关机")
            width: grid.tileWidth

            onClicked: view.shutDownAsked()
        }
    }

    Item {
        id: bar

        anchors.bottom: parent.bottom
        height: Math.max(Tokens.panelButton, light.implicitHeight)
        width: parent.width

        PanelButton {
            id: back

            anchors.bottom: parent.bottom
            iconName: "back"
            objectName: "machineBack"
            text: qsTr("返回")

            onClicked: view.closed()
        }

        Column {
            id: light

            anchors.bottom: parent.bottom
            anchors.right: parent.right
            spacing: Tokens.mm(2)
            width: view.columns === 2 ? parent.width - back.width - 2 * Tokens.gap : parent.width
            bottomPadding: view.columns === 2 ? 0 : Tokens.panelButton + Tokens.gap

            StepperRow {
                canLess: view.page.light.percent > 10
                canMore: view.page.light.percent < 100
                objectName: "brightness"
                shown: view.page.light.percent + "%"
                title: qsTr("屏幕亮度")
                visible: view.page.light.percent >= 0
                width: parent.width

                onStepped: by => view.page.light.step(by)
            }

            PageText {
                color: Tokens.inkSoft
                objectName: "lightHint"
                text: view.page.light.hint
                visible: text !== ""
                width: parent.width
            }
        }
    }

    TouchGuard {
        id: guard

        anchors.fill: parent
        objectName: "touchGuard"
    }

    Component.onCompleted: guard.raise()
}
