"""What the shell gives a playing part, and what it expects of one. No Qt.

A player's folder has a ``bridge`` module with two names: ``SOURCE`` (the QML file, which has
one required property ``player``) and ``open_player`` (see :class:`OpenPlayer`). A kind that a class
can be asked has a ``lesson_bridge`` (with ``open_lesson``) as well, one that two can play a
``duel_bridge`` (with ``open_duel``).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from kiosk.core.errors import Trouble
from kiosk.library.exhibit import Exhibit, Part
from kiosk.shell.walk import Outcome

if TYPE_CHECKING:
    from kiosk.core.pace import Pace


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

    def answered(self, question: str, right: bool, timed_out: bool = False, side: int = 0) -> None:
        """Report a question's first answer; counted at once. ``side``: of two players, 0 or 1."""

    @property
    def inset(self) -> bool:
        """Whether this is not a part of its own, but played inside another."""

    @property
    def two_players(self) -> str:
        """How two may play this part: ``table``, ``wall``, or empty where one plays alone."""

    @property
    def pace(self) -> Pace | None:
        """What this machine is asked for; None while nobody has looked."""

    def play_two(self) -> None:
        """Play this part for two from its beginning, in place of the one that plays."""

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


class ClassHost(Protocol):
    """What a part has when a docent asks it in class."""

    @property
    def language(self) -> str:
        """The class's language, BCP-47."""

    def raised(self, question: str, hands: int, right: int) -> None:
        """Hands were counted for a question; told again, the last count stands."""

    def finished(self) -> None:
        """All has been asked; what stands now is how the class did."""

    def done(self) -> None:
        """The docent wants another exhibit."""


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
