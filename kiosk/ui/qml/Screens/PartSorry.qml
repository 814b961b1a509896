import QtQuick
import QtQuick.Layouts
import Bridges
import Kit

// A part that cannot be shown: the exhibit's picture, one sentence, and on to the next part.
Rectangle {
    id: sorry

    required property StageBridge stage

    readonly property bool wide: width > height

    color: Tokens.paper
    objectName: "partSorry"

    Picture {
        id: picture

        height: sorry.wide ? parent.height : Math.round(parent.height * 0.42)
        source: sorry.stage.poster
        width: sorry.wide ? Math.round(parent.width * 0.52) : parent.width
    }

    ColumnLayout {
        anchors.left: sorry.wide ? picture.right : parent.left
        anchors.margins: Tokens.margin
        anchors.right: parent.right
        anchors.verticalCenter: sorry.wide ? parent.verticalCenter : undefined
        anchors.verticalCenterOffset: sorry.wide ? -Tokens.button : 0
        anchors.top: sorry.wide ? undefined : picture.bottom
        spacing: Tokens.gapWide

        Label {
            Layout.fillWidth: true
            bold: true
            font.pixelSize: Tokens.heading
            text: qsTr("这一段暂时放不出来")
        }

        Label {
            Layout.fillWidth: true
            color: Tokens.inkSoft
            objectName: "partSorryWords"
            text: sorry.stage.following === "quiz" ? qsTr("没关系，题目还在等你，接着来吧！") : qsTr("没关系，后面还有好看的，接着来吧！")
        }
    }

    PressButton {
        anchors.bottom: parent.bottom
        anchors.margins: Tokens.margin
        anchors.right: parent.right
        iconAfter: true
        iconName: "next"
        look: "primary"
        objectName: "passOver"
        text: qsTr("接着来")

        onClicked: sorry.stage.passOver()
    }
}
