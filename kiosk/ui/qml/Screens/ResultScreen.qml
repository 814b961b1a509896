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
    // What is in front: the large code, the wall of topics, who made it, or nothing.
    property string front: ""

    color: Tokens.paper

    Component.onCompleted: Cues.play("result")

    Names {
        id: names
    }

    ResultSky {
        id: banner

        height: result.wide ? result.height : Math.round(result.height * (Tokens.elder ? 0.24 : 0.31))
        shell: result.shell
        shelter: rating.visible ? rating.y : 0
        stage: result.stage
        wide: result.wide
        width: result.wide ? Math.round(result.width * 0.4) : result.width
    }

    Rating {
        id: rating

        asksAge: result.shell.asksAge
        leaving: result.leaving
        lying: !result.wide
        objectName: "rating"
        width: result.wide ? banner.width - 2 * Tokens.margin : points.whole
        x: Tokens.margin
        y: result.wide ? bar.y - Tokens.gap - height : foot.listed + Tokens.mm(6)
    }

    // The points take the height they want, or share what there is.
    ColumnLayout {
        id: points

        readonly property int most: (result.wide || !rating.visible ? foot.edge : foot.edge - rating.height - Tokens.mm(6)) - foot.rowHeight - Tokens.mm(6) - y
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

    NextUp {
        id: foot

        readonly property int listed: Math.max(points.y + points.height, code.visible ? code.y + code.height : 0)

        codeShown: code.visible
        edge: bar.y - Tokens.gap
        leaving: result.leaving
        names: names
        shelf: result.shelf
        sinks: result.wide
        stage: result.stage
        under: (!result.wide && rating.visible ? rating.y + rating.height : listed) + Tokens.mm(6)
        width: points.whole
        x: points.x

        onCodeWanted: result.front = "code"
        onCreditWanted: result.front = "credit"
        onWishWanted: result.front = "wish"
    }

    Item {
        id: bar

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.margins: Tokens.margin
        anchors.right: parent.right
        height: Tokens.button

        PressButton {
            id: home

            iconName: "home"
            objectName: "goHome"
            text: qsTr("回首页")

            onClicked: result.shell.goHome()
        }

        Row {
            anchors.right: parent.right
            spacing: Tokens.gap

            PressButton {
                id: again

                // Where three buttons do not fit, the arrow says it alone.
                readonly property bool tight: home.width + next.width + 2 * Tokens.gap + played.advanceWidth + font.pixelSize * 1.15 + Tokens.mm(17) > bar.width

                Accessible.name: played.text
                iconName: "again"
                objectName: "playAgain"
                text: tight ? "" : played.text

                TextMetrics {
                    id: played

                    font: again.font
                    text: qsTr("再玩一次")
                }

                onClicked: result.stage.again()
            }

            PressButton {
                id: next

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
        active: result.front === "credit"
        anchors.fill: parent
        z: 1

        sourceComponent: CreditSheet {
            credits: result.stage.credits
            detail: result.stage.title
            objectName: "creditSheet"

            onClosed: result.front = ""
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
