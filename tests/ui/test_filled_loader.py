"""``Kit/FilledLoader`` shows QML that needs properties, and lets go of all of it again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QUrl
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickItem

from tests.ui.test_quiet_work import until

KIT = Path(__file__).parents[2] / "kiosk/ui/qml"
STAGE = """
import QtQuick
import QtQml
import Kit

FilledLoader {
    id: loader

    property string page: ""
    property string word: ""
    property bool empty: false
    property bool atOnce: false
    property int done: 0
    property int ended: 0

    function act(): void {
        if (loader.empty) {
            loader.clear();
        } else {
            const held = thing.createObject(null);
            held.Component.destruction.connect(() => {
                loader.ended++;
            });
            loader.fill(loader.page, { word: loader.word, held: held });
        }
        loader.atOnce = loader.item !== null;
        loader.done++;
    }

    height: 200
    width: 300

    // Nobody's but garbage's.
    Component {
        id: thing

        QtObject {}
    }

    // From the event loop: no Python call may wait for QML (docs/decisions/0010).
    Timer {
        id: turn

        interval: 0

        onTriggered: loader.act()
    }

    onWordChanged: turn.restart()
}
"""
PAGE = """
import QtQuick

Item {
    required property string word
    required property QtObject held

    objectName: "page " + word
}
"""


def _written(folder: Path, name: str, words: str) -> Path:
    """A page in a folder of its own: an engine reads once what there is in a folder."""
    page = folder / name.lower() / name
    page.parent.mkdir()
    page.write_text(words, "utf-8")
    return page


class _Stage:
    """A loader in an engine of its own, and the page that it shows."""

    def __init__(self, folder: Path, asynchronous: bool = False) -> None:
        self.page = _written(folder, "Page.qml", PAGE)
        self.engine = QQmlEngine()
        self.engine.addImportPath(str(KIT))
        self.warnings: list[str] = []
        self.engine.warnings.connect(self._note)
        self.component = component = QQmlComponent(self.engine)  # it takes what it made along
        component.setData(STAGE.encode(), QUrl.fromLocalFile(str(folder / "Stage.qml")))
        assert component.errorString() == ""
        self.loader: Any = component.create()
        self.loader.setProperty("asynchronous", asynchronous)

    def _note(self, errors: list[Any]) -> None:
        self.warnings += [error.toString() for error in errors]

    def show(self, word: str, page: Path | None = None) -> None:
        self.loader.setProperty("page", QUrl.fromLocalFile(str(page or self.page)).toString())
        self._act(word)

    def clear(self) -> None:
        self.loader.setProperty("empty", True)
        self._act("")
        self.loader.setProperty("empty", False)

    def _act(self, word: str) -> None:
        done = self.loader.property("done")
        self.loader.setProperty("word", word)
        until(lambda: self.loader.property("done") > done)

    @property
    def item(self) -> QQuickItem | None:
        found = self.loader.property("item")
        assert found is None or isinstance(found, QQuickItem)
        return found

    def pages(self) -> list[QQuickItem]:
        """All pages that stand on the glass."""
        return [
            page
            for place in self.loader.childItems()
            for room in place.childItems()
            for page in room.childItems()
        ]

    def close(self) -> None:
        """What was made goes before its engine does."""
        for one in (self.loader, self.component, self.engine):
            one.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def let_go(self) -> int:
        """How many of the objects that pages were given are gone, once garbage has been sought."""
        for _ in range(3):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            QCoreApplication.processEvents()
            self.engine.collectGarbage()
        return int(self.loader.property("ended"))


@pytest.fixture
def stage(qt_app: QCoreApplication, tmp_path: Path) -> Iterator[_Stage]:
    one = _Stage(tmp_path)
    yield one
    one.close()
    assert one.warnings == []


@pytest.fixture
def later(qt_app: QCoreApplication, tmp_path: Path) -> Iterator[_Stage]:
    """A stage whose pages are compiled elsewhere."""
    one = _Stage(tmp_path, asynchronous=True)
    yield one
    one.close()
    assert one.warnings == []


def test_a_page_gets_its_properties_and_the_loader_s_size(stage: _Stage) -> None:
    stage.show("one")
    assert stage.loader.property("atOnce")
    item = stage.item
    assert item is not None and item.objectName() == "page one"
    assert (item.width(), item.height()) == (300, 200)
    stage.loader.setWidth(120)
    stage.loader.setHeight(80)
    assert (item.width(), item.height()) == (120, 80)


def test_another_page_comes_in_its_place(stage: _Stage) -> None:
    stage.show("one")
    stage.show("two")
    assert stage.item is not None and stage.item.objectName() == "page two"
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert [one.objectName() for one in stage.pages()] == ["page two"]


def test_an_empty_loader_shows_nothing_at_once(stage: _Stage) -> None:
    stage.show("one")
    stage.clear()
    assert stage.item is None
    assert stage.pages() == []


def test_what_is_compiled_elsewhere_comes_a_moment_later(later: _Stage) -> None:
    later.show("one")
    assert not later.loader.property("atOnce")
    until(lambda: later.item is not None)
    assert later.item is not None and later.item.objectName() == "page one"


def test_a_page_that_came_too_late_does_not_come(later: _Stage, tmp_path: Path) -> None:
    later.show("one")
    later.clear()
    other = _written(tmp_path, "Other.qml", PAGE.replace("page ", "other "))
    later.show("two", other)
    until(lambda: later.item is not None)
    assert [one.objectName() for one in later.pages()] == ["other two"]


def test_a_broken_page_is_told_and_leaves_the_place_empty(
    stage: _Stage, tmp_path: Path, expect_log: Callable[..., Any]
) -> None:
    expect_log("qt", "WARNING", r"Broken\.qml:2")
    broken = _written(tmp_path, "Broken.qml", "import QtQuick\nItem { width: }")
    stage.show("one")
    stage.show("two", broken)
    assert stage.item is None


def test_what_a_page_was_given_is_let_go_with_it(stage: _Stage) -> None:
    for number in range(5):
        stage.show(str(number))
    assert stage.let_go() == 4
    stage.clear()
    assert stage.let_go() == 5
