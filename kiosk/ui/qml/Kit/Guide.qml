pragma ComponentBehavior: Bound

import QtQuick

// The kiosk's guide, a 孔子鸟 on its twig: it waits, nods twice, or wonders. Calm and short; without
// motion it only changes its pose. It faces left, or right when mirrored.
Item {
    id: guide

    property string mood: "rest"
    property bool mirror: false
    property int beat: 0
    // The other poses are drawn a moment after the first: a page that opens has more urgent things.
    property bool later: false

    readonly property list<string> poses: ["rest", "nod", "wonder"]
    readonly property string pose: mood === "nod" && Tokens.motion && beat % 2 === 0 && beat < 4 ? "rest" : mood

    implicitHeight: Math.round(width * 480 / 560)
    implicitWidth: Math.round(height * 560 / 480)

    // Not by bindings of `running`: thousands of visitors made QML call that a loop now and then.
    function look(): void {
        if (Tokens.motion && guide.visible && guide.mood === "nod" && guide.beat < 4)
            nods.start();
        else
            nods.stop();
        if (guide.visible && !guide.later)
            others.start();
    }

    Component.onCompleted: guide.look()
    onMoodChanged: {
        guide.beat = 0;
        guide.look();
    }
    onVisibleChanged: guide.look()

    Timer {
        id: nods

        interval: 100
        repeat: true

        onTriggered: {
            guide.beat += 1;
            if (guide.beat >= 4)
                nods.stop();
        }
    }

    Timer {
        id: others

        interval: 700

        onTriggered: guide.later = true
    }

    Repeater {
        model: guide.poses

        Drawing {
            required property string modelData

            anchors.fill: parent
            mirror: guide.mirror
            name: guide.visible && (guide.later || modelData === guide.pose || modelData === "rest") ? "guide/" + modelData : ""
            visible: guide.pose === modelData
        }
    }
}
