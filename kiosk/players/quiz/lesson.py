"""A quiz asked aloud: one question at a time, hands counted, then what is right. No window.

The docent counts how many raised a hand for each option; where there are no options to raise a hand
for, how many had it right and how many had not. Nobody's name is anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Literal

from kiosk.core.errors import Defect
from kiosk.players.quiz.questions import Question, Quiz
from kiosk.players.quiz.rules import drawn
from kiosk.players.quiz.tries import Try
from kiosk.players.quiz.types.registry import begin_try

State = Literal["asking", "shown", "finished"]

BY_OPTION = frozenset({"single", "true_false", "picture", "poll"})
"""Types where a hand is raised for one of the options."""

MOST_HANDS = 999

COUNT_DOWNS_S = (10, 20, 30)
"""Seconds a docent may let the class think; none is as good."""


@dataclass(frozen=True, slots=True)
class Count:
    """What came of one question: hands raised, and how many were right (None: nothing is right)."""

    question: Question
    raised: int
    right: int | None


class Lesson:
    """One lesson, from the first question to how the class did."""

    def __init__(self, quiz: Quiz, random: Random) -> None:
        if not quiz.questions:
            raise Defect("a quiz without questions was let through")
        self._questions = drawn(quiz, random)
        seeds = [random.getrandbits(32) for _ in self._questions]
        pairs = list(zip(self._questions, seeds, strict=True))
        self._tries = tuple(begin_try(*pair) for pair in pairs)
        self._rights = tuple(_rights(begin_try(*pair)) for pair in pairs)
        self._hands = [
            [0] * (len(attempt.tiles) if question.type in BY_OPTION else 2)
            for question, attempt in zip(self._questions, self._tries, strict=True)
        ]
        self._number = 0
        self._shown = False
        self._finished = False

    @property
    def number(self) -> int:
        """The question that stands, from 0."""
        return self._number

    @property
    def count(self) -> int:
        """How many questions there are."""
        return len(self._questions)

    @property
    def state(self) -> State:
        """Asking, the answer shown, or all behind."""
        if self._finished:
            return "finished"
        return "shown" if self._shown else "asking"

    @property
    def question(self) -> Question:
        """The question that stands."""
        return self._questions[self._number]

    @property
    def attempt(self) -> Try:
        """What is drawn of it; nobody answers, it is shown."""
        return self._tries[self._number]

    @property
    def by_option(self) -> bool:
        """Whether hands are counted for each option, else for right and not right."""
        return self.question.type in BY_OPTION

    @property
    def hands(self) -> tuple[int, ...]:
        """Hands so far: one number an option, or right and not right."""
        return tuple(self._hands[self._number])

    @property
    def counts(self) -> tuple[Count, ...]:
        """What came of every question."""
        return tuple(self._count(number) for number in range(self.count))

    @property
    def now(self) -> Count:
        """What came of the question that stands, by now."""
        return self._count(self._number)

    def raise_hands(self, at: int, more: int) -> None:
        """So many hands more (or fewer) at an option, from 0 to 999."""
        hands = self._hands[self._number]
        if not self._finished and 0 <= at < len(hands):
            hands[at] = min(max(hands[at] + more, 0), MOST_HANDS)

    def reveal(self) -> None:
        """Show what is right."""
        if not self._finished:
            self._shown = True
            self.attempt.give_up()

    def next(self) -> None:
        """On from an answer shown to the next question, or to the end."""
        if self._finished or not self._shown:
            return
        if self._number + 1 == self.count:
            self._finished = True
        else:
            self._number += 1
            self._shown = False

    def _count(self, number: int) -> Count:
        hands, question = self._hands[number], self._questions[number]
        if not self._tries[number].counts:
            return Count(question, sum(hands), None)
        if question.type in BY_OPTION:
            right = sum(hands[at] for at in self._rights[number])
        else:
            right = hands[0]
        return Count(question, sum(hands), right)


def _rights(twin: Try) -> frozenset[int]:
    """Which tiles are right, found on a twin of the try so that nothing is shown yet."""
    twin.give_up()
    return frozenset(at for at, tile in enumerate(twin.tiles) if tile.mark in ("right", "missed"))
