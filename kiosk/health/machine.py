"""The machine as the checks see it: facts and ports, all handed in, so that tests own them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from kiosk.core.clock import Clock
from kiosk.core.config import LoadedSettings
from kiosk.core.places import Places
from kiosk.health.bundle_facts import NO_BUNDLES, BundleFacts
from kiosk.health.store import Store

if TYPE_CHECKING:
    from kiosk.library.checking import Kind


class Wear(NamedTuple):
    """What a disk says about itself.

    ``passed``: its own verdict (``None``: it does not say). ``used_percent`` of the life its maker
    promises; ``file_system_errors`` counted by the file system; ``pending_sectors`` that it could
    not read. ``source`` names where this comes from; empty when nothing could be read.
    """

    source: str = ""
    passed: bool | None = None
    used_percent: int | None = None
    file_system_errors: int | None = None
    pending_sectors: int | None = None


class Disk(Protocol):
    """The disk that holds a folder."""

    def room(self, folder: Path) -> tuple[int, int]:
        """Free and total bytes.

        :raises OSError: when the system does not tell.
        """
        ...

    def write_time_s(self, folder: Path) -> float:
        """Write a small file, flush it to the disk, remove it: how long that took.

        :raises OSError: what the disk refused.
        """
        ...

    def wear(self, folder: Path) -> Wear:
        """What the disk says about itself. Raises nothing."""
        ...


class SoundDevices(NamedTuple):
    """What can make a sound; ``known`` is false where the system does not tell."""

    known: bool
    names: tuple[str, ...] = ()
    server: str = ""


class TouchDevices(NamedTuple):
    """Touch screens by name; ``known`` is false where the system does not tell."""

    known: bool
    names: tuple[str, ...] = ()
    fingers: int = 0


class ScreenFacts(NamedTuple):
    """The screen in use: pixels, and millimetres where it tells them (else 0)."""

    width_px: int
    height_px: int
    width_mm: int = 0
    height_mm: int = 0


class LastCrash(NamedTuple):
    """The last end that was no proper end. ``code`` is for the telephone; ``hung``: it stood still
    and was ended; ``recent``: since this boot of the machine, or some days ago at most.
    """

    wall_s: float
    code: str
    hung: bool = False
    recent: bool = False


class RunsFacts(NamedTuple):
    """How earlier runs ended. ``known`` is false where nothing is remembered yet.

    ``crashes`` and ``power_cuts`` are counted since the data folder was made; ``after_cut``: this
    boot of the machine came after a power cut.
    """

    known: bool = False
    crashes: int = 0
    power_cuts: int = 0
    last_crash: LastCrash | None = None
    after_cut: bool = False
    safe_mode: bool = False


@dataclass(frozen=True, slots=True)
class Machine:
    """Everything a check may look at. Made anew for each look: what is read once is kept.

    ``built_s`` is when the program was made (UTC seconds, 0: unknown); ``running``: whether a
    kiosk uses this data folder now (``None``: the system does not tell); ``screens`` are those of
    the system, empty where it does not tell; ``bundles`` is what came by stick, ``kinds`` what
    the players tell of the parts they play (empty: what those ask of a machine is not known).
    """

    places: Places
    loaded: LoadedSettings
    clock: Clock
    store: Store
    disk: Disk
    sound: SoundDevices
    touch: TouchDevices
    screens: tuple[ScreenFacts, ...]
    runs: RunsFacts
    running: bool | None
    built_s: float = 0.0
    bundles: BundleFacts = NO_BUNDLES
    kinds: Mapping[str, Kind] = field(default_factory=dict)
