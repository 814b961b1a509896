"""The real machine: every port joined to the system."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from kiosk.core.clock import Clock
from kiosk.core.config import LoadedSettings, load_settings
from kiosk.core.places import Places
from kiosk.core.program import program_made_s
from kiosk.health.machine import Machine, RunsFacts, ScreenFacts
from kiosk.health.store import Store
from kiosk.health.system.bundles import bundle_facts
from kiosk.health.system.disk import SystemDisk
from kiosk.health.system.lock import kiosk_runs
from kiosk.health.system.runs import runs_facts
from kiosk.health.system.screens import screens as system_screens
from kiosk.health.system.sound import sound_devices
from kiosk.health.system.touch import touch_devices
from kiosk.library.installed import read_installed

if TYPE_CHECKING:
    from kiosk.library.checking import Kind

NO_KINDS: Mapping[str, Kind] = MappingProxyType({})


def this_machine(
    places: Places,
    loaded: LoadedSettings,
    clock: Clock,
    *,
    exhibits: Path | None = None,
    screens: tuple[ScreenFacts, ...] = (),
    runs: RunsFacts | None = None,
    running: bool | None = None,
    kinds: Mapping[str, Kind] = NO_KINDS,
) -> Machine:
    """Ask the system. ``screens`` and ``running`` are what the window knows better; ``runs`` is
    what is remembered of earlier runs; ``kinds`` are the players'. May wait for the disk.
    """
    return Machine(
        places=places,
        loaded=loaded,
        clock=clock,
        store=Store(exhibits or places.exhibits, places.cache, read_installed(places.content)),
        disk=SystemDisk(),
        sound=sound_devices(),
        touch=touch_devices(),
        screens=screens or system_screens(),
        runs=runs if runs is not None else runs_facts(places.data, clock.wall_s()),
        running=kiosk_runs(places.data) if running is None else running,
        built_s=program_made_s(),
        bundles=bundle_facts(places),
        kinds=kinds,
    )


def running_machine(
    places: Places,
    clock: Clock,
    screens: tuple[ScreenFacts, ...] = (),
    exhibits: Path | None = None,
    kinds: Mapping[str, Kind] = NO_KINDS,
) -> Machine:
    """The machine as the running kiosk looks at it: with the settings as they lie on the disk."""
    loaded = load_settings(places.config_shipped, places.config_own)
    return this_machine(
        *(places, loaded, clock), exhibits=exhibits, screens=screens, running=True, kinds=kinds
    )
