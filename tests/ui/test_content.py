"""New content comes between two visitors, and is never missed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEventLoop, QObject, QTimer

from kiosk.core.places import Places
from kiosk.library.catalogue import rebuild_index
from kiosk.library.examine import examine
from kiosk.library.exhibit import Catalogue
from kiosk.library.index import INDEX_NAME
from kiosk.library.installed import read_installed
from kiosk.library.store import Store
from kiosk.players.registry import KINDS
from kiosk.ui.content import Content
from tests.library.making import manifest, write_exhibit
from tests.library.test_shelving import FISH, FROG, Museum

pytestmark = pytest.mark.usefixtures("qt_app")


class Hall:
    """A kiosk's content, with a visitor who comes and goes by hand."""

    def __init__(self, place: Path, *, safe: bool = False) -> None:
        self.museum = Museum(place / "made")
        self.museum.store = Store(place / "data" / "content")
        self.visitor = False
        self.shown: list[dict[str, str]] = []
        self.ready = 0
        self.parent = QObject()
        self.places = Places(program=place, data=place / "data")
        self.content = Content(
            self.places,
            self.museum.exhibits,
            self._show,
            self._be_ready,
            lambda: not self.visitor,
            self.parent,
            safe=safe,
        )

    def check(self) -> None:
        """All is checked as it lies there: the index knows it."""
        installed = read_installed(self.places.content)
        rebuild_index(self.museum.exhibits, self.places.cache, KINDS, installed=installed)

    def change(self, version: str) -> None:
        """Somebody has written the shipped frog anew, while the program was away."""
        write_exhibit(self.museum.exhibits, FROG, manifest_data=manifest(FROG, version=version))

    def open(self) -> None:
        self.content.start()
        self.content.drawn()
        self.wait(lambda: self.ready > 0)

    def _show(self, catalogue: Catalogue) -> None:
        self.shown.append({one.id: one.version for one in catalogue.exhibits})

    def _be_ready(self) -> None:
        self.ready += 1

    def wait(self, done: object, at_most_s: float = 30) -> None:
        """Let Qt work until it is so."""
        assert callable(done)
        loop, look = QEventLoop(), QTimer()
        look.timeout.connect(lambda: loop.quit() if done() else None)
        look.start(10)
        QTimer.singleShot(round(at_most_s * 1000), loop, loop.quit)
        loop.exec()
        assert done()

    def settle(self) -> None:
        """Until nothing looks any more."""
        self.wait(
            lambda: (
                self.content._child is None
                and self.content._reader is None
                and not self.content._looking.isActive()
            )
        )


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    hall = Hall(tmp_path)
    yield hall
    hall.content.stop()


def test_what_was_installed_is_shown_when_nobody_is_there(hall: Hall) -> None:
    hall.open()
    assert hall.shown[-1] == {FROG: "1.0.0"}
    hall.museum.install(1, {FROG: "2.0.0", FISH: "1.0.0"})
    hall.content.refresh()
    hall.settle()
    assert hall.shown[-1] == {FROG: "2.0.0", FISH: "1.0.0"} and hall.ready == 1


def test_under_a_visitor_nothing_changes(hall: Hall) -> None:
    hall.open()
    hall.visitor = True
    before = len(hall.shown)
    hall.museum.install(1, {FROG: "2.0.0"})
    hall.content.refresh()
    hall.settle()
    assert len(hall.shown) == before
    assert hall.content.catalogue.exhibits[0].version == "1.0.0"
    hall.content.show_waiting()  # the visitor has gone
    assert hall.shown[-1] == {FROG: "2.0.0"}


def test_what_a_command_installed_is_seen_when_nobody_is_there(hall: Hall) -> None:
    hall.open()
    hall.content.look_for_changes()
    assert hall.content._child is None  # nothing has changed
    hall.museum.install(1, {FROG: "2.0.0"})
    hall.content.look_for_changes()
    hall.settle()
    assert hall.shown[-1] == {FROG: "2.0.0"}
    hall.content.look_for_changes()
    assert hall.content._child is None


def test_asked_while_it_looks_it_looks_once_more(hall: Hall) -> None:
    hall.open()
    hall.museum.install(1, {FROG: "2.0.0"})
    hall.content.refresh()
    hall.museum.install(2, {FROG: "3.0.0"})
    hall.content.refresh()
    hall.content.refresh()
    hall.settle()
    assert hall.shown[-1] == {FROG: "3.0.0"}


def test_asked_before_all_is_known_it_looks_afterwards(hall: Hall) -> None:
    hall.content.refresh()
    hall.museum.install(1, {FROG: "2.0.0"})
    hall.open()
    hall.settle()
    assert hall.shown[-1] == {FROG: "2.0.0"}


def test_taken_back_while_it_waits_nothing_is_shown_that_went(hall: Hall) -> None:
    hall.open()
    hall.visitor = True
    hall.museum.install(1, {FROG: "2.0.0"})
    hall.content.refresh()
    hall.settle()
    hall.museum.store.remove("own.pack")
    hall.content.refresh()
    hall.settle()
    hall.content.show_waiting()
    assert hall.content.catalogue.exhibits[0].version == "1.0.0"


