"""Two fingers down on two halves at once, timed to the frame that shows both."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint
from PySide6.QtQuick import QQuickItem

from kiosk.app import Kiosk
from kiosk.core.errors import Defect
from kiosk.rehearsal.finger import Finger
from kiosk.rehearsal.pair_visit import SIDES, PairVisit
from kiosk.rehearsal.quiz_visit import CHOICES
from kiosk.rehearsal.touching import QTest

if TYPE_CHECKING:
    from collections.abc import Sequence


class TimedPair:
    """Two players who always touch at the same moment, with a stop-watch on every frame."""

    def __init__(self, kiosk: Kiosk, finger: Finger, found: dict[str, list[float]]) -> None:
        self._kiosk = kiosk
        self._window = kiosk.window
        self._finger = finger
        self._found = found
        self._touches = QTest.touchEvent(kiosk.window, QTest.createTouchDevice(), False)
        self._shows: Callable[[], bool] | None = None
        self._name = ""
        self._frames = 0
        self._from_ns = 0
        self._window.frameSwapped.connect(self._framed)

    def measure(self, samples: int) -> None:
        """From home: play rounds until so many questions were answered; then home again.

        Raises:
            Defect: no exhibit on the shelf can be played by two.
        """
        exhibit = next((e for e in self._kiosk.catalogue.exhibits if e.players >= 2), None)
        if exhibit is None:
            raise Defect("nothing here can be played by two")
        self._exhibit = exhibit
        self._kiosk.shelf.open(exhibit.id)
        self._tap("playTwo")
        self._finger.need("duelPlayer")
        left = samples
        while left > 0:
            left -= self._play_round(left)
        self._window.frameSwapped.disconnect(self._framed)
        self._tap("goHome")

    @property
    def _duel(self) -> Any:
        return self._kiosk.stage.property("player")

    def _play_round(self, most: int) -> int:
        for side in SIDES:
            self._tap(f"{side}-action")
        for number in range(self._duel.property("count")):
            if number == most:
                return number
            self._answer()
            self._finger.until(lambda: bool(self._duel.property("rested")), "a second to pass")
            self._tap("far-action")
        self._finger.until(lambda: bool(self._duel.property("rested")), "a second to pass")
        count: int = self._duel.property("count")
        self._tap("near-again")
        return count

    def _answer(self) -> None:
        duel = self._duel
        if duel.near.answer.property("kind") not in CHOICES:  # is not timed
            visit = PairVisit(self._finger, self._kiosk.stage, self._exhibit)
            for side in SIDES:
                visit.answer_side(getattr(duel, side).answer, side, True)
            return
        options = [self._finger.need(f"{side}-option0") for side in SIDES]
        self._finger.settle()
        places = [self._finger.middle(option) for option in options]
        self._touch("press", places, "pair", lambda: all(map(_is_down, options)))
        self._finger.pause(0.03)
        self._touch("release", places, "pair_answer", lambda: duel.property("state") == "shown")

    def _touch(
        self, does: str, places: Sequence[QPoint], name: str, shows: Callable[[], bool]
    ) -> None:
        self._name, self._frames, self._shows = name, 0, shows
        self._from_ns = time.perf_counter_ns()
        for point, place in enumerate(places):
            getattr(self._touches, does)(point, place, self._window)
        self._touches.commit(False)
        self._finger.until(lambda: self._shows is None, f"a frame with {name}")

    def _framed(self) -> None:
        now_ns = time.perf_counter_ns()
        self._frames += 1
        if self._shows is not None and self._shows():
            self._shows = None
            self._found.setdefault(self._name, []).append((now_ns - self._from_ns) / 1e6)
            self._found.setdefault(f"{self._name}_frames", []).append(self._frames)

    def _tap(self, name: str) -> None:
        self._finger.settle()
        self._finger.tap(name)
        self._finger.settle()


def _is_down(option: QQuickItem) -> bool:
    return option.property("down") is True
