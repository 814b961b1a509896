pragma ComponentBehavior: Bound

import QtQuick
import Bridges
import Kit

// What narrows the shelf: a row of topics, or of those it is for; the switch between them says what
// is chosen in the other. Beside it, the way to the wall of pictures.
Item {
    id: filters

    required property Names names
    required property ShelfBridge shelf
    property int rows: 1

    property bool byAudience: false
    readonly property bool offersAudiences: shelf.audiences.length > 1

    signal wallWanted

    function reset() {
        filters.byAudience = false;
    }

    implicitHeight: topics.implicitHeight

    ChipRow {
        id: topics

        anchors.fill: parent
        chosen: filters.shelf.topic
        entries: filters.shelf.topics.map(id => ({
                    id: id,
                    words: filters.names.topic(id),
                    colour: Tokens.topicColour(id),
                    icon: Tokens.topicIcon(id)
                }))
        kept: tail.width + gap
        rows: filters.rows
        visible: !filters.byAudience

        onPicked: id => filters.shelf.choose(id)
    }

    ChipRow {
        anchors.fill: parent
        chosen: filters.shelf.audience
        cycles: true
        entries: filters.shelf.audiences.map(id => ({
                    id: id,
                    words: filters.names.audience(id),
                    colour: Tokens.ink,
                    icon: ""
                }))
        kept: tail.width + gap
        prefix: "audience"
        rows: filters.rows
        visible: filters.byAudience

        onPicked: id => filters.shelf.chooseAudience(id)
    }

    Row {
        id: tail

        anchors.bottom: parent.bottom
        anchors.right: parent.right
        spacing: topics.gap

        Chip {
            id: change

            readonly property string topic: filters.shelf.topic
            readonly property string audience: filters.shelf.audience

            colour: filters.byAudience && topic !== "" ? Tokens.topicColour(topic) : Tokens.ink
            highlighted: filters.byAudience ? topic !== "" : audience !== ""
            iconName: !filters.byAudience ? "people" : topic !== "" ? Tokens.topicIcon(topic) : "prev"
            objectName: "topicSwitch"
            text: filters.byAudience ? (topic === "" ? qsTr("看主题") : filters.names.topic(topic)) : audience === "" ? qsTr("给谁看") : filters.names.audience(audience)
            visible: filters.offersAudiences

            onClicked: filters.byAudience = !filters.byAudience
        }

        Chip {
            colour: Tokens.accent
            iconName: "wall"
            objectName: "topicWall"
            text: qsTr("看图找")

            onClicked: filters.wallWanted()
        }
    }
}
