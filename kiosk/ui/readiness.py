"""Players stand ready while a visitor is there; when nobody is, what they needed is given back."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer

from kiosk.core.memory import sweep_memory
from kiosk.ui.garbage import Garbage
from kiosk.ui.players import get_ready, stand_down, warm_up

WARM_UP_AFTER_MS, WARM_UP_AT_LATEST_MS = 600, 15_000
"""Once the exhibits are known: until then a visitor who touches waits for home. At the latest so
long after the first frame: then a child checks the exhibits, and meanwhile there is time."""
READY_AFTER_MS = 700
"""After a visitor has come, or come back home: the screen is drawn first."""
SWEEP_AFTER_MS = 400
"""A visitor has gone and the fade is over: memory that lies free goes back to the system."""


class Readiness:
    """Warms up once, then follows the screens; ``kinds`` tells what there is to play.

    ``on_warm`` is called when every player has been imported: other things may begin that the
    first visitor should not have waited for.
    """

    def __init__(
        self,
        parent: QObject,
        garbage: Garbage,
        kinds: Callable[[], Iterable[str]],
        on_warm: Callable[[], None],
    ) -> None:
        self._kinds = kinds
        self._on_warm = on_warm
        self._screen = "attract"
        self._garbage = garbage
        self._sweeping = QTimer(parent, singleShot=True, interval=SWEEP_AFTER_MS)
        self._sweeping.timeout.connect(self._sweep)
        # A timer of its own: each ``singleShot`` with a method of ours leaves something for ever.
        self._readying = QTimer(parent, singleShot=True, interval=READY_AFTER_MS)
        self._readying.timeout.connect(self._get_ready)
        self._warming = QTimer(parent, singleShot=True)
        self._warming.timeout.connect(self._warm_up)

    def wait_for_exhibits(self) -> None:
        """The first frame is there: warm up as soon as the exhibits are known."""
        self._warming.start(WARM_UP_AT_LATEST_MS)

    def know_exhibits(self) -> None:
        """The exhibits are known."""
        if self._warming.isActive():
            self._warming.start(WARM_UP_AFTER_MS)

    def show_screen(self, screen: str) -> None:
        """The walk shows ``screen``: players that start slowly do so while a visitor looks around
        at home, and end when nobody is there.
        """
        if screen == "attract" and not self._sweeping.isActive():
            self._sweeping.start()
        if screen == self._screen:
            return
        self._screen = screen
        if screen == "attract":
            stand_down()
        elif screen == "home":
            self._readying.start()

    def stop(self) -> None:
        """The kiosk ends: wait for what was kept ready; nothing is begun any more."""
        for timer in (self._sweeping, self._warming, self._readying):
            timer.stop()
        self._screen = "attract"
        stand_down(wait=True)

    def _warm_up(self) -> None:
        warm_up()
        self._garbage.begin()
        self._on_warm()
        self._sweeping.start()  # what imports leave behind lies between what stays

    def _get_ready(self) -> None:
        if self._screen != "attract":
            get_ready(self._kinds())

    def _sweep(self) -> None:
        self._garbage.clear()
        sweep_memory()
