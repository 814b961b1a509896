import QtQuick
import Bridges
import Kit

// Class mode begins: the docent chooses an exhibit.
Rectangle {
    id: screen

    required property ClassBridge classroom
    required property ShellBridge shell

    readonly property bool pages: classroom.shelf.pageCount > 1

    color: Tokens.paper

    Names {
        id: names
    }

    // A band of evening sky says that this is the docent's side.
    Rectangle {
        id: head

        color: Tokens.night
        height: Tokens.mm(Tokens.elder ? 30 : 26)
        width: parent.width

        Row {
            anchors.left: parent.left
            anchors.leftMargin: Tokens.margin
            anchors.verticalCenter: parent.verticalCenter
            spacing: Tokens.mm(4)

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                colour: Tokens.dawn
                name: "people"
                size: Math.round(Tokens.heading * 1.3)
            }

            Label {
                anchors.verticalCenter: parent.verticalCenter
                bold: true
                color: Tokens.onDark
                font.pixelSize: Tokens.heading
                lineHeight: 1
                text: qsTr("班级模式")
                wrapMode: Text.NoWrap
            }
        }

        Label {
            anchors.right: parent.right
            anchors.rightMargin: Tokens.margin
            anchors.verticalCenter: parent.verticalCenter
            color: Tokens.dawn
            lineHeight: 1
            text: qsTr("今天讲哪一个？")
            visible: head.width > Tokens.mm(Tokens.elder ? 320 : 200)
            wrapMode: Text.NoWrap
        }
    }

    CardGrid {
        anchors.bottom: bar.top
        anchors.bottomMargin: Tokens.gap
        anchors.left: parent.left
        anchors.leftMargin: Tokens.margin
        anchors.right: parent.right
        anchors.rightMargin: Tokens.margin
        anchors.top: head.bottom
        anchors.topMargin: Tokens.gapWide
        least: 2
        names: names
        shelf: screen.classroom.shelf
    }

    Item {
        id: bar

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.margins: Tokens.margin
        anchors.right: parent.right
        height: Tokens.button

        PressButton {
            iconName: "home"
            objectName: "goHome"
            text: qsTr("回首页")

            onClicked: screen.shell.goHome()
        }

        Pager {
            anchors.right: parent.right
            shelf: screen.classroom.shelf
            visible: screen.pages
        }
    }
}
