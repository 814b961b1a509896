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
    readonly property bool perfect: stage.asked > 0 && stage.right === stage.asked
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

    Component.onCompleted: Cues.play("result")

    Names {
        id: names
    }

    SunriseView {
        id: banner

        height: result.wide ? result.height : Math.round(result.height * 0.36)
        share: result.share
        sunny: !Tokens.elder || result.wide
        width: result.wide ? Math.round(result.width * 0.4) : result.width

        // The guide flies up when everything was right.
        Drawing {
            height: Math.round(width * 620 / 660)
            name: result.perfect && !Tokens.elder && result.wide ? "guide/fly" : ""
            visible: name !== ""
            width: Math.round(banner.width * 0.34)
            x: Math.round(banner.width * 0.33 - banner.rise * Tokens.mm(18))
            y: Math.round(banner.height - banner.ground * 1.08 - height * 0.54)
        }

        ColumnLayout {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Tokens.mm(result.wide ? 6 : 4)
            width: parent.width - 2 * Tokens.margin
            y: result.wide ? Math.round(Math.max(Tokens.mm(10), (parent.height - banner.ground * 1.65 - height) * 0.5)) : Tokens.mm(Tokens.elder ? 8 : 14)

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
                font.pixelSize: Tokens.mm(16)
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

    // The points take the height they want, or share what there is.
    ColumnLayout {
        id: points

        readonly property int most: bar.y - y - Tokens.gap

        anchors.left: result.wide ? banner.right : parent.left
        anchors.leftMargin: Tokens.margin
        anchors.right: parent.right
        anchors.rightMargin: Tokens.margin
        height: Math.min(implicitHeight, most)
        spacing: Tokens.mm(4)
        y: Tokens.margin + (result.wide ? 0 : banner.height)

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
                text: result.shell.elder ? qsTr("请您记住") : qsTr("记住这几点")
            }
        }

        Repeater {
            model: result.stage.remember

            PointRow {
                required property int index
                required property string modelData

                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.maximumHeight: implicitHeight
                badge: index + 1
                colour: Tokens.topicColour(result.stage.topic)
                words: modelData
            }
        }

        PointRow {
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.maximumHeight: implicitHeight
            colour: Tokens.inkSoft
            iconName: "info"
            quiet: true
            visible: words !== ""
            words: result.stage.notice
        }
    }

    // Where to go next, if there is room for it.
    Item {
        id: nextUp

        readonly property int most: Math.max(1, Math.floor((width + Tokens.gap) / (Tokens.mm(Tokens.elder ? 110 : 78) + Tokens.gap)))
        readonly property int columns: Math.max(1, Math.min(most, cards.count))

        anchors.bottom: bar.top
        anchors.bottomMargin: Tokens.gap
        anchors.left: points.left
        anchors.right: points.right
        anchors.top: points.bottom
        anchors.topMargin: Tokens.mm(7)
        visible: cards.count > 0 && height > Tokens.mm(Tokens.elder ? 80 : 62)

        Label {
            id: nextWords

            bold: true
            font.pixelSize: Tokens.heading
            text: qsTr("接着玩")
        }

        Row {
            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: nextWords.bottom
            anchors.topMargin: Tokens.mm(3)
            spacing: Tokens.gap

            Repeater {
                id: cards

                model: result.stage.related

                ExhibitCard {
                    required property int index

                    height: Math.min(parent.height, Math.round(width * 0.95))
                    kindWords: names.kinds(kinds)
                    minutesWords: qsTr("约 %1 分钟").arg(minutes)
                    objectName: "related" + index
                    topicWords: names.topic(topic)
                    visible: index < nextUp.columns
                    width: Math.floor((nextUp.width - Tokens.gap * (nextUp.columns - 1)) / nextUp.columns)

                    onClicked: result.shelf.open(exhibit)
                }
            }
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
