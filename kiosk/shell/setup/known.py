"""What the set-up reads before its first step stands, and what it writes after each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kiosk.core.config import load_settings
from kiosk.core.config_writer import write_settings
from kiosk.core.places import Places
from kiosk.core.settings import Settings
from kiosk.shell.setup.ports import SetupGate
from kiosk.shell.setup.state import SetupState, read_state, write_state


class Known(NamedTuple):
    """The settings as the files have them now, how far it has come, and what the gate says."""

    settings: Settings
    state: SetupState
    pin_set: bool
    key_id: str


def read_known(places: Places, gate: SetupGate) -> Known:
    """Read it all; waits for the disk, raises nothing."""
    loaded = load_settings(places.config_shipped, places.config_own)
    return Known(loaded.settings, read_state(places.data), gate.pin_set(), gate.key_id())


def write_answers(places: Places, changes: Mapping[str, object], state: SetupState) -> None:
    """Settings first, then the step to go on with: a power cut between asks once more.

    :raises Trouble: when the disk refuses.
    """
    if changes:
        write_settings(places, changes)
    write_state(places.data, state)
