"""Invented visitors: what one session did, in the messages of the real counter."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from random import Random

from kiosk.core.languages import EN, ZH
from kiosk.core.topics import TOPICS
from kiosk.rehearsal.history_exhibits import Edition
from kiosk.shell.leaving import QUESTIONS
from kiosk.visits.counter import LONGEST_S, SHORTEST_S
from kiosk.visits.facts import (
    AGE,
    AGE_BANDS,
    OF_SESSION,
    RATED,
    WANTED,
    Answer,
    EndReason,
    Hands,
    Mark,
    SessionNoted,
    VisitEnded,
)

_EXHIBITS_A_SESSION = (1, 1, 1, 1, 1, 2, 2, 2, 3, 4)
MEAN_EXHIBITS = sum(_EXHIBITS_A_SESSION) / len(_EXHIBITS_A_SESSION)
MEAN_VISIT_S, BETWEEN_S = 105, 12
"""About so long an exhibit is looked at when nobody waits, and the time between two of them."""
_ENDS = (EndReason.RESET,) * 11 + (EndReason.NEXT,) * 5 + (EndReason.LEFT,) * 4
_TOPIC_PULL = (14, 20, 11, 9, 6, 8, 4, 7, 5, 3)


class Crowd:
    """Visitors of one sort before the screen, one after the other.

    ``pulls``: how much each of ``shown`` attracts; ``ages``: weights of the age bands.
    """

    def __init__(
        self,
        rng: Random,
        shown: Sequence[Edition],
        pulls: Sequence[float],
        ages: Sequence[int],
    ) -> None:
        self._rng = rng
        self._shown = shown
        self._pulls = list(accumulate(pulls))
        self._ages = ages
        self._elders = ages[-1] / sum(ages)

    def session(
        self, segment: int, started_wall_s: int, most: int, haste: float = 1.0
    ) -> tuple[SessionNoted, int]:
        """One session of at most ``most`` exhibits (≥ 1), and the seconds the screen was taken.

        ``haste``: how long they stay, as a share of the usual; less than 1 when many queue.
        """
        rng = self._rng
        elder = rng.random() < self._elders * 0.6
        wanted = min(most, rng.choice(_EXHIBITS_A_SESSION))
        visits = [self._visit(number, segment, elder, haste) for number in range(wanted)]
        lasted_s = sum(visit.seconds for visit in visits) + rng.randint(2, 9) * wanted
        return SessionNoted(
            id=random_id(rng),
            segment=segment,
            started_wall_s=started_wall_s - started_wall_s % 60,
            duration_s=int(min(max(lasted_s, SHORTEST_S), LONGEST_S)),
            language=EN if rng.random() < 0.01 else ZH,
            elder=elder,
            ended=rng.choice(_ENDS),
            visits=tuple(visits),
            marks=self._marks(visits),
        ), lasted_s

    def lesson(self, segment: int, started_wall_s: int, pupils: int) -> SessionNoted:
        """A class at one exhibit: the docent taps, ``pupils`` raise their hands."""
        rng = self._rng
        edition = self._choose()
        hands = tuple(
            Hands(question, raised := rng.randint(pupils // 2, pupils), int(raised * ease))
            for question, ease in zip(edition.questions, edition.ease, strict=True)
            if rng.random() < 0.8
        )
        seconds = int(edition.shown.minutes * 60 * rng.uniform(2.0, 4.0))
        visit = VisitEnded(0, segment, edition.shown.id, edition.version, seconds, True, (), hands)
        return SessionNoted(
            id=random_id(rng),
            segment=segment,
            started_wall_s=started_wall_s - started_wall_s % 60,
            duration_s=int(min(seconds + 20, LONGEST_S)),
            language=ZH,
            elder=False,
            ended=EndReason.LEFT,
            visits=(visit,),
            in_class=True,
        )

    def _choose(self) -> Edition:
        rng, pulls = self._rng, self._pulls
        aim = rng.random() * pulls[-1]
        return next(each for each, upto in zip(self._shown, pulls, strict=True) if aim < upto)

    def _visit(self, number: int, segment: int, elder: bool, haste: float) -> VisitEnded:
        rng = self._rng
        edition = self._choose()
        completed = rng.random() < 0.62 - 0.05 * number
        pair = edition.shown.players == 2 and rng.random() < 0.12
        share = 1.0 if completed else rng.random() ** 1.6 * 0.95
        answers = self._answers(edition, share, pair=pair, elder=elder)
        whole_s = edition.shown.minutes * 50 * haste * (1.4 if elder else 1.0)
        seconds = int(whole_s * (0.12 + 0.88 * share) * rng.uniform(0.6, 1.35))
        return VisitEnded(
            number, segment, edition.shown.id, edition.version, seconds, completed, answers
        )

    def _answers(
        self, edition: Edition, share: float, *, pair: bool, elder: bool
    ) -> tuple[Answer, ...]:
        draw = self._rng.random
        asked = int(len(edition.questions) * share + 0.5)
        skill = 0.85 + 0.3 * draw()
        found: list[Answer] = []
        for question, ease in zip(edition.questions[:asked], edition.ease, strict=False):
            for side in (0, 1) if pair else (0,):
                late = not elder and draw() < 0.02  # no time limits in 长辈模式
                right = not late and draw() < ease * skill
                found.append(Answer(question, right, late, side))
        return tuple(found)

    def _marks(self, visits: Sequence[VisitEnded]) -> tuple[Mark, ...]:
        rng = self._rng
        marks: list[Mark] = []
        for visit in visits:
            if visit.completed and rng.random() < 0.22:
                answer = rng.choices(RATED, (1, 3, 9))[0]
                marks.append(Mark(visit.number, answer, rng.choice(QUESTIONS)))
        if rng.random() < 0.09:
            topic = rng.choices(TOPICS, _TOPIC_PULL)[0]
            marks.append(Mark(OF_SESSION, WANTED, topic))
        if rng.random() < 0.16:
            band = rng.choices(AGE_BANDS, self._ages)[0]
            marks.append(Mark(OF_SESSION, AGE, band))
        return tuple(marks)


def random_id(rng: Random) -> int:
    """A positive id of 63 bits, as the counter draws them, but from the seed."""
    return rng.getrandbits(63) or 1
