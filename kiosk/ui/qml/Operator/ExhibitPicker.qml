pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import OperatorBridges
import Kit

// The installed exhibits, a page of them at a time: one is picked, or several in an order.
Rectangle {
    id: picker

    required property SettingsBridge page
    required property string key
    required property string title
    required property bool several
    required property int most

    readonly property int columns: width > Tokens.mm(260) ? 2 : 1
    readonly property real rowHeight: Tokens.mm(34)
    readonly property int rowsHigh: Math.max(1, Math.floor((bar.y - top.height - Tokens.gap + Tokens.mm(3)) / (rowHeight + Tokens.mm(3))))
    readonly property int perPage: columns * rowsHigh
    readonly property int pages: Math.max(1, Math.ceil(found.length / perPage))
    readonly property int picked: found.filter(one => one.place > 0).length
    property int leaf: 0
    property list<var> found: page.exhibits(key)

    signal closed

    color: Tokens.paper

    // What lies below must not answer.
    MultiPointTouchArea {
        anchors.fill: parent
    }

    Connections {
        function onChanged() {
            picker.found = picker.page.exhibits(picker.key);
        }

        target: picker.page
    }

    Item {
        id: top

        height: Tokens.panelButton
        width: parent.width

        PageText {
            anchors.verticalCenter: parent.verticalCenter
            bold: true
            font.pixelSize: Tokens.panelHeading
            lineHeight: 1
            text: picker.several ? picker.title + "  " + picker.picked + " / " + picker.most : picker.title
            wrapMode: Text.NoWrap
        }

        PagePager {
            anchors.right: parent.right
            count: picker.pages
            current: picker.leaf

            onTurned: leaf => picker.leaf = leaf
        }
    }

    Grid {
        id: grid

        anchors.top: top.bottom
        anchors.topMargin: Tokens.gap
        columnSpacing: Tokens.gap
        columns: picker.columns
        rowSpacing: Tokens.mm(3)
        width: parent.width

        Repeater {
            model: Math.max(0, Math.min(picker.perPage, picker.found.length - picker.leaf * picker.perPage))

            T.Button {
                id: one

                required property int index
                readonly property var exhibit: picker.found[picker.leaf * picker.perPage + index] ?? ({})
                readonly property bool chosen: (exhibit.place ?? 0) > 0

                Accessible.name: title.text
                enabled: one.chosen || !picker.several || picker.picked < picker.most
                height: picker.rowHeight
                objectName: "exhibit-" + (exhibit.id ?? "")
                opacity: enabled ? 1 : 0.45
                scale: down ? 0.98 : 1
                width: (grid.width - (grid.columns - 1) * grid.columnSpacing) / grid.columns

                background: Panel {
                    border: one.chosen ? Tokens.accent : Tokens.line
                    colour: one.down ? Tokens.sand : one.chosen ? Tokens.warm : Tokens.card
                }
                contentItem: Item {
                    Rectangle {
                        id: badge

                        anchors.left: parent.left
                        anchors.leftMargin: Tokens.mm(5)
                        anchors.verticalCenter: parent.verticalCenter
                        border.color: one.chosen ? Tokens.accent : Tokens.line
                        border.width: Tokens.mm(0.8)
                        color: one.chosen ? Tokens.accent : "transparent"
                        height: Tokens.mm(17)
                        radius: height / 2
                        width: height

                        Icon {
                            anchors.centerIn: parent
                            colour: Tokens.onDark
                            name: "check"
                            size: Tokens.panelText
                            visible: one.chosen && !picker.several
                        }

                        PageText {
                            anchors.centerIn: parent
                            bold: true
                            color: Tokens.onDark
                            lineHeight: 1
                            text: one.exhibit.place ?? ""
                            visible: one.chosen && picker.several
                        }
                    }

                    PageText {
                        id: title

                        anchors.left: badge.right
                        anchors.leftMargin: Tokens.mm(4)
                        anchors.right: parent.right
                        anchors.rightMargin: Tokens.mm(4)
                        anchors.verticalCenter: parent.verticalCenter
                        elide: Text.ElideRight
                        lineHeight: 1
                        maximumLineCount: 2
                        text: one.exhibit.title ?? ""
                    }
                }

                onClicked: picker.page.pick(picker.key, one.exhibit.id)
                onPressed: Cues.play("press")
            }
        }
    }

    Item {
        id: bar

        anchors.bottom: parent.bottom
        height: Tokens.panelButton
        width: parent.width

        PanelButton {
            enabled: picker.picked > 0
            iconName: "cross"
            objectName: "pickNone"
            text: picker.several ? qsTr("全部取下") : qsTr("不指定")

            onClicked: picker.page.pick(picker.key, "")
        }

        PanelButton {
            anchors.right: parent.right
            iconName: "check"
            look: "primary"
            objectName: "pickDone"
            text: qsTr("选好了")

            onClicked: picker.closed()
        }
    }

    TouchGuard {
        id: guard

        anchors.fill: parent
        objectName: "touchGuard"
    }

    Component.onCompleted: guard.raise()
}
