pragma ComponentBehavior: Bound

import QtQuick
import OperatorBridges
import Kit
import Operator
import Screens

// Nobody touches for a while; then everything is wiped; then words say what came of it.
Item {
    id: step

    required property SetupBridge setup
    readonly property TouchTestBridge touch: setup.touch as TouchTestBridge
    readonly property ScreenBridge layout: setup.screen as ScreenBridge
    readonly property bool runs: touch.phase === "quiet" || touch.phase === "wiping"

    function begin() {
        const ground = step.Window.contentItem;
        const across = step.layout.turn % 180 !== 0;
        const wide = across ? ground.height : ground.width;
        const high = across ? ground.width : ground.height;
        step.touch.begin(wide / Tokens.pxPerMm, high / Tokens.pxPerMm);
    }

    Column {
        spacing: Tokens.gapWide
        width: parent.width

        PageText {
            text: qsTr("先看有没有“鬼手”：5 秒钟谁也别碰。再把整块屏幕擦一遍，看有没有不灵的地方。")
            visible: step.touch.phase === ""
            width: parent.width
        }

        SignRow {
            objectName: "touchGood"
            sign: "good"
            title: qsTr("处处都灵，也没有鬼手")
            visible: step.touch.phase === "done" && step.touch.findings.length === 0
            width: parent.width
        }

        Repeater {
            model: step.touch.findings

            SignRow {
                id: finding

                required property string modelData

                objectName: "touchFinding"
                sign: step.touch.enough ? "warn" : "note"
                what: finding.modelData
                width: parent ? parent.width : 0
            }
        }

        PanelButton {
            iconName: step.touch.phase === "done" ? "again" : "finger"
            look: step.touch.phase === "done" ? "plain" : "dark"
            objectName: "touchBegin"
            text: step.touch.phase === "done" ? qsTr("再测一次") : qsTr("开始测试")

            onClicked: step.begin()
        }
    }

    // Over the whole glass, also where a low picture does not reach. A child of the window, not of
    // this page: what lies outside of an item that has been touched before gets no touch.
    Loader {
        active: step.runs
        anchors.fill: parent
        parent: step.Window.contentItem
        z: 5

        sourceComponent: Turned {
            turn: step.layout.turn

            TouchField {
                id: field

                anchors.fill: parent
                objectName: "touchField"
                touch: step.touch

                Component.onCompleted: field.inside = field.mapFromItem(step, 0, 0, step.width, step.height)
            }
        }
    }
}
