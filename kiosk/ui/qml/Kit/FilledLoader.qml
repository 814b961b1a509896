pragma ComponentBehavior: Bound

import QtQuick

// A Loader for what needs properties to be made at all, as large as this is. Qt's own (6.11) keeps
// what was given to `setSource`, and all it names, for as long as the program runs (see 0018).
FocusScope {
    id: loader

    // QML that is not compiled yet is compiled in another thread; the item comes when it is.
    property bool asynchronous: false
    readonly property Item item: made.item

    // Show `source` with `parts`, its properties by name, in place of what was there.
    function fill(source: url, parts: var): void {
        loader.clear();
        made.parts = parts;
        made.type = Qt.createComponent(source, loader.asynchronous ? Component.Asynchronous : Component.PreferSynchronous);
        loader.make();
    }

    // What was there goes from the glass at once, and is let go from the event loop: it may be what asks.
    function clear(): void {
        const old = made.item;
        made.item = null;
        made.type = null;
        made.parts = null;
        if (old !== null) {
            old.parent = null;
            old.visible = false;
            old.destroy();
        }
    }

    function make(): void {
        if (made.item !== null || made.type === null || made.type.status === Component.Loading)
            return;
        if (made.type.status === Component.Error)
            console.warn(made.type.errorString());
        else
            made.item = made.type.createObject(loader, Object.assign({
                width: loader.width,
                height: loader.height
            }, made.parts)) as Item;
        made.parts = null;
    }

    onHeightChanged: {
        if (made.item !== null)
            made.item.height = loader.height;
    }
    onWidthChanged: {
        if (made.item !== null)
            made.item.width = loader.width;
    }

    QtObject {
        id: made

        property Item item: null
        property var parts: null
        property Component type: null
    }

    Connections {
        function onStatusChanged() {
            loader.make();
        }

        target: made.type
    }
}
