"""An outing in the operator's tour: to a new place, seen by visitors, ended, told, corrected.

The tour's machine stands in a school room, so that both ways are seen: its day, and an outing.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent

from kiosk.app import Kiosk
from kiosk.core.clock import SkippingClock
from kiosk.core.errors import Defect
from kiosk.rehearsal.finger import Finger, Shoot, Tap

PLACE, THEME = "大板镇中心小学", "地震来了怎么办"
FIGURES = {
    "head_count": "860",
    "odometer_start_km": "20014",
    "odometer_end_km": "20100",
    "staff": "3",
    "volunteers": "12",
}
LASTS_S = 3 * 3600.0


class OutingVisit:
    """What the operator does on the page 活动; ``come_back`` leads from home into the panel."""

    def __init__(
        self,
        kiosk: Kiosk,
        clock: SkippingClock,
        finger: Finger,
        tap: Tap,
        shoot: Shoot,
        come_back: Callable[[], None],
    ) -> None:
        self._kiosk = kiosk
        self._clock = clock
        self._finger = finger
        self._tap = tap
        self._shoot = shoot
        self._come_back = come_back

    def play(self, stick: Path) -> None:
        """From the page 活动 to the text on the ``stick``, and a correction."""
        self._tap("page-outings")
        self._start()
        self._see_as_visitor()
        self._end()
        self._tell(stick)
        self._correct()
        self._begin_day()

    def _start(self) -> None:
        self._tap("startAnother")
        self._shoot("outing-places")
        self._tap("newPlace")
        self._type(PLACE)
        self._shoot("outing-new-place")
        self._tap("fieldTake")
        self._tap("field-county")
        self._shoot("outing-county")
        self._tap("pick-211381")
        self._open("theme")
        self._type(THEME)
        self._tap("fieldTake")
        self._shoot("outing-card")
        self._tap("cardDone")
        self._finger.need("outingNow")
        self._shoot("outing-runs")

    def _see_as_visitor(self) -> None:
        """The small flag on the screens of visitors."""
        self._tap("leavePanel")
        self._await_screen("attract")
        self._shoot("outing-attract")
        self._finger.settle()
        self._finger.tap_at(self._finger.middle(self._finger.need("attract")))
        self._await_screen("home")
        self._shoot("outing-home")
        self._come_back()

    def _end(self) -> None:
        self._clock.skip(LASTS_S)
        self._tap("page-outings")
        self._tap("mainAction")
        self._shoot("outing-end")
        self._open("head_count")
        self._digits("9999999")
        self._tap("fieldTake")
        self._shoot("outing-head-count-refused")
        self._tap("fieldBack")
        for name, digits in FIGURES.items():
            self._open(name)
            self._digits(digits)
            self._shoot(f"outing-{name.replace('_', '-')}")
            self._tap("fieldTake")
        self._shoot("outing-filled-in")
        self._tap("cardDone")
        self._shoot("outing-end-asked")
        self._tap("askYes")

    def _tell(self, stick: Path) -> None:
        self._finger.need("newsCode")
        self._shoot("outing-news")
        self._tap("newsSave")
        self._finger.until(
            lambda: any((stick / "KEPU" / "reports").glob("*.txt")), "the text on the stick"
        )
        self._finger.pause(0.2)
        self._shoot("outing-news-stored")

    def _correct(self) -> None:
        self._tap("newsBack")
        self._shoot("outing-record")
        self._tap("recordCorrect")
        self._open("reason")
        self._shoot("outing-reason")
        self._tap("pick-补填")
        self._open("volunteer_min")
        self._digits("36")
        self._tap("fieldTake")
        self._open("audience")
        self._tap("pick-青少年")
        self._tap("cardDone")
        self._finger.need("outingRecord")
        while self._turns():
            self._tap("pageOn")
        self._shoot("outing-history")
        self._tap("recordBack")
        self._shoot("outing-past")
        self._tap("pastBack")

    def _begin_day(self) -> None:
        """A day of the room, begun and ended without a figure."""
        self._tap("mainAction")
        self._shoot("outing-day-card")
        self._tap("cardDone")
        self._shoot("outing-day-runs")
        self._tap("mainAction")
        self._tap("cardDone")
        self._shoot("outing-day-asked")
        self._tap("askYes")
        self._finger.need("outingNews")

    # The hand.

    def _open(self, field: str) -> None:
        """Touch the row of a field, on whichever leaf it stands."""
        self._finger.settle()
        while (back := self._finger.find("pageBack")) is not None and back.isEnabled():
            self._tap("pageBack")
        while self._finger.find(f"field-{field}") is None:
            if not self._turns():
                raise Defect(f"no row for {field}")
            self._tap("pageOn")
        self._tap(f"field-{field}")

    def _turns(self) -> bool:
        on = self._finger.find("pageOn")
        return on is not None and on.isEnabled()

    def _digits(self, digits: str) -> None:
        for digit in digits:
            self._tap(f"key-{digit}")

    def _type(self, text: str) -> None:
        """A plugged keyboard, with an input method that writes Chinese."""
        self._finger.need("textEntry")
        self._finger.settle()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, text)
            QCoreApplication.sendEvent(self._kiosk.window, key)
        self._finger.settle()

    def _await_screen(self, name: str) -> None:
        shell = self._kiosk.shell
        self._finger.until(lambda: shell.property("screen") == name, f"the screen {name}")
