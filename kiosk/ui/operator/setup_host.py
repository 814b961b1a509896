"""What the kiosk gives to its set-up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.core.clock import Clock
from kiosk.core.places import Places
from kiosk.core.settings import ScreenSettings
from kiosk.shell.operator import Operator
from kiosk.shell.setup.ports import SetupGate
from kiosk.shell.walk import Walk


@dataclass(frozen=True)
class SetupHost:
    """``sticks()`` are the roots of the sticks that are plugged in (it may wait for a disk).

    ``show_screen`` lays the picture out anew at once, by size (0: as before), turn and low;
    ``window_px()`` is the window's width and height. ``on_left`` is called when the set-up was
    left, with whether it was finished: settings may have been written in either case.
    """

    places: Places
    clock: Clock
    operator: Operator
    walk: Walk
    gate: SetupGate
    sticks: Callable[[], Sequence[Path]]
    show_screen: Callable[[ScreenSettings], None]
    window_px: Callable[[], tuple[int, int]]
    on_left: Callable[[bool], None]
