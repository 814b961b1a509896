"""A whole kiosk for a test: the real shell, offscreen, on a clock that only the test moves."""

from __future__ import annotations

import contextlib
import gc
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRectF
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from kiosk.app import Kiosk
from kiosk.core.clock import HandClock
from kiosk.core.config import Settings, load_settings
from kiosk.core.places import Places, find_places
from kiosk.library.catalogue import rebuild_index
from kiosk.library.index import INDEX_NAME
from kiosk.players.registry import KINDS
from kiosk.rehearsal.finger import Finger, set_guard
from kiosk.rehearsal.quiz_answers import answer_moves
from kiosk.rehearsal.quiz_visit import touch
from kiosk.ui.starting import Options, make_qt
from kiosk.visits.totals import read_totals
from tests.ui.glass import ELDER, GUARD_MS, Glass, LightFinger, Rules

WIDE = (1366, 768)
SMALLEST_IN = 18.5


@dataclass
class Running:
    """The running kiosk and the hand of its visitor."""

    kiosk: Kiosk
    clock: HandClock
    finger: Finger

    @property
    def screen(self) -> str:
        return str(self.kiosk.shell.property("screen"))

    @property
    def player(self) -> Any:
        return self.kiosk.stage.property("player")

    def await_screen(self, name: str) -> None:
        self.finger.until(lambda: self.screen == name, f"the screen {name}")
        self.finger.settle()

    def await_look(self) -> None:
        """Wait until the exhibits' files have been looked at, which is soon after the start."""
        self.finger.until(lambda: not self.kiosk._content.busy, "the look at the files")

    def wake(self) -> None:
        """From the attract screen to home, by one touch."""
        self.finger.settle()
        self.finger.tap_at(self.finger.middle(self.finger.need("attract")))
        self.await_screen("home")

    def tap(self, name: str) -> None:
        """Tap what is called that, and wait until nothing changes any more."""
        self.finger.settle()
        self.finger.tap(name)
        self.finger.settle()

    def card_of(self, exhibit: str) -> QQuickItem:
        """The card (or the big picture) that opens ``exhibit``, on whichever page it stands."""
        while self.kiosk.shelf.shelf.page > 0:
            self.tap("pageBack")
        for page in range(self.kiosk.shelf.shelf.page_count):
            if page > 0:
                self.tap("pageOn")
            for item in self.finger.items():
                is_card = item.objectName() == "hero" or item.objectName().startswith("card")
                if is_card and item.property("exhibit") == exhibit:
                    return item
        raise AssertionError(f"no card for {exhibit}")

    def open(self, exhibit: str, expected: str = "exhibit", *, player: str = "quizPlayer") -> None:
        """From home into an exhibit, which begins with a part shown by ``player``."""
        self.finger.settle()
        self.finger.tap_at(self.finger.middle(self.card_of(exhibit)))
        self.await_screen(expected)
        if expected == "exhibit":
            self.finger.need(player)
            self.finger.settle()

    def let_pass(self, seconds: float) -> None:
        """Time goes by and nobody does anything."""
        self.clock.advance(seconds)
        self.kiosk.shell.look()
        self.finger.pause(0.02)

    def to_attract(self) -> None:
        """End whatever runs, as the button would."""
        self.kiosk.shell.nextVisitor()
        self.await_screen("attract")

    def totals(self) -> dict[str, Any]:
        """What is stored by now, in the shape of ``kiosk visits --json``."""
        writer = self.kiosk.visits.writer
        self.finger.until(lambda: writer.identity is not None, "the ledger's thread")
        assert writer.flush(10)
        ledger = self.kiosk.places.ledger
        return read_totals(ledger, None, self.kiosk.settings.time.utc_offset_min).as_json()

    def totals_of(self, exhibit: str) -> dict[str, int]:
        """The row of one exhibit; zeros where nothing was counted."""
        words = ("opened", "completed", "asked", "right", "seconds")
        row: dict[str, int] = self.totals()["exhibits"].get(exhibit, dict.fromkeys(words, 0))
        return row

    def option_of(self, right: bool) -> str:
        """The object name of an option of the question that stands which is right (or wrong)."""
        rights = self.player.answer.attempt.rights  # the glass cannot know
        return f"option{rights.index(right)}"

    def answer(self, right: bool = True) -> None:
        """Answer the question that stands, whatever its type, by touch."""
        field = self.finger.need("answerField")
        self.finger.until(lambda: bool(field.property("ready")), "the field")
        self.finger.settle()
        answer = self.player.answer
        for move in answer_moves(answer.attempt, right):
            touch(self.finger, move, answer.property("kind"))
            self.finger.pause(0.01)
        if answer.property("waits"):
            self.finger.tap("quizNext")
        self.finger.until(lambda: bool(answer.property("answered")), "the answer to be taken")

    def faults(self, of: str) -> list[str]:
        """What is wrong on the part of the glass called ``of``, by the rules of its mode; also a
        moment later, for a busy machine may be in the middle of laying it out.
        """
        shell, window = self.kiosk.shell, self.kiosk.window
        px_per_mm = shell.property("pxPerMm") * shell.property("unitMm") / 4
        whole = QRectF(0, 0, window.width(), window.height())
        self.finger.settle()
        rules = ELDER if shell.property("elder") else Rules()
        found = Glass(self.finger.need(of), px_per_mm, whole).faults(rules)
        if found:
            self.finger.pause(0.3)
            found = Glass(self.finger.need(of), px_per_mm, whole).faults(rules)
        return found

    def place_of(self, name: str) -> QPoint:
        return self.finger.middle(self.finger.need(name))


