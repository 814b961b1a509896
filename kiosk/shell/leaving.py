"""What a visitor is asked on leaving an exhibit: one question at a time, and once which topic next.

Nothing here blocks anybody: who does nothing has said nothing, and the next result asks again.
"""

from __future__ import annotations

from typing import NamedTuple

from kiosk.core.topics import TOPICS
from kiosk.visits.facts import AGE_BANDS

QUESTIONS = ("clear", "learned", "again")
"""讲得清楚吗, 学到新东西吗, 还想再来吗."""

ANSWERS = (1, 2, 3)
"""From 不 to 是."""


class Rota:
    """Whose turn it is: each exhibit's results ask the three questions in turn.

    ``start`` shifts where the turn begins (the boot's number does: machines start every day, and
    an exhibit opened once a day must not always ask the same).
    """

    def __init__(self, start: int = 0) -> None:
        self._start = start
        self._asked: dict[str, int] = {}

    def turn(self, exhibit: str, answered: frozenset[str]) -> str:
        """The question that ``exhibit`` asks now; empty when all are ``answered``."""
        at = self._start + self._asked.get(exhibit, 0)
        for step in range(len(QUESTIONS)):
            question = QUESTIONS[(at + step) % len(QUESTIONS)]
            if question not in answered:
                self._asked[exhibit] = self._asked.get(exhibit, 0) + step + 1
                return question
        return ""


class Leaving(NamedTuple):
    """What this visitor is asked and has said; it begins anew with the next one.

    ``question``: asked on the result that shows, empty for none; ``answer``: given there, 0 none
    yet. ``wish``: the topic voted for, empty while none is. ``said``: (exhibit, question) pairs.
    ``age``: the band tapped, empty while none is; ``age_passed``: it was offered on an earlier
    result, and the visitor went on without.
    """

    question: str = ""
    answer: int = 0
    wish: str = ""
    said: frozenset[tuple[str, str]] = frozenset()
    age: str = ""
    age_passed: bool = False

    @property
    def offers_age(self) -> bool:
        """Whether this is the moment for the age bands: once a session, after a rating."""
        return self.answer > 0 and not self.age and not self.age_passed

    def asked(self, exhibit: str, rota: Rota) -> Leaving:
        """A result of ``exhibit`` shows: ask what it has not been asked in this session."""
        answered = frozenset(question for id, question in self.said if id == exhibit)
        passed = self.age_passed or self.offers_age
        return self._replace(question=rota.turn(exhibit, answered), answer=0, age_passed=passed)

    def rated(self, exhibit: str, answer: int) -> Leaving:
        """The answer to the question that stands; a second one changes nothing."""
        if not self.question or self.answer or answer not in ANSWERS:
            return self
        return self._replace(answer=answer, said=self.said | {(exhibit, self.question)})

    def aged(self, band: str) -> Leaving:
        """The visitor tapped one of :data:`AGE_BANDS`; a second tap changes nothing."""
        return self._replace(age=band) if self.offers_age and band in AGE_BANDS else self

    def wished(self, topic: str) -> Leaving:
        """The vote for one of the ten topics; only the first of a session is one."""
        return self if self.wish or topic not in TOPICS else self._replace(wish=topic)


NOTHING_SAID = Leaving()
"""As every visitor begins."""
