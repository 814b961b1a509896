pragma ComponentBehavior: Bound

import QtQuick

// A Loader for what needs properties to be made at all, as large as this is. Qt's own (6.11) keeps
// what was given to `setSource`, and all it names, for as long as the program runs (see 0018).
FocusScope {
    id: loader

    // QML that is not compiled yet is compiled in another thread; the item comes when it is.
    property bool asynchronous: false
    readonly property Item item: (place.item as Room)?.item ?? null

    // Show `source` with `parts`, its properties by name, in place of what was there.
    function fill(source: url, parts: var): void {
        loader.clear();
        place.active = true;
        (place.item as Room).furnish(source, parts, loader.asynchronous ? Component.Asynchronous : Component.PreferSynchronous);
    }

    // What was there goes from the glass at once, and is let go from the event loop: it may be what asks.
    function clear(): void {
        place.active = false;
    }

    // Made anew for each item, whose bindings end with it: they look at nothing that has gone since.
    component Room: Item {
        id: room

        property Item item: null
        property Component type: null
        property var parts: null

        function furnish(source: url, parts: var, mode: int): void {
            room.parts = parts;
            // With a parent it goes with the room. Left to the garbage, it is destroyed when the engine
            // half is, which Qt 6.9 does not survive.
            room.type = Qt.createComponent(source, mode, room);
            room.make();
        }

        function make(): void {
            if (room.item !== null || room.type === null || room.type.status === Component.Loading)
                return;
            if (room.type.status === Component.Error)
                console.warn(room.type.errorString());
            else
                room.item = room.type.createObject(room, Object.assign({
                    width: room.width,
                    height: room.height
                }, room.parts)) as Item;
            room.parts = null;
        }

        onHeightChanged: {
            if (room.item !== null)
                room.item.height = room.height;
        }
        onWidthChanged: {
            if (room.item !== null)
                room.item.width = room.width;
        }

        Connections {
            function onStatusChanged() {
                room.make();
            }

            target: room.type
        }
    }

    Loader {
        id: place

        active: false
        anchors.fill: parent
        focus: true

        sourceComponent: Room {}
    }
}
