pragma ComponentBehavior: Bound

import QtQuick
import OperatorBridges
import Kit
import Operator

// Nobody touches for a while; then everything is wiped; then words say what came of it.
Item {
    id: step

    required property SetupBridge setup
    readonly property TouchTestBridge touch: setup.touch as TouchTestBridge
    readonly property bool runs: touch.phase === "quiet" || touch.phase === "wiping"

    // The whole glass in this item's own coordinates, however the picture lies on it.
    property rect whole

    function begin() {
        const ground = step.Window.contentItem;
        step.whole = ground ? step.mapFromItem(ground, 0, 0, ground.width, ground.height) : Qt.rect(0, 0, width, height);
        step.touch.begin(step.whole.width / Tokens.pxPerMm, step.whole.height / Tokens.pxPerMm);
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

    Loader {
        active: step.runs
        height: step.whole.height
        width: step.whole.width
        x: step.whole.x
        y: step.whole.y
        z: 5

        sourceComponent: TouchField {
            inside: Qt.rect(-step.whole.x, -step.whole.y, step.width, step.height)
            objectName: "touchField"
            touch: step.touch
        }
    }
}
