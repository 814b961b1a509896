"""The operator's way: through the gate into the panel, to set up, to wipe the glass, and out again.

Nothing of it is a visit: entering the gate ends the visitor's session, and nothing is counted
until the attract screen stands again.
"""

from __future__ import annotations

from kiosk.core.clock import Clock
from kiosk.shell.counting import Counting
from kiosk.shell.screens import OPERATING, Event, Screen
from kiosk.shell.walk import NO_EXHIBIT, Walk
from kiosk.visits.facts import EndReason

LEAVES_AFTER_S = 180
"""An operator who does not touch for so long has gone, and a pupil may be next."""
WIPE_S = 60
"""How long the glass can be wiped without a touch doing anything."""
FIRST_PAGE = "health"


class Operator:
    """What an operator does, upon the visitor's walk."""

    def __init__(self, walk: Walk, clock: Clock, counting: Counting) -> None:
        self._walk = walk
        self._clock = clock
        self._counting = counting
        self._wiped_at_s = 0.0
        self._first_run = False

    def ask_gate(self) -> None:
        """操作员, on the sheet of the hidden corner: the visit is over, the gate stands."""
        if self._walk.view.operating:
            return
        self._walk.leave_exhibit()
        self._counting.end(EndReason.OPERATOR)
        self._wait()
        self._walk.move(Event.GATE_ASKED, sheet=False, warning=False, elder=False, **NO_EXHIBIT)

    def passed(self) -> None:
        """The PIN was right."""
        self._wait()
        self._walk.move(Event.GATE_PASSED, page=FIRST_PAGE)

    def show_page(self, page: str) -> None:
        """Show another page of the panel."""
        if self._walk.view.screen is Screen.PANEL:
            self._walk.move_page(page)

    def leave(self) -> None:
        """Back to the visitors."""
        if self._walk.view.screen in OPERATING:
            self._walk.end(EndReason.LEFT)

    def begin_setup(self, *, first_run: bool = False) -> None:
        """Ask what a machine is asked; at the ``first_run`` right from the attract screen."""
        self._first_run = first_run and self._walk.view.screen is Screen.ATTRACT
        self._walk.move(Event.SETUP_BEGUN)

    def leave_setup(self) -> None:
        """All is asked, or it is broken off: back to where it began."""
        first_run, self._first_run = self._first_run, False
        if first_run:
            self.leave()
            return
        self._wait()
        self._walk.move(Event.SETUP_LEFT)

    @property
    def first_run(self) -> bool:
        """Whether the set-up that runs is a new machine's."""
        return self._first_run

    def wipe(self) -> None:
        """清洁屏幕: no touch does anything until :attr:`wipe_left_s` is 0."""
        self._wiped_at_s = self._clock.monotonic_s()
        self._walk.move(Event.WIPING_BEGUN)

    @property
    def wipe_left_s(self) -> float:
        """Seconds until touches count again."""
        passed_s = self._clock.monotonic_s() - self._wiped_at_s
        return max(0.0, WIPE_S - passed_s)

    def look(self) -> None:
        """End the wiping when its time is over."""
        if self._walk.view.screen is Screen.CLEANING and self.wipe_left_s <= 0:
            self._walk.end(EndReason.LEFT)

    def end_day(self) -> None:
        """The opening hours are over; a visitor who is still there is left in peace."""
        self._walk.move(Event.DAY_ENDED)

    def begin_day(self) -> None:
        """The opening hours begin."""
        self._walk.move(Event.DAY_BEGUN, sheet=False)

    def _wait(self) -> None:
        self._walk.patience.resume()
        self._walk.patience.wait(LEAVES_AFTER_S)
        self._walk.patience.stay()
