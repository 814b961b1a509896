"""A machine made up for tests: all is well with it unless told otherwise."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk.core.clock import HandClock
from kiosk.core.config import LoadedSettings
from kiosk.core.places import Places
from kiosk.core.settings import Settings
from kiosk.core.words import Words
from kiosk.health.machine import (
    Machine,
    RunsFacts,
    ScreenFacts,
    SoundDevices,
    TouchDevices,
    Wear,
)
from kiosk.health.store import Store
from kiosk.library.catalogue import rebuild_index
from kiosk.players.registry import KINDS
from tests.library.making import write_exhibit

GB = 1024**3
NOW_S = 1_800_000_000.0
"""15 January 2027, 08:00 UTC."""
WRITTEN_S = NOW_S - 30 * 86_400


@dataclass
class HandDisk:
    """A disk that says what the test wants."""

    free: int = 50 * GB
    total: int = 100 * GB
    takes_s: float = 0.02
    refuses: OSError | None = None
    worn: Wear = field(default_factory=lambda: Wear("smart", True, 10, 0, 0))

    def room(self, folder: Path) -> tuple[int, int]:
        return self.free, self.total

    def write_time_s(self, folder: Path) -> float:
        if self.refuses is not None:
            raise self.refuses
        return self.takes_s

    def wear(self, folder: Path) -> Wear:
        return self.worn


@dataclass
class HandGoing:
    """Rests at once, and writes down how long; called off after `most` rests."""

    most: int = 1_000_000
    rests: list[float] = field(default_factory=list)
    told: list[tuple[float | None, Words | None]] = field(default_factory=list)

    @property
    def cancelled(self) -> bool:
        return len(self.rests) >= self.most

    def wait(self, seconds: float) -> bool:
        self.rests.append(seconds)
        return self.cancelled

    def tell(self, share: float | None, words: Words | None = None) -> None:
        self.told.append((share, words))


def write_store(root: Path, count: int = 2) -> Path:
    """A folder of `count` sound exhibits."""
    exhibits = root / "exhibits"
    for number in range(count):
        write_exhibit(exhibits, f"cn.kepu.test-{number}")
    for path in exhibits.rglob("*"):
        os.utime(path, (WRITTEN_S, WRITTEN_S))  # the test's clock must not be behind its files
    return exhibits


def machine_at(root: Path, **changes: Any) -> Machine:
    """A machine on `root/data` with `root/exhibits`; `changes` are its fields.

    `indexed=False` leaves the exhibits unchecked.
    """
    exhibits = root / "exhibits"
    if not exhibits.exists():
        write_store(root)
    places = Places(program=root, data=root / "data")
    places.data.mkdir(exist_ok=True)
    if changes.pop("indexed", True):
        rebuild_index(exhibits, places.cache, KINDS)
    sound: dict[str, Any] = {
        "places": places,
        "loaded": LoadedSettings(Settings(), ()),
        "clock": HandClock(NOW_S),
        "store": Store(exhibits, places.cache),
        "disk": HandDisk(),
        "sound": SoundDevices(True, ("HDA Intel PCH",), "pipewire"),
        "touch": TouchDevices(True, ("ILITEK Multi-Touch",), 2),
        "screens": (ScreenFacts(1920, 1080, 476, 268),),
        "runs": RunsFacts(known=True),
        "running": True,
    }
    return Machine(**{**sound, **changes})
