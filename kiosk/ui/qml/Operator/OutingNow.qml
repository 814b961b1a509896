import QtQuick
import OperatorPages
import Kit

// What runs, large enough for the far side of a school yard. In a room that stays where it is also:
// nothing was begun today yet, or today is done.
Item {
    id: view

    required property OutingsBridge page
    readonly property RecordsBridge records: page.records as RecordsBridge
    readonly property bool wide: width > height
    readonly property string headline: page.running ? page.now.place ?? "" : page.todaysWords !== "" ? qsTr("今天的记录填好了") : qsTr("今天还没有开放记录")

    objectName: "outingNow"

    Column {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.topMargin: Math.max(0, (actions.y - height) * 0.4)
        spacing: Tokens.mm(4)

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            color: Tokens.warm
            height: Tokens.mm(view.wide ? 40 : 52)
            radius: height / 2
            width: height

            Icon {
                anchors.centerIn: parent
                colour: view.page.forgotten ? Tokens.warmInk : Tokens.accent
                name: view.page.forgotten ? "sign-warn" : view.page.running ? "flag" : view.page.todaysWords !== "" ? "check" : "calendar"
                size: Math.round(parent.height * 0.6)
            }
        }

        PageText {
            bold: true
            color: Tokens.warmInk
            horizontalAlignment: Text.AlignHCenter
            objectName: "forgottenWords"
            text: qsTr("这一场好像忘了结束")
            visible: view.page.forgotten
            width: parent.width
        }

        PageText {
            bold: true
            // As large as it can be on one line; a long name takes two of the smaller size.
            font.pixelSize: Tokens.mm([26, 22].find(size => Fitting.lines(view.headline, Tokens.mm(size), view.width) < 2) ?? 18)
            horizontalAlignment: Text.AlignHCenter
            lineHeight: 0.95
            maximumLineCount: 2
            objectName: "nowPlace"
            elide: Text.ElideRight
            text: view.headline
            width: parent.width
        }

        PageText {
            color: Tokens.inkSoft
            horizontalAlignment: Text.AlignHCenter
            text: view.page.now.where ?? ""
            visible: text !== ""
            width: parent.width
        }

        PageText {
            bold: true
            font.pixelSize: Math.round(Tokens.panelHeading * 1.2)
            horizontalAlignment: Text.AlignHCenter
            objectName: "nowSince"
            text: view.page.running ? view.page.now.since ?? "" : view.page.todaysWords !== "" ? qsTr("现场人次 %1").arg(view.page.todaysWords) : view.page.today
            width: parent.width
        }

        PageText {
            color: Tokens.inkSoft
            horizontalAlignment: Text.AlignHCenter
            maximumLineCount: 2
            elide: Text.ElideRight
            text: view.page.now.about ?? ""
            visible: text !== ""
            width: parent.width
        }

        PageText {
            color: Tokens.inkSoft
            horizontalAlignment: Text.AlignHCenter
            objectName: "nowSessions"
            text: qsTr("屏幕互动 %1 次（不是人数）").arg(view.page.now.sessions ?? 0)
            visible: view.page.running && (view.page.now.sessions ?? -1) >= 0
            width: parent.width
        }
    }

    Flow {
        id: actions

        anchors.bottom: bar.top
        anchors.bottomMargin: Tokens.gap
        anchors.left: parent.left
        anchors.right: parent.right
        layoutDirection: Qt.RightToLeft
        spacing: Tokens.gap

        PanelButton {
            iconName: "gear"
            objectName: "changeOuting"
            text: qsTr("改内容")
            visible: view.page.running

            onClicked: view.page.change()
        }

        PanelButton {
            iconName: "plus"
            objectName: "startAnother"
            text: !view.page.forgotten ? qsTr("外出活动") : view.page.isDay ? qsTr("今天的开放记录") : qsTr("开始新的一场")
            visible: view.page.isDay || view.page.forgotten

            onClicked: view.page.forgotten && view.page.isDay ? view.page.beginDay() : view.page.goPlaces()
        }
    }

    Item {
        id: bar

        anchors.bottom: parent.bottom
        height: Tokens.panelButton
        width: parent.width

        PanelButton {
            iconName: "calendar"
            objectName: "showPast"
            text: qsTr("过去的活动")

            onClicked: view.records.show()
        }

        PanelButton {
            anchors.right: parent.right
            iconName: view.page.running ? "check" : ""
            look: "primary"
            objectName: "mainAction"
            text: {
                if (!view.page.running)
                    return view.page.todaysWords !== "" ? qsTr("改今天的数字") : qsTr("今天的开放记录");
                if (view.page.filledIn > 0)
                    return qsTr("接着填结束登记");
                return view.page.isDay ? qsTr("结束今天") : qsTr("结束活动");
            }

            onClicked: {
                if (view.page.running)
                    view.page.finish();
                else if (view.page.todaysWords !== "")
                    view.page.adjustToday();
                else
                    view.page.beginDay();
            }
        }
    }
}
