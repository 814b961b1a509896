"""The measured process of ``ledger.page``: an operator opens 数据 again and again."""

from __future__ import annotations

import time
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtQuick import QQuickItem

from kiosk.app import Kiosk
from kiosk.rehearsal.bench_probe import SEEN
from kiosk.rehearsal.class_visit import HOLD_S
from kiosk.rehearsal.finger import Finger

SETTLE_S = 2.5
"""After this the ledger is open, and what the kiosk does after its start is over."""


def measure_page(kiosk: Kiosk, pin: str, samples: int) -> dict[str, Any]:
    """Milliseconds from the finger up on 数据 to the frame in which its figures can be read:
    ``first`` in this process, and ``opened``, again and again from another page.

    Raises:
        Defect: the panel or the figures did not appear.
    """
    operator = _TimedOperator(kiosk)
    operator.enter(pin)
    took = [operator.open_page() for _ in range(samples + 1)]
    return {"first": took[0], "opened": took[1:]}


class _TimedOperator:
    def __init__(self, kiosk: Kiosk) -> None:
        self._kiosk = kiosk
        self._finger = Finger(kiosk.window)
        self._seen_ns = 0
        self._watching = False
        kiosk.window.frameSwapped.connect(self._framed)

    def enter(self, pin: str) -> None:
        """From the attract screen through the gate to the panel, on another page than 数据."""
        finger = self._finger
        ready: list[bool] = []
        self._kiosk.when_ready(lambda: ready.append(True))
        finger.until(lambda: bool(ready), "the catalogue")
        finger.pause(SETTLE_S)
        finger.tap_at(finger.middle(finger.need("attract")))
        finger.need("home")
        finger.settle()
        corner = finger.need("hiddenCorner")
        place = QPoint(round(corner.width() / 3), round(corner.height() / 3))
        finger.press_at(place)
        finger.pause(HOLD_S)
        finger.need("cornerSheet")
        finger.release_at(place)
        self._tap("askGate")
        for digit in pin:
            self._tap(f"key-{digit}")
        self._tap("key-enter")
        finger.need("page-health")

    def open_page(self) -> float:
        """To 数据 and its figures; milliseconds."""
        finger = self._finger
        self._tap("page-about")
        finger.until(lambda: not self._shown(), "the other page")
        finger.pause(0.5)
        tab = finger.middle(finger.need("page-data"))
        finger.press_at(tab)
        finger.pause(0.05)
        self._seen_ns, self._watching = 0, True
        began_ns = time.perf_counter_ns()
        finger.release_at(tab)
        finger.until(lambda: bool(self._seen_ns), "the figures")
        finger.pause(0.3)
        return (self._seen_ns - began_ns) / 1e6

    def _framed(self) -> None:
        now_ns = time.perf_counter_ns()
        if self._watching and self._shown():
            self._seen_ns, self._watching = now_ns, False

    def _shown(self) -> bool:
        root = self._kiosk.window.rootObject()
        charts = [] if root is None else root.findChildren(QQuickItem, "dayBars")
        return any(chart.isVisible() and _opacity(chart) >= SEEN for chart in charts)

    def _tap(self, name: str) -> None:
        self._finger.settle()
        self._finger.tap(name)
        self._finger.settle()


def _opacity(item: QQuickItem) -> float:
    found, above = item.opacity(), item.parentItem()
    while above is not None:
        found *= above.opacity()
        above = above.parentItem()
    return found
