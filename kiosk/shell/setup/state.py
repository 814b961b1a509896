"""How far a machine's set-up has come: ``<data>/setup.json``, kept over a power cut."""

from __future__ import annotations

import json
import logging
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from kiosk.core.errors import Trouble
from kiosk.core.files import read_small, set_aside, write_durably
from kiosk.shell.setup.steps import Step

FILE = "setup.json"
VERSION = 1
_MOST_BYTES = 16_384

log = logging.getLogger(__name__)


class Heard(StrEnum):
    """What came of the sound test."""

    UNASKED = ""
    YES = "yes"
    NO = "no"
    NO_DEVICE = "no-device"


class SetupState(NamedTuple):
    """``step`` is the one to go on with; ``answered`` are those that were not gone by."""

    step: Step = Step.LANGUAGE
    done: bool = False
    answered: frozenset[Step] = frozenset()
    heard: Heard = Heard.UNASKED


class Need(StrEnum):
    """Whether the set-up has to be asked at this start."""

    NONE = "none"
    OPEN = "open"
    """At once: nobody has a PIN yet that could keep anybody out."""
    BEHIND_GATE = "behind-gate"
    """It was broken off after the PIN was set: who knows the PIN goes on with it."""


class NewerState(Exception):  # noqa: N818 - a finding, not an error of ours
    """A newer program wrote the file; it stays for that program."""


def needs_setup(data: Path, *, pin_set: bool) -> Need:
    """Whether this machine has to be asked; never raises.

    A machine with settings of its own and no sign of a set-up was prepared by hand: nobody is
    asked. What is damaged begins anew, but never past a PIN that was set.
    """
    asked = Need.BEHIND_GATE if pin_set else Need.OPEN
    try:
        state = _parsed(data / FILE)
    except NewerState:
        return Need.NONE
    except (ValueError, OSError):
        return asked
    if state is None:
        prepared = (data / "config.toml").exists()
        return Need.NONE if prepared else asked
    return Need.NONE if state.done else asked


def read_state(data: Path) -> SetupState:
    """How far it has come; from the beginning where nothing is known. Never raises.

    A damaged file is set aside.
    """
    path = data / FILE
    try:
        return _parsed(path) or SetupState()
    except NewerState:
        log.warning("%s was written by a newer program; the set-up begins anew", FILE)
        return SetupState(done=True)
    except ValueError as error:
        log.warning("%s is damaged (%s); the set-up begins anew", FILE, error)
        try:
            set_aside(path)
        except Trouble as trouble:
            log.warning("%s stays where it is: %s", FILE, trouble)
    except OSError as error:
        log.warning("%s cannot be read (%s); the set-up begins anew", FILE, error.strerror)
    return SetupState()


def write_state(data: Path, state: SetupState) -> None:
    """Remember how far it has come.

    :raises Trouble: when the disk refuses.
    """
    record = {
        "version": VERSION,
        "step": state.step.value,
        "done": state.done,
        "answered": [step.value for step in Step if step in state.answered],
        "heard": state.heard.value,
    }
    write_durably(data / FILE, (json.dumps(record, indent=2) + "\n").encode())


def _parsed(path: Path) -> SetupState | None:
    """:raises ValueError: when it is damaged. :raises OSError: when it cannot be read."""
    try:
        content = read_small(path, _MOST_BYTES)
    except FileNotFoundError:
        return None
    try:
        record: Any = json.loads(content)
        version, done = record["version"], record["done"]
        if type(version) is int and version > VERSION:
            raise NewerState
        if version != VERSION or type(done) is not bool:
            raise ValueError("no state")
        answered = frozenset(Step(name) for name in record["answered"])
        return SetupState(Step(record["step"]), done, answered, Heard(record["heard"]))
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError("no state") from error
