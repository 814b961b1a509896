"""Touch after touch in the real kiosk, each timed to the frame that answers it.

A frame is timed when it has been swapped; what it shows is read from the items at that moment,
since the software renderer draws on the window's own thread, right before the swap.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtQuick import QQuickItem

from kiosk.app import Kiosk
from kiosk.core.errors import Defect
from kiosk.rehearsal.bench_pairs import TimedPair
from kiosk.rehearsal.bench_probe import SEEN, loaded
from kiosk.rehearsal.finger import Finger

WARM_UP = 3
"""Exhibits opened before it counts, one of each model: the first reads QML from the disk."""
PAIRS = 35
"""Questions answered by two players."""
FIRST, HALF, WHOLE = "exhibit", "exhibit_half", "exhibit_whole"


def measure_touches(kiosk: Kiosk, samples: int) -> dict[str, Any]:
    """Open ``samples`` different exhibits (after some to warm up), answer, go home again.

    Returns milliseconds under ``pressed``, ``exhibit`` (question on it), ``exhibit_half`` (half
    faded in) and ``exhibit_whole`` (opaque, with its picture), and frames in ``pressed_frames``;
    of two players ``pair`` (both fingers) and ``pair_answer`` (both answers), with their frames.

    Raises:
        Defect: something did not appear, or there are fewer exhibits than samples.
    """
    visitor = TimedVisitor(kiosk)
    visitor.wake()
    for _ in range(WARM_UP):
        visitor.visit()
    visitor.forget()
    for _ in range(samples):
        visitor.visit()
    visitor.play_pairs(min(samples, PAIRS))
    return {**visitor.found, "seen": len(visitor.opened)}


class TimedVisitor:
    """Opens one exhibit after another, with a stop-watch on every frame."""

    def __init__(self, kiosk: Kiosk) -> None:
        self._kiosk = kiosk
        self._window = kiosk.window
        self._finger = Finger(kiosk.window)
        self.found: dict[str, list[float]] = {}
        self.opened: set[str] = set()
        self._from_ns = 0
        self._frames = 0
        self._waiting: dict[str, Callable[[], bool]] = {}
        self._window.frameSwapped.connect(self._framed)

    def forget(self) -> None:
        """What was measured up to now was for warming up."""
        self.found = {}

    def wake(self) -> None:
        """From the attract screen to home."""
        ready: list[bool] = []
        self._kiosk.when_ready(lambda: ready.append(True))
        self._finger.until(lambda: bool(ready), "the catalogue")
        self._finger.pause(2.0)  # what the kiosk does after its start is over then
        self._finger.tap_at(self._finger.middle(self._finger.need("attract")))
        self._finger.need("home")
        self._finger.settle()

    def visit(self) -> None:
        """Open the next exhibit that was not open yet, answer a question, go home."""
        finger = self._finger
        card = self._next_card()
        self.opened.add(str(card.property("exhibit")))
        self._press(card)
        place = finger.middle(card)
        self._watch({FIRST: self._asks, HALF: self._half, WHOLE: self._whole})
        finger.release_at(place)
        self._answered()
        finger.settle()
        option = finger.need("option0")
        self._press(option)
        finger.release_at(finger.middle(option))
        finger.settle()
        home = finger.need("goHome")
        self._press(home)
        finger.release_at(finger.middle(home))
        finger.until(lambda: self._screen == "home", "home")
        finger.settle()

    def play_pairs(self, count: int) -> None:
        """Two players answer so many questions."""
        self._window.frameSwapped.disconnect(self._framed)
        TimedPair(self._kiosk, self._finger, self.found).measure(count)

    def _next_card(self) -> QQuickItem:
        for _ in range(self._kiosk.shelf.shelf.page_count):
            for item in self._finger.items():
                exhibit = item.property("exhibit")
                if item.objectName().startswith("card") and exhibit not in self.opened:
                    return item
            self._finger.tap("pageOn")
            self._finger.settle()
        raise Defect("every exhibit has been open already")

    def _press(self, button: QQuickItem) -> None:
        """Put the finger on ``button`` and wait for the frame that shows it pressed."""
        self._watch({"pressed": lambda: bool(button.property("down"))})
        self._finger.press_at(self._finger.middle(button))
        self._answered()
        self._finger.pause(0.03)

    def _watch(self, waiting: dict[str, Callable[[], bool]]) -> None:
        self._waiting = waiting
        self._frames = 0
        self._from_ns = time.perf_counter_ns()

    def _answered(self) -> None:
        self._finger.until(lambda: not self._waiting, f"a frame with {', '.join(self._waiting)}")

    def _framed(self) -> None:
        now_ns = time.perf_counter_ns()
        self._frames += 1
        for name in [name for name, shows in self._waiting.items() if shows()]:
            del self._waiting[name]
            self._note(name, (now_ns - self._from_ns) / 1e6)
            if name == "pressed":
                self._note("pressed_frames", self._frames)

    def _note(self, name: str, value: float) -> None:
        self.found.setdefault(name, []).append(value)

    @property
    def _screen(self) -> str:
        return str(self._kiosk.shell.property("screen"))

    # What a frame shows.

    def _item(self, name: str) -> QQuickItem | None:
        root: QObject = self._window.rootObject()
        found = root.findChild(QQuickItem, name)
        return found if isinstance(found, QQuickItem) and found.isVisible() else None

    def _page_opacity(self) -> float:
        exhibit = self._item("exhibit")
        return exhibit.parentItem().parentItem().opacity() if exhibit is not None else 0.0

    def _asks(self) -> bool:
        stem = self._item("quizStem")
        return stem is not None and bool(stem.property("text")) and self._page_opacity() > 0

    def _half(self) -> bool:
        return self._asks() and self._page_opacity() >= SEEN

    def _whole(self) -> bool:
        player = self._item("quizPlayer")
        return (
            player is not None
            and self._asks()
            and self._page_opacity() >= 1
            and all(loaded(item) for item in self._finger.items(player))
        )
