"""A part that is played in front of another one: a pause question inside a film."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.core.errors import Trouble
from kiosk.shell.walk import Outcome

if TYPE_CHECKING:
    from kiosk.core.pace import Pace
    from kiosk.ui.bridges.stage import StageBridge

log = logging.getLogger("kiosk.ui.bridges.stage")


class Inset:
    """The stage as a part sees it that is played in front of another (``players.port.Host``)."""

    inset = True

    def __init__(self, stage: StageBridge, then: Callable[[Outcome], None]) -> None:
        self._stage = stage
        self._then = then

    @property
    def language(self) -> str:
        """The visitor's language."""
        return self._stage.language

    @property
    def elder(self) -> bool:
        """Whether 长辈模式 is on."""
        return self._stage.elder

    def now_s(self) -> float:
        """One clock for all."""
        return self._stage.now_s()

    two_players = ""

    @property
    def pace(self) -> Pace | None:
        """One machine for all."""
        return self._stage.pace

    def play_two(self) -> None:
        """What is asked inside another part is asked of one."""

    def answered(self, question: str, right: bool, timed_out: bool = False, side: int = 0) -> None:
        """An answer counts as everywhere."""
        self._stage.answered(question, right, timed_out, side)

    def watching(self, watching: bool) -> None:
        """Idle waits while a voice speaks; the outer part stands still meanwhile."""
        self._stage.watching(watching)

    def ask(self, kind: str, entry: str, then: Callable[[Outcome], None]) -> None:
        """Nothing is played in front of what is in front: passed over."""
        then(Outcome())

    def failed(self, trouble: Trouble) -> None:
        """The outer part goes on without it."""
        log.error("%s: %s", trouble.code, trouble.what.zh)
        self.done(Outcome())

    def done(self, outcome: Outcome) -> None:
        """Played: the outer part goes on."""
        self._stage.leave_inset()
        self._then(outcome)