def test_in_safe_mode_only_what_ships_is_shown(tmp_path: Path) -> None:
    hall = Hall(tmp_path, safe=True)
    hall.museum.install(1, {FROG: "2.0.0"})
    hall.open()
    hall.content.refresh()
    hall.settle()
    hall.content.stop()
    assert hall.shown[-1] == {FROG: "1.0.0"}


def test_a_damaged_record_is_mended_by_the_child(hall: Hall, expect_log: object) -> None:
    assert callable(expect_log)
    expect_log("kiosk.ui.catalogue_index", "WARNING", "content-unreadable")
    hall.museum.install(1, {FROG: "2.0.0"})
    (hall.museum.store.content / "content.db").write_bytes(b"spoilt" * 1000)
    hall.open()
    hall.settle()
    assert hall.shown[-1] == {FROG: "2.0.0"}
    assert hall.museum.store.installed().troubles == ()
    assert [note.kind for note in hall.museum.store.notes()] == ["damaged"]


def test_what_is_as_it_was_is_shown_at_once_and_looked_at_afterwards(hall: Hall) -> None:
    hall.check()
    hall.open()
    assert hall.shown == [{FROG: "1.0.0"}]
    hall.settle()
    assert hall.shown == [{FROG: "1.0.0"}] and hall.ready == 1


def test_what_has_been_read_is_on_the_shelf_before_the_first_frame_and_told_after_it(
    hall: Hall,
) -> None:
    hall.check()
    hall.content.start()
    hall.content._index._thread.join()
    hall.content.look()
    hall.content.look()
    assert (hall.shown, hall.ready) == ([{FROG: "1.0.0"}], 0)
    hall.content.drawn()
    assert (hall.shown, hall.ready) == ([{FROG: "1.0.0"}], 1)


def test_what_changed_while_the_program_was_away_is_found_soon(hall: Hall) -> None:
    hall.check()
    hall.change("1.1.0")
    hall.open()
    assert hall.shown == [{FROG: "1.0.0"}]  # the first home waits for no look at every file
    hall.settle()
    assert hall.shown == [{FROG: "1.0.0"}, {}, {FROG: "1.1.0"}] and hall.ready == 1


def test_what_was_damaged_meanwhile_goes_and_stays_away(hall: Hall) -> None:
    write_exhibit(hall.museum.exhibits, FISH)
    hall.check()
    quiz = hall.museum.exhibits / FISH / "quiz.toml"
    quiz.write_bytes(quiz.read_bytes()[:40])  # the power was cut while it was copied
    hall.open()
    hall.settle()
    assert hall.shown[-2:] == [{FROG: "1.0.0"}] * 2
    assert [left.folder for left in hall.content.catalogue.left_out] == [FISH]


def test_what_is_found_under_a_visitor_waits_until_he_has_gone(hall: Hall) -> None:
    hall.check()
    hall.change("1.1.0")
    hall.open()
    hall.visitor = True
    hall.settle()
    assert hall.shown == [{FROG: "1.0.0"}]
    hall.content.show_waiting()
    assert hall.shown[1:] == [{FROG: "1.1.0"}]


def test_an_installed_folder_that_changed_is_found_too(hall: Hall) -> None:
    hall.museum.install(1, {FISH: "1.0.0"})
    hall.check()
    (choice,) = read_installed(hall.places.content).choices[FISH]
    (choice.folder / "quiz.toml").unlink()
    hall.open()
    assert hall.shown == [{FROG: "1.0.0", FISH: "1.0.0"}]
    hall.settle()
    assert hall.shown[-1] == {FROG: "1.0.0"}


def test_beside_what_is_new_nothing_is_believed(hall: Hall) -> None:
    hall.check()
    hall.change("1.1.0")
    write_exhibit(hall.museum.exhibits, FISH)
    hall.open()
    hall.settle()
    assert hall.shown == [{}, {FROG: "1.1.0", FISH: "1.0.0"}]


def test_what_changed_is_shown_even_if_no_index_can_be_stored_and_the_window_waits_for_nothing(
    hall: Hall, expect_log: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert callable(expect_log)
    expect_log("kiosk.library.catalogue", "WARNING", "index was not stored")
    checked_by: list[str] = []

    def noted(folder: Path, kinds: Any, *more: Any, **named: Any) -> Any:
        checked_by.append(threading.current_thread().name)
        return examine(folder, kinds, *more, **named)

    hall.check()
    monkeypatch.setattr("kiosk.library.examine.examine", noted)
    hall.change("1.1.0")
    hall.open()
    index = hall.places.cache / INDEX_NAME
    index.unlink()
    index.mkdir()
    hall.settle()
    assert hall.shown[-1] == {FROG: "1.1.0"}
    assert set(checked_by) == {"index"}


def test_installed_before_all_was_looked_at_it_is_shown_all_the_same(hall: Hall) -> None:
    hall.check()
    hall.change("1.1.0")
    hall.open()
    hall.museum.install(1, {FISH: "1.0.0"})
    hall.content.refresh()
    hall.settle()
    assert hall.shown[-1] == {FROG: "1.1.0", FISH: "1.0.0"}


def test_stopped_before_all_was_looked_at_nothing_more_is_said(hall: Hall) -> None:
    hall.check()
    hall.change("1.1.0")
    hall.open()
    hall.wait(lambda: hall.content._reader is not None)
    hall.content.stop()
    hall.wait(lambda: True)
    assert hall.shown == [{FROG: "1.0.0"}]
