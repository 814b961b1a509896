pragma ComponentBehavior: Bound

import QtQuick

// The root's ground: its content lies in `area` of a picture that is turned clockwise by `turn`
// degrees. What is left free above a low area is a piece of quiet sky with the site's name.
Item {
    id: ground

    property int turn: 0
    // In pixels of the turned picture; empty: all of it.
    property rect area
    property string siteName: ""
    property string sitePlace: ""

    default property alias content: place.data

    Item {
        id: picture

        readonly property bool across: ground.turn % 180 !== 0

        anchors.centerIn: parent
        height: across ? ground.width : ground.height
        rotation: ground.turn
        width: across ? ground.height : ground.width

        Loader {
            active: place.y >= 1
            width: parent.width

            sourceComponent: LowSky {
                objectName: "lowSky"
                siteName: ground.siteName
                sitePlace: ground.sitePlace
                free: place.y
            }
        }

        Item {
            id: place

            height: ground.area.height > 0 ? ground.area.height : picture.height
            width: ground.area.width > 0 ? ground.area.width : picture.width
            x: ground.area.x
            y: ground.area.y
        }
    }
}
