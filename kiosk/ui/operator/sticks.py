"""The sticks that are plugged in while the panel is open, and what is on each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.bundles.drives import Drive, Drives
from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.shell.bundles_view import SeenStick
from kiosk.ui.operator.errand import Errand

if TYPE_CHECKING:
    from kiosk.bundles.offers import Looked

LOOK_EVERY_MS = 1500


class _Key(NamedTuple):
    """What tells a stick from another one in the same place."""

    root: Path
    label: str
    total_bytes: int


class StickWatch(QObject):
    """Looks for sticks between :meth:`begin` and :meth:`end`; each is read once.

    ``look`` is called in a thread and may raise Trouble. ``came`` is emitted, with its root, when a
    stick has been read for the first time since it was plugged in; one that stays in while the
    panel is shut is known by its free space.
    """

    changed = Signal()
    came = Signal(str)

    def __init__(self, drives: Drives, look: Callable[[Drive], Looked], parent: QObject) -> None:
        super().__init__(parent)
        self._drives = drives
        self._look = look
        self._sticks: dict[_Key, SeenStick] = {}
        self._stale: set[_Key] = set()
        self._first: frozenset[str] | None = None
        self._known: dict[_Key, int] = {}
        self._errand = Errand(self)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self._poll)

    @property
    def sticks(self) -> tuple[SeenStick, ...]:
        """Those that are plugged in, in the system's order."""
        return tuple(self._sticks.values())

    @property
    def first_roots(self) -> frozenset[str]:
        """Where there was a stick already when the panel was opened."""
        return self._first or frozenset()

    def begin(self) -> None:
        """The panel is open: look for sticks, also for one that has been in for long."""
        if not self._timer.isActive():
            self._timer.start()
            self._poll()

    def end(self) -> None:
        """Nobody looks: what was seen is forgotten."""
        self._timer.stop()
        self._errand.drop()
        self._sticks, self._stale, self._first = {}, set(), None

    def look_again(self) -> None:
        """What is installed (or trusted) has changed, and with it every verdict."""
        self._stale = set(self._sticks)
        self._read_next()

    @Slot()
    def _poll(self) -> None:
        if not self._errand.running:
            self._errand.run(self._drives.present, self._take, self._not_asked)

    def _take(self, present: tuple[Drive, ...]) -> None:
        before = self._sticks
        free = {_key(drive): drive.free_bytes for drive in present}
        if self._first is None:
            self._first = frozenset(str(drive.root) for drive in present)
            self._known = {key: was for key, was in self._known.items() if free.get(key) == was}
        else:  # one that is plugged in again is a new one
            self._first &= {str(drive.root) for drive in present}
        self._sticks = {}
        for drive in present:
            key = _key(drive)
            known = before.get(key)
            self._sticks[key] = SeenStick(drive) if known is None else known._replace(drive=drive)
            if known is None:
                self._stale.add(key)
        self._known = {key: free[key] for key in self._known if key in free}
        self._stale &= set(self._sticks)
        if before.keys() != self._sticks.keys():
            self.changed.emit()
        self._read_next()

    def _not_asked(self, _: Trouble) -> None:
        """The system did not answer; it is asked again at the next look."""

    def _read_next(self) -> None:
        if self._errand.running or not self._stale:
            return
        key = next(iter(key for key in self._sticks if key in self._stale), None)
        if key is None:
            return
        self._stale.discard(key)
        drive = self._sticks[key].drive
        self._errand.run(
            lambda: self._look(drive),
            lambda looked: self._read(key, looked, None),
            lambda trouble: self._read(
                key, None, Words(trouble.text("zh-Hans"), trouble.text("en"))
            ),
        )

    def _read(self, key: _Key, looked: Looked | None, trouble: Words | None) -> None:
        stick = self._sticks.get(key)
        if stick is not None:
            self._sticks[key] = SeenStick(stick.drive, looked, trouble)
            self.changed.emit()
            if key not in self._known:
                self._known[key] = stick.drive.free_bytes
                self.came.emit(str(key.root))
        self._read_next()


def _key(drive: Drive) -> _Key:
    return _Key(drive.root, drive.label, drive.total_bytes)
