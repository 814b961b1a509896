"""A lesson that cannot be opened says sorry, also after one that could be."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from tests.ui.running import Running, running


def _teach(one: Running) -> None:
    bridge: Any = one.kiosk.classroom
    bridge.begin()
    exhibit = next(e for e in one.kiosk.catalogue.exhibits if bridge._classroom.part_of(e))
    bridge.shelf.open(exhibit.id)
    bridge.teach()


def test_lessons_that_cannot_be_opened_say_sorry(tmp_path: Path, expect_log: Any) -> None:
    expect_log("kiosk.ui.bridges.classroom", "ERROR", "broken")

    def refuse(*_: object) -> None:
        raise Trouble("broken", Words("broken", "broken"), Words("", ""))

    with running(tmp_path) as one, pytest.MonkeyPatch.context() as patching:
        one.wake()
        patching.setattr(one.kiosk.classroom, "_open_lesson", refuse)
        _teach(one)
        one.await_screen("sorry")
        patching.undo()
        one.kiosk.walk.go_home()
        _teach(one)
        one.await_screen("lesson")
        one.kiosk.classroom.back()
        patching.setattr(one.kiosk.classroom, "_open_lesson", refuse)
        _teach(one)
        one.await_screen("sorry")
