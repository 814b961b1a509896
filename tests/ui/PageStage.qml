import QtQuick
import Kit

// The place that the panel gives to one of its pages: beside the rail, or above it.
Rectangle {
    id: stage

    required property var page
    required property var panel
    required property string source
    property real pxPerMm: 4

    readonly property bool wide: width > height

    color: Tokens.paper

    Component.onCompleted: loader.setSource(stage.source, {
        page: stage.page,
        panel: stage.panel
    })

    Binding {
        property: "pxPerMm"
        target: Tokens
        value: stage.pxPerMm
    }

    Binding {
        property: "unitMm"
        target: Tokens
        value: 4
    }

    Binding {
        property: "motionAllowed"
        target: Tokens
        value: false
    }

    Binding {
        property: "elder"
        target: Tokens
        value: false
    }

    Loader {
        id: loader

        anchors.bottomMargin: stage.wide ? Tokens.margin : Tokens.mm(71) + Tokens.margin
        anchors.fill: parent
        anchors.leftMargin: stage.wide ? Tokens.mm(72) + Tokens.margin : Tokens.margin
        anchors.margins: Tokens.margin
    }
}
