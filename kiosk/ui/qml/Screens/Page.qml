import QtQuick
import Kit

// Holds one screen: made when first shown (or as soon as `wanted`), fading in over whatever was
// there; let go when the fade that hides it is over, unless it is worth keeping.
Item {
    id: page

    property bool keep: false
    required property string pageName
    property bool shown: false
    property alias sourceComponent: loader.sourceComponent
    property bool wanted: false

    opacity: 0
    visible: opacity > 0
    z: shown ? 1 : 0

    states: State {
        name: "shown"
        when: page.shown && loader.status === Loader.Ready

        PropertyChanges {
            page.opacity: 1
        }
    }
    transitions: [
        Transition {
            to: "shown"

            SequentialAnimation {
                // Not from 0: already the first frame after the touch shows the new page. Not quite
                // to 1: from 0.99999 on Qt's painter takes that for 1, draws it as 255/256, and what
                // was below shines through for as long as the page stands (measured: 1 of 255).
                NumberAnimation {
                    duration: Tokens.pageMs
                    easing.type: Easing.OutCubic
                    from: 0.2
                    property: "opacity"
                    to: 0.99
                }

                PropertyAction {
                    property: "opacity"
                    value: 1
                }
            }
        },
        Transition {
            from: "shown"

            SequentialAnimation {
                // The page below is covered by the new one, so it just waits and goes.
                PauseAnimation {
                    duration: Tokens.pageMs
                }

                NumberAnimation {
                    duration: 0
                    property: "opacity"
                }
            }
        }
    ]

    Loader {
        id: loader

        active: page.shown || page.visible || (page.keep && (page.wanted || loader.status === Loader.Ready))
        anchors.fill: parent
        asynchronous: false
        enabled: page.shown
    }
}
