"""Two players at one screen: the same questions, an own try each, one point for being right.

Neither is faster than the other: a question is closed when both have answered, or some seconds
after the first has, so that nobody waits for ever; being first earns nothing. Time comes in whole
seconds, told by whoever has a clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Literal

from kiosk.core.errors import Defect
from kiosk.players.quiz.questions import Question, Quiz
from kiosk.players.quiz.rules import Verdict, drawn
from kiosk.players.quiz.tries import Try
from kiosk.players.quiz.types.registry import begin_try

Side = Literal[0, 1]
SIDES: tuple[Side, Side] = (0, 1)

State = Literal["greeting", "asking", "shown", "finished"]
Ending = Literal["won", "lost", "tie", ""]

WAIT_S = 10
"""Seconds the second player has once the first has answered."""


@dataclass(frozen=True, slots=True)
class SideVerdict:
    """What came of one side's try. ``seen``: it was shown without an answer, and does not count."""

    side: Side
    verdict: Verdict
    seen: bool = False


COMPACT = frozenset({"single", "multiple", "true_false", "picture"})
"""Types that fit the half of any panel; the others want room to move things about."""


def fair_questions(questions: tuple[Question, ...], *, roomy: bool = True) -> tuple[Question, ...]:
    """Those that are right or wrong: a poll or a game of pairs cannot be won.

    Where halves are not ``roomy``, only what fits them, unless nothing does.
    """
    fair = tuple(each for each in questions if begin_try(each, 0).counts)
    fitting = tuple(each for each in fair if roomy or str(each.type) in COMPACT)
    return fitting or fair


class Duel:
    """One round for two, from both being ready to how it ended.

    ``patient``: nobody is hurried (长辈模式); then a side that has answered may close the question.
    """

    def __init__(
        self, quiz: Quiz, random: Random, *, patient: bool = False, roomy: bool = True
    ) -> None:
        chosen = fair_questions(drawn(quiz, random), roomy=roomy)
        self._questions = chosen or fair_questions(quiz.questions, roomy=roomy)
        if not self._questions:
            raise Defect("there is nothing in it that two can play")
        self.patient = patient
        seeds = [random.getrandbits(32) for _ in self._questions]
        # The same seed twice: both see the same order.
        self._tries = tuple(
            tuple(
                begin_try(question, seed)
                for question, seed in zip(self._questions, seeds, strict=True)
            )
            for _ in SIDES
        )
        self._ready = [False, False]
        self._verdicts: list[list[SideVerdict]] = [[], []]
        self._number = 0
        self._left_s: int | None = None
        self._rested = False
        self._finished = False

    @property
    def state(self) -> State:
        """What both see."""
        if not all(self._ready):
            return "greeting"
        if self._finished:
            return "finished"
        return "shown" if all(self.answered(side) for side in SIDES) else "asking"

    @property
    def number(self) -> int:
        """The question that stands, from 0."""
        return self._number

    @property
    def count(self) -> int:
        """How many questions there are."""
        return len(self._questions)

    @property
    def last(self) -> bool:
        """Whether this is the last question."""
        return self._number + 1 == self.count

    @property
    def question(self) -> Question:
        """The question that stands."""
        return self._questions[self._number]

    def attempt(self, side: Side) -> Try:
        """That side's try at the question that stands; its moves are nobody else's."""
        return self._tries[side][self._number]

    def is_ready(self, side: Side) -> bool:
        """Whether that side has said so."""
        return self._ready[side]

    def answered(self, side: Side) -> bool:
        """Whether that side is done with the question that stands."""
        return len(self._verdicts[side]) > self._number

    @property
    def left_s(self) -> int | None:
        """Seconds the slower side has; None while nobody is hurried."""
        return self._left_s if self.state == "asking" else None

    @property
    def rested(self) -> bool:
        """Whether a second has passed since the answer was shown: a tap means what it says."""
        return self._rested

    @property
    def ticks(self) -> bool:
        """Whether seconds have to be told."""
        return self.left_s is not None or (self.state in ("shown", "finished") and not self._rested)

    def score(self, side: Side) -> int:
        """Questions that side had right."""
        return sum(each.verdict.right for each in self._verdicts[side])

    def results(self, side: Side) -> tuple[bool | None, ...]:
        """Per question whether that side had it right; None while it is not closed for both."""
        closed = self._number + (self.state in ("shown", "finished"))
        known = [each.verdict.right for each in self._verdicts[side][:closed]]
        return (*known, *(None,) * (self.count - len(known)))

    @property
    def together(self) -> int:
        """Questions that at least one of them had right."""
        pairs = zip(*self._verdicts, strict=False)
        return sum(any(each.verdict.right for each in pair) for pair in pairs)

    def ending(self, side: Side) -> Ending:
        """How it ended for that side; nothing before the end."""
        if not self._finished:
            return ""
        own, other = self.score(side), self.score(1 if side == 0 else 0)
        return "tie" if own == other else "won" if own > other else "lost"

    def ready(self, side: Side) -> None:
        """That side is ready; with both the first question is asked."""
        self._ready[side] = True

    def settle(self, side: Side) -> SideVerdict | None:
        """After a move of that side: its verdict, once, when the try is answered."""
        attempt = self.attempt(side)
        if self.state != "asking" or self.answered(side) or not attempt.answered:
            return None
        verdict = Verdict(self.question.id, attempt.right, attempt.share, attempt.counts)
        return self._note(SideVerdict(side, verdict))

    def second(self) -> list[SideVerdict]:
        """A second has passed: perhaps the slower side's time is up."""
        if self.state != "asking":
            self._rested = True
            return []
        if self._left_s is None:
            return []
        self._left_s -= 1
        return self._close(seen=False) if self._left_s <= 0 else []

    def close(self, side: Side) -> list[SideVerdict]:
        """继续: a side that has answered goes on; what the other did not answer does not count."""
        if self.state != "asking" or not self.patient or not self.answered(side):
            return []
        return self._close(seen=True)

    def next(self) -> bool:
        """On to the next question, or to the end; says whether it went."""
        if self.state != "shown" or not self._rested:
            return False
        self._rested = False
        self._left_s = None
        if self.last:
            self._finished = True
        else:
            self._number += 1
        return True

    def _close(self, *, seen: bool) -> list[SideVerdict]:
        late: list[SideVerdict] = []
        for side in SIDES:
            if not self.answered(side):
                self.attempt(side).give_up()
                verdict = Verdict(self.question.id, False, 0.0, timed_out=not seen)
                late.append(self._note(SideVerdict(side, verdict, seen)))
        return late

    def _note(self, verdict: SideVerdict) -> SideVerdict:
        self._verdicts[verdict.side].append(verdict)
        if self.state == "shown":
            self._rested = False
            self._left_s = None
        elif not self.patient:
            self._left_s = WAIT_S
        return verdict
