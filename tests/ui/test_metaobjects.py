"""What QML sees has the metaobject of its class: see docs/decisions/0017."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QTimer

from kiosk.core.places import find_places
from kiosk.library.catalogue import read_catalogue
from kiosk.library.examine import examine
from kiosk.library.exhibit import Exhibit
from kiosk.players.registry import KINDS
from kiosk.ui.frames import FilmFrames, PictureFrames
from kiosk.ui.players import open_part
from tests.players.stories import write_story
from tests.ui.desk import Desk


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> tuple[Exhibit, ...]:
    cache = tmp_path_factory.mktemp("cache")
    return read_catalogue(find_places().exhibits, cache, KINDS).exhibits


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Exhibit:
    folder = write_story(tmp_path_factory.mktemp("made"))
    exhibit = examine(folder, KINDS).exhibit
    assert exhibit is not None
    return exhibit


def _seen(exhibits: tuple[Exhibit, ...]) -> Iterator[QObject]:
    """Every kind of object of ours that QML is given, and their children."""
    desk = Desk()
    roots: list[QObject] = [desk.shell, desk.shelf, desk.stage, FilmFrames(), PictureFrames()]
    for exhibit in exhibits:
        for part in exhibit.parts:
            roots.append(open_part(exhibit, part, desk.stage, desk.stage)[0])
    for root in roots:
        yield root
        yield from root.findChildren(QObject)


def _methods(of: Any) -> int:
    return int(of.staticMetaObject.methodCount())


def _own(one: QObject) -> bool:
    return type(one).__module__.startswith("kiosk.")


def test_no_object_that_qml_sees_has_a_metaobject_of_its_own(
    qt_app: Any, shipped: tuple[Exhibit, ...], made: Exhibit
) -> None:
    seen = [one for one in _seen((*shipped, made)) if _own(one)]
    names = {type(one).__name__ for one in seen}
    assert {"VideoBridge", "AnimationBridge", "LottieBridge", "QuizBridge"} <= names
    assert {"StoryBridge", "PieceModel"} <= names
    assert {"StageBridge", "ShellBridge", "ShelfBridge", "FilmFrames"} <= names
    for one in seen:
        of_class = _methods(type(one))
        assert one.metaObject().methodCount() == of_class, (
            f"{type(one).__name__} connects to a method that is no @Slot"
        )


def test_the_check_can_fail(qt_app: Any, tmp_path: Path) -> None:
    class Careless(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.timer = QTimer(self)
            self.timer.timeout.connect(self.rings)

        def rings(self) -> None:
            """Not declared."""

    one = Careless()
    of_class = _methods(Careless)
    assert one.metaObject().methodCount() != of_class
