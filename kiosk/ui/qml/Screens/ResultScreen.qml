pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Bridges
import Kit

// What came of it: a warm word, the count, what to take along, and where to go next.
Rectangle {
    id: result

    required property ShelfBridge shelf
    required property ShellBridge shell
    required property StageBridge stage

    readonly property bool wide: width > height
    readonly property real share: stage.asked > 0 ? stage.right / stage.asked : 1
    readonly property string praise: {
        if (stage.asked === 0)
            return qsTr("看完了，真棒！");
        if (stage.right === stage.asked)
            return qsTr("太厉害了，全答对！");
        if (share >= 0.6)
            return qsTr("真不错！");
        return shell.elder ? qsTr("您又学到了新知识！") : qsTr("又学到了新知识！");
    }

    color: Tokens.paper

    Names {
        id: names
    }

    Rectangle {
        id: banner

        color: Tokens.night
        height: result.wide ? result.height : Math.round(result.height * 0.33)
        width: result.wide ? Math.round(result.width * 0.4) : result.width

        Image {
            anchors.bottom: parent.bottom
            asynchronous: true
            height: Math.round(width / 4.8)
            source: "image://art/scene/ridge-mid"
            sourceSize: Qt.size(width, height)
            width: Math.max(parent.width, parent.height * 0.9)
        }

        ColumnLayout {
            anchors.centerIn: parent
            anchors.verticalCenterOffset: result.wide ? -Tokens.mm(10) : 0
            spacing: Tokens.mm(6)
            width: parent.width - 2 * Tokens.margin

            Label {
                Layout.fillWidth: true
                bold: true
                color: Tokens.dawn
                font.pixelSize: Tokens.body
                horizontalAlignment: Text.AlignHCenter
                text: result.stage.title
            }

            Label {
                Layout.fillWidth: true
                bold: true
                color: Tokens.onDark
                font.pixelSize: Tokens.title
                horizontalAlignment: Text.AlignHCenter
                objectName: "praise"
                text: result.praise
            }

            StarRow {
                Layout.alignment: Qt.AlignHCenter
                count: result.stage.asked
                lit: result.stage.right
                room: parent.width
                visible: result.stage.asked > 0
            }

            Label {
                Layout.fillWidth: true
                color: Tokens.onDark
                font.pixelSize: Tokens.body
                horizontalAlignment: Text.AlignHCenter
                objectName: "score"
                text: qsTr("%1 题答对了 %2 题").arg(result.stage.asked).arg(result.stage.right)
                visible: result.stage.asked > 0
            }
        }
    }

    ColumnLayout {
        id: column

        anchors.bottom: bar.top
        anchors.bottomMargin: Tokens.gap
        anchors.left: result.wide ? banner.right : parent.left
        anchors.margins: Tokens.margin
        anchors.right: parent.right
        anchors.top: result.wide ? parent.top : banner.bottom
        spacing: Tokens.gap

        Row {
            spacing: Tokens.mm(3)
            visible: result.stage.remember.length > 0

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                colour: Tokens.accent
                name: "lamp"
                size: Math.round(Tokens.heading * 1.2)
            }

            Label {
                anchors.verticalCenter: parent.verticalCenter
                bold: true
                font.pixelSize: Tokens.heading
                lineHeight: 1
                text: result.shell.elder ? qsTr("请您记住") : qsTr("记住这几点")
            }
        }

        Repeater {
            model: result.stage.remember

            Panel {
                id: point

                required property int index
                required property string modelData

                Layout.fillWidth: true
                implicitHeight: line.implicitHeight + Tokens.mm(9)

                Rectangle {
                    id: ordinal

                    anchors.left: parent.left
                    anchors.leftMargin: Tokens.mm(5)
                    anchors.verticalCenter: parent.verticalCenter
                    color: Tokens.topicColour(result.stage.topic)
                    height: Tokens.mm(Tokens.elder ? 14 : 11)
                    radius: height / 2
                    width: height

                    Label {
                        anchors.centerIn: parent
                        bold: true
                        color: Tokens.onDark
                        lineHeight: 1
                        text: point.index + 1
                    }
                }

                Label {
                    id: line

                    anchors.left: ordinal.right
                    anchors.leftMargin: Tokens.mm(5)
                    anchors.right: parent.right
                    anchors.rightMargin: Tokens.mm(6)
                    anchors.verticalCenter: parent.verticalCenter
                    text: point.modelData
                }
            }
        }

        Label {
            Layout.fillWidth: true
            color: Tokens.inkSoft
            font.pixelSize: Tokens.small
            text: result.stage.notice
            visible: text !== ""
        }

        Label {
            Layout.topMargin: Tokens.mm(2)
            bold: true
            font.pixelSize: Tokens.heading
            lineHeight: 1.1
            text: qsTr("接着玩")
            visible: nextCards.visible
        }

        Row {
            id: nextCards

            readonly property int most: Math.max(1, Math.floor((width + spacing) / (Tokens.mm(Tokens.elder ? 110 : 78) + spacing)))
            readonly property int columns: Math.max(1, Math.min(most, cards.count))

            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.maximumHeight: Tokens.mm(Tokens.elder ? 120 : 100)
            spacing: Tokens.mm(6)
            visible: cards.count > 0 && height > Tokens.mm(34)

            Repeater {
                id: cards

                model: result.stage.related

                ExhibitCard {
                    required property int index

                    height: nextCards.height
                    kindWords: names.kind(kind)
                    minutesWords: qsTr("约 %1 分钟").arg(minutes)
                    objectName: "related" + index
                    topicWords: names.topic(topic)
                    visible: index < nextCards.columns
                    width: Math.floor((nextCards.width - nextCards.spacing * (nextCards.columns - 1)) / nextCards.columns)

                    onClicked: result.shelf.open(exhibit)
                }
            }
        }

        Item {
            Layout.fillHeight: !nextCards.visible
        }
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

            onClicked: result.shell.goHome()
        }

        Row {
            anchors.right: parent.right
            spacing: Tokens.gap

            PressButton {
                iconName: "again"
                objectName: "playAgain"
                text: qsTr("再玩一次")

                onClicked: result.stage.again()
            }

            PressButton {
                iconName: "people"
                look: "primary"
                objectName: "nextVisitor"
                text: qsTr("下一位")

                onClicked: result.shell.nextVisitor()
            }
        }
    }
}
