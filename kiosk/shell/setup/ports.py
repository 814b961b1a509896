"""What the set-up needs of the gate; tests and the gate itself stand behind it."""

from __future__ import annotations

from typing import Protocol

from kiosk.core.words import Words


class SetupGate(Protocol):
    """PIN and recovery key. All but :meth:`weakness` may wait for a disk or reckon for a while."""

    def pin_set(self) -> bool:
        """Whether there is a PIN (one whose file was lost counts as well)."""
        ...

    def weakness(self, pin: str) -> Words | None:
        """Why a new PIN is refused; ``None`` for a good one."""
        ...

    def set_pin(self, pin: str) -> None:
        """Make it the PIN.

        :raises Trouble: when the disk refuses.
        """
        ...

    def key_id(self) -> str:
        """What people call the recovery key this machine trusts; empty for none."""
        ...

    def make_key(self) -> str:
        """Make a key, its private half onto the stick that is plugged in; returns its id.

        :raises Trouble: no stick, or stick or disk refuse.
        """
        ...

    def take_key(self) -> str:
        """Trust the public half that a stick brings; returns its id.

        :raises Trouble: no stick, or no key on it.
        """
        ...
