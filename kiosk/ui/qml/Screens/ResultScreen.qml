pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Bridges
import Kit

// What came of it: a warm word, the count, what to take along, and where to go next.
Rectangle {
    id: result

    required property LeavingBridge leaving
    required property ShelfBridge shelf
    required property ShellBridge shell
    required property StageBridge stage

    readonly property bool wide: width > height
    // What is in front: the large code, the wall of topics, or nothing.
    property string front: ""
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

        ceiling: sky.y + sky.height + Tokens.mm(1)
        // The hills rise above the question that lies on them.
        ground: result.wide && rating.visible ? Math.round(height - rating.y + Tokens.mm(6)) : Math.round(Math.min(height * 0.3, width * 0.42))
        height: result.wide ? result.height : Math.round(result.height * (Tokens.elder ? 0.24 : 0.31))
        share: result.share
        sunny: !Tokens.elder || result.wide
        width: result.wide ? Math.round(result.width * 0.4) : result.width

        // The guide flies up when everything was right.
        Drawing {
            height: Math.round(width * 620 / 660)
            name: result.perfect && !Tokens.elder && result.wide && y > banner.ceiling - Tokens.mm(2) ? "guide/fly" : ""
            visible: name !== ""
            width: Math.round(banner.width * 0.27)
            x: Math.round(banner.width * 0.38 - banner.rise * Tokens.mm(18))
            y: Math.round(banner.height - banner.ground * 1.04 - height * 0.86)
        }

        ColumnLayout {
            id: sky

            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Tokens.mm(result.wide ? 6 : 4)
            width: parent.width - 2 * Tokens.margin
            y: result.wide ? Math.round(Math.max(Tokens.mm(8), ((rating.visible ? rating.y : parent.height - banner.ground * 1.65) - height) * 0.4)) : Tokens.mm(Tokens.elder ? 8 : 14)

            Label {
                Layout.fillWidth: true
                bold: true
                color: Tokens.dawn
                font.pixelSize: Tokens.body
                horizontalAlignment: Text.AlignHCenter
                text: result.stage.title
                // Where it would take two lines of large type, the words below have the room.
                visible: !Tokens.elder || !result.wide || natural.advanceWidth <= sky.width

                TextMetrics {
                    id: natural

                    font.family: Tokens.family
                    font.pixelSize: Tokens.body
                    font.weight: Font.Bold
                    text: result.stage.title
                }
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

    Rating {
        id: rating

        leaving: result.leaving
        lying: !result.wide
        objectName: "rating"
        width: result.wide ? banner.width - 2 * Tokens.margin : points.whole
        x: Tokens.margin
        y: result.wide ? bar.y - Tokens.gap - height : Math.round(points.y + Math.max(points.height, code.visible ? code.height : 0) + Tokens.mm(6))
    }

    // The points take the height they want, or share what there is.
    ColumnLayout {
        id: points

        readonly property int most: foot.above - y
        readonly property int whole: result.width - (result.wide ? banner.width : 0) - 2 * Tokens.margin

        height: Math.min(implicitHeight, most)
        spacing: Tokens.mm(4)
        width: whole - (code.visible ? code.width + Tokens.mm(6) : 0)
        x: Tokens.margin + (result.wide ? banner.width : 0)
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

    TakeawayCard {
        id: code

        height: implicitHeight
        leaving: result.leaving
        objectName: "takeaway"
        visible: points.whole - width > Tokens.mm(Tokens.elder ? 190 : 125)
        // Room for a code of version 15 at the smallest module that scans.
        width: 85 * Math.ceil(0.595 * Tokens.pxPerStep) + Tokens.mm(2)
        x: points.x + points.whole - width
        y: points.y

        onClicked: result.front = "code"
    }

    // Where to go next: what is near, and what one misses here.
    Item {
        id: foot

        readonly property int above: (result.wide ? bar.y : bar.y - (rating.visible ? rating.height + Tokens.mm(6) : 0)) - Tokens.gap - buttons.height - Tokens.mm(6)
        readonly property int cardsHeight: bar.y - Tokens.gap - under - buttons.height - Tokens.mm(4)
        readonly property bool lying: cardsHeight < Tokens.mm(Tokens.elder ? 80 : 62)
        readonly property int least: lying ? Tokens.mm(Tokens.elder ? 150 : 112) : Tokens.mm(Tokens.elder ? 110 : 78)
        readonly property int most: Math.max(1, Math.floor((width + Tokens.gap) / (least + Tokens.gap)))
        readonly property int columns: Math.max(1, Math.min(most, cards.count))
        readonly property bool shows: cards.count > 0 && cardsHeight > Tokens.mm(Tokens.elder ? 76 : 42)

        height: bar.y - Tokens.gap - y
        width: points.whole
        x: points.x
        y: shows || !result.wide ? under : Math.max(under, above + Tokens.mm(6))

        readonly property int under: (result.wide ? Math.max(points.y + points.height, code.visible ? code.y + code.height : 0) : rating.visible ? rating.y + rating.height : Math.max(points.y + points.height, code.visible ? code.y + code.height : 0)) + Tokens.mm(6)

        Label {
            anchors.verticalCenter: buttons.verticalCenter
            bold: true
            font.pixelSize: Tokens.heading
            text: qsTr("接着玩")
            visible: foot.shows && implicitWidth < foot.width - buttons.width - Tokens.gap
        }

        Row {
            id: buttons

            anchors.right: parent.right
            spacing: Tokens.gap

            PressButton {
                iconName: "phone"
                objectName: "takeawayButton"
                text: qsTr("扫码带走")
                visible: !code.visible

                onClicked: result.front = "code"
            }

            PressButton {
                enabled: result.leaving.wish === ""
                iconName: enabled ? "wish" : "check"
                objectName: "wishButton"
                opacity: 1
                text: enabled ? qsTr("我想看") : qsTr("已记下，谢谢！")

                onClicked: result.front = "wish"
            }
        }

        Row {
            anchors.top: buttons.bottom
            anchors.topMargin: Tokens.mm(4)
            spacing: Tokens.gap
            visible: foot.shows

            Repeater {
                id: cards

                model: result.stage.related

                ExhibitCard {
                    required property int index

                    height: Math.min(foot.cardsHeight, Math.round(width * 0.95))
                    kindWords: names.kinds(kinds)
                    minutesWords: qsTr("约 %1 分钟").arg(minutes)
                    objectName: "related" + index
                    topicWords: names.topic(topic)
                    visible: index < foot.columns
                    width: Math.floor((foot.width - Tokens.gap * (foot.columns - 1)) / foot.columns)

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

    Loader {
        active: result.front === "code"
        anchors.fill: parent
        z: 1

        sourceComponent: TakeawayPrompt {
            leaving: result.leaving
            objectName: "takeawayPrompt"

            onAccepted: result.front = ""
        }
    }

    Loader {
        active: result.front === "wish"
        anchors.fill: parent
        z: 1

        sourceComponent: WishSheet {
            leaving: result.leaving
            names: names
            objectName: "wishSheet"

            onClosed: result.front = ""
        }
    }
}
