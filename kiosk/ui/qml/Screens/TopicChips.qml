pragma ComponentBehavior: Bound

import QtQuick
import Bridges
import Kit

// Filters by topic. Only topics that have an exhibit are offered.
Flow {
    id: chips

    required property Names names
    required property ShelfBridge shelf

    spacing: Tokens.mm(4)

    Chip {
        highlighted: chips.shelf.topic === ""
        objectName: "topicAll"
        text: qsTr("全部")

        onClicked: chips.shelf.choose("")
    }

    Repeater {
        model: chips.shelf.topics

        Chip {
            required property int index
            required property string modelData

            colour: Tokens.topicColour(modelData)
            highlighted: chips.shelf.topic === modelData
            iconName: Tokens.topicIcon(modelData)
            objectName: "topic" + index
            text: chips.names.topic(modelData)

            onClicked: chips.shelf.choose(modelData)
        }
    }
}
