pragma ComponentBehavior: Bound

import QtQuick
import Kit

// What lies and lives under the sky of a `scene`, back to front. In a file of its own, loaded when
// it is wanted: it is not on the way to the first frame.
Item {
    id: layers

    required property DawnScene scene

    readonly property int ridgeWidth: Math.round(Math.max(width, height * 1.1) * 1.02)
    readonly property int ridgeHeight: Math.round(ridgeWidth * 500 / 2400)
    readonly property int shortSide: Math.min(width, height)

    function drawing(layer: string): string {
        return "scene/" + layer;
    }

    // Whether the clock is inside one of the spans [from, to, from, to, …].
    function within(spans: list<int>): bool {
        for (let at = 0; at < spans.length; at += 2) {
            if (layers.scene.beat >= spans[at] && layers.scene.beat < spans[at + 1])
                return true;
        }
        return false;
    }

    // No star shines through the land.
    Item {
        clip: true
        height: Math.round(layers.height * (layers.scene.mood.disc === "moon" ? 0.7 : 0.56))
        visible: !layers.scene.bright
        width: layers.width

        Drawing {
            height: Math.round(width * 7 / 12)
            name: layers.scene.bright ? "" : layers.drawing("stars-a")
            width: Math.max(layers.width, Math.round(layers.height * 0.8))
        }

        Drawing {
            height: Math.round(width * 7 / 12)
            name: layers.scene.mood.disc === "moon" ? layers.drawing("stars-b") : ""
            width: Math.max(layers.width, Math.round(layers.height * 0.8))
        }

        Sparks {
            beat: layers.scene.beat
            height: layers.height
            width: layers.width
        }
    }

    Drawing {
        height: width
        name: layers.drawing(layers.scene.mood.disc)
        width: Math.round(layers.shortSide * (layers.scene.mood.disc === "moon" ? 0.3 : 0.72))
        x: Math.round(layers.width * layers.scene.mood.across - width / 2)
        y: Math.round(layers.height * (layers.scene.mood.down + (layers.scene.wide ? 0 : 0.06)) - height / 2)
    }

    Drawing {
        readonly property int since: layers.scene.beat - 52

        height: Math.round(width * 120 / 260)
        name: layers.drawing("meteor")
        visible: !layers.scene.bright && since >= 0 && since < 7
        width: Math.round(layers.shortSide * 0.16)
        x: Math.round(layers.width * 0.98 - width - since * layers.shortSide * 0.04)
        y: Math.round(layers.height * 0.01 + since * layers.shortSide * 0.0185)
    }

    Drawing {
        height: layers.ridgeHeight
        name: layers.drawing("ridge-far")
        opacity: 1 - layers.scene.mood.haze
        width: layers.ridgeWidth
        x: -Math.round((layers.ridgeWidth - layers.width) / 2)
        y: Math.round(layers.height * (layers.scene.wide ? 0.745 : 0.83) - height * 0.56)
    }

    // The lake, and the sun's path on it, which takes turns between two states.
    Drawing {
        id: lake

        height: Math.round(width / 15)
        name: layers.drawing("water")
        opacity: 1 - layers.scene.mood.haze
        width: layers.ridgeWidth
        x: -Math.round((layers.ridgeWidth - layers.width) / 2)
        y: Math.round(layers.height * (layers.scene.wide ? 0.815 : 0.875))
    }

    Rectangle {
        color: "#663845"
        height: layers.height - y
        opacity: 1 - layers.scene.mood.haze
        width: layers.width
        y: lake.y + lake.height
    }

    Repeater {
        model: ["glints-a", "glints-b"]

        Drawing {
            required property int index
            required property string modelData

            height: Math.round(width / 10)
            name: layers.drawing(modelData)
            opacity: layers.scene.mood.disc === "moon" ? 0.5 : 1
            visible: Math.floor(layers.scene.beat / 9) % 2 === index
            width: Math.round(layers.shortSide * 0.42)
            x: Math.round(layers.width * layers.scene.mood.across - width / 2)
            y: lake.y + Math.round(lake.height * 0.08)
        }
    }

    Drawing {
        height: layers.ridgeHeight
        name: layers.drawing("ridge-mid")
        opacity: 1 - layers.scene.mood.haze
        width: layers.ridgeWidth
        x: -Math.round((layers.ridgeWidth - layers.width) / 2)
        y: Math.round(layers.height * (layers.scene.wide ? 0.915 : 0.945) - height * 0.52)
    }

    Bird {
        beat: layers.scene.beat
        moves: Tokens.scenery
        name: "scene/confuciusornis-"
        reach: layers.width
        width: Math.round(layers.shortSide * 0.2)
        y: Math.round(layers.height * (layers.scene.wide ? 0.5 : 0.56) + sink * layers.shortSide)
    }

    Hunter {
        awake: !layers.within([30, 32, 84, 86, 88, 90, 128, 130])
        name: "scene/sinosauropteryx-"
        pose: layers.within([40, 62, 116, 136]) ? 1 : layers.within([90, 108]) ? 2 : 0
        width: Math.round(layers.width * (layers.scene.wide ? 0.36 : 0.72))
        x: Math.round(layers.width * (layers.scene.wide ? 0.3 : 0.12))
        y: Math.round(layers.height * (layers.scene.wide ? 0.915 : 0.93) - height)
    }

    Drawing {
        height: layers.ridgeHeight
        name: layers.drawing("ridge-near")
        width: layers.ridgeWidth
        x: -Math.round((layers.ridgeWidth - layers.width) / 2)
        y: layers.height - Math.round(height * 0.86)
    }

    // Horsetails by the water: a gust goes through them now and then.
    Repeater {
        model: [0.012, 0.9]

        Horsetails {
            required property int index
            required property real modelData

            height: Math.round(layers.shortSide * (index === 0 ? 0.26 : 0.2))
            name: "scene/horsetails-"
            since: layers.scene.beat % 62 - 10 - 2 * index
            x: Math.round(layers.width * modelData)
            y: Math.round(layers.height * 0.972) - height
        }
    }
}