def own_places(data: Path, **folders: Path) -> Places:
    """Return the program's places with this data folder (and other ``program`` if given)."""
    return replace(find_places(data, {}), **folders)


def settings_with(section: str = "screen", /, **changes: Any) -> Settings:
    """Return the shipped settings, one section changed."""
    shipped = load_settings(find_places().config_shipped, None).settings
    changed = getattr(shipped, section)._replace(**changes)
    return shipped._replace(**{section: changed})


def quizzes_of(into: Path, *ids: str) -> Path:
    """Copy these shipped exhibits, each with nothing but its quiz, and return their folder."""
    into.mkdir()
    for id in ids:
        shutil.copytree(find_places().exhibits / id, into / id)
        manifest = into / id / "exhibit.toml"
        head, *tables = re.split(r"^(?=\[)", manifest.read_text("utf-8"), flags=re.MULTILINE)
        kept = [t for t in tables if not t.startswith("[[part]]") or 'kind = "quiz"' in t]
        manifest.write_text("".join([head, *kept]), "utf-8")
    return into


_indices: dict[Path, bytes] = {}


def know_beforehand(exhibits: Path, cache: Path) -> None:
    """Let a kiosk that starts find its index, so that it needs no child to make one."""
    index = cache / INDEX_NAME
    if index.exists() or not exhibits.is_dir():
        return
    cache.mkdir(parents=True, exist_ok=True)
    if (known := _indices.get(exhibits)) is not None:
        index.write_bytes(known)
    rebuild_index(exhibits, cache, KINDS)
    _indices[exhibits] = index.read_bytes()


@contextmanager
def running(
    data: Path,
    *,
    size_px: tuple[int, int] = WIDE,
    diagonal_in: float = SMALLEST_IN,
    settings: Settings | None = None,
    exhibits: Path | None = None,
    places: Places | None = None,
    windowed: bool = True,
    ready: bool = True,
    guard_ms: int | None = GUARD_MS,
    indexed: bool = True,
) -> Iterator[Running]:
    """Run a kiosk until the block ends; with ``ready`` wait for its catalogue first.

    No campaign runs, unless the data folder has a calendar of its own. A new page takes no touch
    for ``guard_ms``: less than in the kiosk, because most tests only wait for its end; ``None``
    leaves it as it is shipped. Unless ``indexed`` is false, the exhibits are known beforehand.
    """
    chosen = settings or settings_with("screen", motion="none")
    chosen = chosen._replace(screen=chosen.screen._replace(diagonal_in=diagonal_in))
    places = places or own_places(data)
    if not places.campaigns_own.exists():
        with contextlib.suppress(OSError):  # a test may have put a file in the folder's place
            places.data.mkdir(parents=True, exist_ok=True)
            places.campaigns_own.write_text("# no campaigns\n", "utf-8")
    if ready and indexed:
        with contextlib.suppress(OSError):
            know_beforehand(exhibits or places.exhibits, places.cache)
    clock = HandClock()
    if QGuiApplication.instance() is None:
        make_qt(chosen, places)
    # Qt's messages stay with the watch of tests/conftest.py, which knows the harmless ones.
    with patch("kiosk.app.catch_messages"):
        options = Options(windowed=windowed, size_px=size_px, exhibits=exhibits)
        kiosk = Kiosk(places, chosen, options, clock)
    # It would freeze itself for ever; what the tests have frozen (tests/conftest.py) stays so.
    freezing = patch("kiosk.ui.garbage.gc.freeze")
    freezing.start()
    if guard_ms is not None:
        set_guard(kiosk.window, guard_ms)
    one = Running(kiosk, clock, LightFinger(kiosk.window))
    known: list[bool] = []
    kiosk.when_ready(lambda: known.append(True))
    kiosk.start()
    try:
        if ready:
            one.finger.until(lambda: bool(known), "the catalogue")
            if exhibits is not None:  # which a test may change once they have been looked at
                one.await_look()
            one.finger.settle()
        yield one
    finally:
        kiosk.stop()
        one.finger.pause(0.01)
        freezing.stop()
        del one, kiosk
        gc.collect()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
