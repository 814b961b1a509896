"""What a health check is, and what it answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from kiosk.core.words import Words

if TYPE_CHECKING:
    from kiosk.health.machine import Machine


class Sign(StrEnum):
    """How it stands. ``BAD``: counts or content are at risk; ``WARN``: somebody should look at it;
    ``NOTE``: good to know; ``UNKNOWN``: this machine does not tell.
    """

    GOOD = "good"
    NOTE = "note"
    WARN = "warn"
    BAD = "bad"
    UNKNOWN = "unknown"

    @property
    def icon(self) -> str:
        """The sign in assets/icons that stands beside the colour."""
        return f"sign-{self.value}"

    @property
    def weight(self) -> int:
        """Grows with how much it matters: 0 for good, 4 for bad."""
        return _WEIGHTS.index(self)


_WEIGHTS = (Sign.GOOD, Sign.UNKNOWN, Sign.NOTE, Sign.WARN, Sign.BAD)

Fact = str | int | float | bool | None | list[str] | list[int]

CONFIRM_CLOCK = "confirm-clock"
"""An operator can say right in a row that the date and time are right, or set them."""
SET_CLOCK = "set-clock"
"""An operator can set the time."""

MEASURE = "measure"
"""An operator can have this machine measured now."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer: a sentence, what to do next (if anything), and figures for ``--json``.

    ``action``: what a button beside it does (:data:`CONFIRM_CLOCK`, :data:`SET_CLOCK`,
    :data:`MEASURE`); empty for none.
    """

    sign: Sign
    what: Words
    next_step: Words | None = None
    facts: Mapping[str, Fact] = field(default_factory=dict)
    action: str = ""


class Going(Protocol):
    """How a look goes on; :class:`kiosk.shell.jobs.Going` is one."""

    @property
    def cancelled(self) -> bool:
        """Whether it is no longer wanted."""
        ...

    def wait(self, seconds: float) -> bool:
        """Give way for ``seconds``; returns at once, and true, when cancelled."""
        ...

    def tell(self, share: float | None, words: Words | None = None) -> None:
        """Say how much is done, from 0 to 1."""
        ...


class HealthCheck(Protocol):
    """One row of the registry. ``deep`` ones take minutes and run only when asked for."""

    @property
    def id(self) -> str:
        """Short, stable and ASCII: ``disk-space``."""
        ...

    @property
    def title(self) -> Words:
        """What is looked at, in a few characters."""
        ...

    @property
    def deep(self) -> bool:
        """Whether it takes minutes."""
        ...

    def look(self, machine: Machine, going: Going) -> Finding:
        """Look once. May wait for the disk: never called on the window's thread."""
        ...


@dataclass(frozen=True, slots=True)
class Check:
    """A check made of one function."""

    id: str
    title: Words
    looks: Callable[[Machine, Going], Finding]
    deep: bool = False

    def look(self, machine: Machine, going: Going) -> Finding:
        """Look once."""
        return self.looks(machine, going)
