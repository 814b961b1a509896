pragma Singleton
import QtQuick

// The one place that knows sizes (millimetres), colours by role and motion (milliseconds).
// Main.qml feeds the three inputs; everything else follows.
QtObject {
    id: tokens

    // Inputs.
    property string assets: ""
    property real pxPerMm: 4
    property real unitMm: 4
    property bool elder: false
    // What is on the screen is written in Latin letters.
    property bool latin: false
    property bool motionAllowed: true
    // Only small things move: the machine is too slow for large ones.
    property bool calm: false
    // It was measured here that a whole window can fade.
    property bool paced: false
    property real windowPixels: 1920 * 1080
    // How long a new page takes no touch. Rehearsals of many visits shorten it.
    property int guardMs: 300

    // A whole window that fades is dear above 1080p (22 to 30 frames a second at 4K): there it is cut,
    // unless this machine has shown that it can.
    readonly property bool fades: tokens.scenery && (tokens.paced || tokens.windowPixels <= 1920 * 1080)
    readonly property bool scenery: tokens.motion && !tokens.calm
    readonly property bool motion: tokens.motionAllowed && !tokens.elder
    readonly property real pxPerStep: tokens.pxPerMm * tokens.unitMm / 4

    // Space.
    readonly property int gap: tokens.mm(5)
    readonly property int gapWide: tokens.mm(8)
    readonly property int margin: tokens.mm(8)
    readonly property int corner: tokens.mm(8)
    readonly property int cornerSmall: tokens.mm(5)
    readonly property int hairline: Math.max(1, tokens.mm(0.5))
    readonly property int lift: tokens.mm(1)
    readonly property int button: tokens.mm(tokens.elder ? 25 : 20)

    // Type.
    readonly property string family: "Noto Sans SC"
    // Chinese quotes are as wide as a character; between Latin words that reads as a hole.
    readonly property var features: tokens.latin ? ({
            "palt": 1
        }) : ({})
    readonly property int title: tokens.mm(tokens.elder ? 20 : 14)
    readonly property int heading: tokens.mm(tokens.elder ? 14 : 11)
    readonly property int lead: tokens.mm(tokens.elder ? 12 : 8.5)
    readonly property int body: tokens.mm(tokens.elder ? 11 : 7)
    readonly property int small: tokens.mm(tokens.elder ? 10 : 6)
    // The operator's panel: read at arm's length, by anybody, in one size.
    readonly property int panelText: tokens.mm(10)
    readonly property int panelHeading: tokens.mm(13)
    readonly property int panelButton: tokens.mm(22)
    readonly property real leading: tokens.elder ? 1.0 : 0.96

    // Colours by role.
    readonly property color paper: tokens.elder ? "#FFFFFF" : "#FFF8EC"
    readonly property color card: "#FFFFFF"
    readonly property color line: tokens.elder ? "#5B5342" : "#D8CBB4"
    readonly property color warmth: tokens.elder ? "#E8DCC4" : "#E8DCC4"
    readonly property color sand: "#F3E7D2"
    readonly property color ink: tokens.elder ? "#08131F" : "#14263A"
    readonly property color inkSoft: tokens.elder ? "#22303D" : "#4A5A6B"
    readonly property color night: "#0D1B2A"
    readonly property color dusk: "#1B3A57"
    readonly property color ember: "#D9652F"
    readonly property color dawn: "#F8C56B"
    readonly property color accent: tokens.elder ? "#9A2B0C" : "#C43E16"
    readonly property color glow: "#F5A623"
    readonly property color right: tokens.elder ? "#1B5A29" : "#2B7A3B"
    readonly property color rightSoft: "#E7F3EA"
    readonly property color wrong: tokens.elder ? "#8A1811" : "#B3261E"
    readonly property color wrongSoft: "#FBEAE6"
    readonly property color warm: "#FFF0D2"
    readonly property color warmInk: tokens.elder ? "#5C3200" : "#85480A"
    readonly property color onDark: "#FFFFFF"

    // Motion.
    readonly property int pressMs: 120
    readonly property int pageMs: tokens.fades ? 220 : 0
    readonly property int cheerMs: tokens.motion ? 400 : 0

    readonly property var topicColours: ({
            "古生物与地质": ["#8A5A14", "#6B430A"],
            "航天": ["#3949AB", "#2A3890"],
            "物理": ["#12717E", "#0B535D"],
            "生命与健康": ["#2E7D32", "#1D5A21"],
            "农业": ["#5C7A1F", "#415912"],
            "应急与安全": ["#B3261E", "#8A1811"],
            "气象": ["#0B6FB8", "#07528A"],
            "信息与反诈": ["#7B3FA0", "#5E2C7E"],
            "文化遗产": ["#1F7A5C", "#115440"],
            "科学家精神": ["#A3366B", "#7F2350"]
        })

    function mm(length: real): int {
        return Math.round(length * tokens.pxPerStep);
    }

    function kindIcon(kind: string): string {
        return ["quiz", "video", "animation", "simulation", "story"].includes(kind) ? "kind-" + kind : "question";
    }

    function topicColour(topic: string): color {
        const pair = tokens.topicColours[topic];
        return pair === undefined ? tokens.dusk : pair[tokens.elder ? 1 : 0];
    }

    function topicIcon(topic: string): string {
        const icons = {
            "古生物与地质": "topic-fossil",
            "航天": "topic-space",
            "物理": "topic-physics",
            "生命与健康": "topic-health",
            "农业": "topic-farming",
            "应急与安全": "topic-safety",
            "气象": "topic-weather",
            "信息与反诈": "topic-info",
            "文化遗产": "topic-heritage",
            "科学家精神": "topic-scientist"
        };
        return icons[topic] ?? "question";
    }
}
