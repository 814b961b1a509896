"""What goes on with bundles while the kiosk runs, whatever page is open, or none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.library.holding import Held
from kiosk.shell.bundle_desk import Works
from kiosk.shell.bundles_going import Going
from kiosk.shell.jobs import State
from kiosk.ui.operator.sticks import StickWatch

if TYPE_CHECKING:
    from kiosk.bundles.offers import Offer
    from kiosk.bundles.program.offers import ProgramOffer

LOOK_EVERY_MS = 200


class BundleWatch(QObject):
    """Follows ``works``. ``refresh`` is called when what is installed has changed: it comes on
    show when nobody would see it change.
    """

    changed = Signal()
    ended = Signal()

    def __init__(
        self, works: Works, sticks: StickWatch, refresh: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.sticks = sticks
        self._works = works
        self._refresh = refresh
        self._told: Going | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._look()

    @property
    def going(self) -> Going | None:
        """What goes on, or what came of it until it has been read."""
        return self._told

    @property
    def working(self) -> bool:
        """Whether an installation or a copy runs, or waits for its stick."""
        return self._told is not None and self._told.runs

    def install(self, offer: Offer) -> None:
        """Begin to install."""
        self._works.install(offer)
        self._look()

    def bring(self, program: ProgramOffer) -> None:
        """Begin to bring in a release of the kiosk itself."""
        self._works.bring(program)
        self._look()

    def copy(self, held: Held, target: str) -> None:
        """Begin to copy onto the stick at ``target``."""
        self._works.copy(held, Path(target))
        self._look()

    def cancel(self) -> None:
        """Call it off."""
        self._works.cancel()

    def finish(self) -> None:
        """The outcome has been read."""
        self._works.finish()
        self._look()

    def content_changed(self) -> None:
        """What is installed or trusted is another: judge the sticks anew, show the change."""
        self.sticks.look_again()
        self._refresh()

    @Slot()
    def _look(self) -> None:
        before, self._told = self._told, self._works.going
        if self._told == before:
            return
        ran = before is not None and before.runs
        if self.working:
            self._timer.start()
        else:
            self._timer.stop()
        if ran and not self.working:
            if self._told is not None and self._told.state is State.DONE:
                self.content_changed()
            self.ended.emit()
        self.changed.emit()
