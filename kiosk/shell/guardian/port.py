"""What the guardian needs from a system: shells it can start and end, and a bell to sleep by."""

from __future__ import annotations

from typing import Protocol

from kiosk.core.beat import Beat

UNSEEN = 512
"""Exit code of a shell that was not our child and said nothing: nobody knows how it ended."""


class Shell(Protocol):
    """One running shell."""

    @property
    def pid(self) -> int:
        """Number of the process that we started or took over."""
        ...

    @property
    def foreign(self) -> bool:
        """Whether somebody else started it: then nothing wakes us when it ends."""
        ...

    @property
    def safe(self) -> bool:
        """Whether it was started in safe mode."""
        ...

    def ended(self) -> int | None:
        """The exit code, negative for a signal; ``None`` while it runs."""
        ...

    def beat(self) -> Beat | None:
        """What this very start said last; ``None`` before it first said anything."""
        ...

    def ask_to_end(self, code: int) -> None:
        """Ask it politely to end with ``code``."""
        ...

    def kill(self) -> None:
        """End it and its children at once, whatever it does, and wait for that."""
        ...


class Shells(Protocol):
    """Where shells come from."""

    @property
    def sighted(self) -> bool:
        """Whether beats can be seen at all; if not, only an end is noticed."""
        ...

    def start(self, *, safe: bool) -> Shell:
        """Start one.

        :raises OSError: the system refuses.
        """
        ...

    def adopt(self) -> Shell | None:
        """The shell that already runs for this data folder, whoever started it."""
        ...

    def last_beat_s(self, start: int) -> float:
        """When the start ``start`` last beat, in seconds since the boot; 0 if that is not known."""
        ...


class Bell(Protocol):
    """Sleeping, and being woken."""

    @property
    def told_to_end(self) -> bool:
        """Whether this process was told to end."""
        ...

    def sleep(self, seconds: float) -> None:
        """Sleep so long, or until a child ends or somebody tells us to end."""
        ...
