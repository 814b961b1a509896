"""What the shell gives a playing part, and what it expects of one. No Qt.

A player's folder has a ``bridge`` module with two names: ``SOURCE`` (the QML file, which has
one required property ``player``) and ``open_player`` (see :class:`OpenPlayer`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from kiosk.core.errors import Trouble
from kiosk.library.exhibit import Exhibit, Part
from kiosk.shell.walk import Outcome


class Host(Protocol):
    """The stage a part plays on."""

    @property
    def language(self) -> str:
        """The visitor's language, BCP-47."""

    @property
    def elder(self) -> bool:
        """Whether 长辈模式 is on."""

    def now_s(self) -> float:
        """Seconds of the kiosk's monotonic clock."""

    def answered(self, question: str, right: bool, timed_out: bool = False) -> None:
        """Report a question's first answer; counted at once."""

    @property
    def inset(self) -> bool:
        """Whether this is not a part of its own, but played inside another."""

    def watching(self, watching: bool) -> None:
        """Something plays that is watched without touching: idle waits meanwhile."""

    def ask(self, kind: str, entry: str, then: Callable[[Outcome], None]) -> None:
        """Play an entry of another ``kind`` in front of this part; ``then`` gets what came of it.

        An entry that cannot be played is passed over: ``then`` gets nothing asked, nothing right.
        """

    def failed(self, trouble: Trouble) -> None:
        """The part cannot go on: the visitor is told in a sentence and led to the next one."""

    def done(self, outcome: Outcome) -> None:
        """The part has been played to its end."""


class OpenPlayer(Protocol):
    """``open_player`` of a player's bridge module."""

    def __call__(self, exhibit: Exhibit, part: Part, host: Host, parent: Any) -> PlayerBridge:
        """Read the part's entry file and return its bridge (a QObject owned by ``parent``).

        Raises:
            Trouble: the entry cannot be played; the stage says so and goes on.
        """


class PlayerBridge(Protocol):
    """What the stage tells a playing part."""

    def host_changed(self) -> None:
        """Language or 长辈模式 changed; text follows, the state of play stays."""

    def close(self) -> None:
        """The visitor left: stop whatever runs."""
