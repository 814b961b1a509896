"""How a quiz is played: shuffling, answering, scoring. No window, no clock, no file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal

from kiosk.core.errors import Defect
from kiosk.library.texts import LocalText
from kiosk.players.quiz.questions import Option, Question, QuestionType, Quiz

State = Literal["asking", "answered", "finished"]
Mark = Literal["none", "chosen", "right", "wrong", "missed"]


@dataclass(frozen=True, slots=True)
class ShownOption:
    """An option as it stands on the screen."""

    text: LocalText | None
    picture: str | None


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """The question as it stands on the screen: options in the order shown, nothing given away.

    ``picture_hidden``: there is a picture, and it comes with the answer.
    """

    id: str
    type: QuestionType
    stem: LocalText
    picture: str | None
    picture_hidden: bool
    options: tuple[ShownOption, ...]
    explanation: LocalText | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of an answer. ``right`` means full credit; ``share`` is the credit, 0 to 1."""

    question: str
    right: bool
    share: float
    explanation: LocalText | None


class QuizPlay:
    """One playing of a quiz, from the first question to the end.

    Indices of options are those of the order shown. Touches that make no sense any more (a second
    finger, a late tap) change nothing.
    """

    def __init__(self, quiz: Quiz, random: Random) -> None:
        if not quiz.questions:
            raise Defect("a quiz without questions was let through")
        questions = list(quiz.questions)
        if quiz.shuffle:
            random.shuffle(questions)
        self._questions = tuple(questions)
        self._orders = tuple(_order(question, random) for question in questions)
        self._verdicts: list[Verdict] = []
        self._chosen: frozenset[int] = frozenset()
        self._number = 0
        self._state: State = "asking"

    @property
    def number(self) -> int:
        """The question that stands, from 0; the last one once finished."""
        return self._number

    @property
    def count(self) -> int:
        """How many questions there are."""
        return len(self._questions)

    @property
    def state(self) -> State:
        """Whether a question is asked or answered, or all are done."""
        return self._state

    @property
    def question(self) -> ShownQuestion:
        """The question that stands."""
        question = self._questions[self._number]
        return ShownQuestion(
            id=question.id,
            type=question.type,
            stem=question.stem,
            picture=None if self._hides_picture else question.picture,
            picture_hidden=self._hides_picture,
            options=tuple(ShownOption(o.text, o.picture) for o in self._options),
            explanation=question.explanation,
        )

    @property
    def marks(self) -> tuple[Mark, ...]:
        """One mark an option: before the answer what is chosen, after it what was right."""
        if self._state == "asking":
            return tuple(
                "chosen" if at in self._chosen else "none" for at in range(len(self._options))
            )
        return tuple(
            _mark(option.right, at in self._chosen) for at, option in enumerate(self._options)
        )

    @property
    def score(self) -> tuple[int, int]:
        """Questions answered with full credit, and questions answered."""
        return sum(verdict.right for verdict in self._verdicts), len(self._verdicts)

    @property
    def results(self) -> tuple[bool | None, ...]:
        """Per question whether it got full credit; None when not yet answered."""
        known: list[bool | None] = [verdict.right for verdict in self._verdicts]
        return tuple(known + [None] * (self.count - len(known)))

    def choose(self, index: int) -> Verdict | None:
        """Take a tap on an option. Only a multiple choice waits for :meth:`submit`."""
        if self._state != "asking" or not 0 <= index < len(self._options):
            return None
        if self._questions[self._number].type is QuestionType.MULTIPLE:
            self._chosen = self._chosen ^ {index}
            return None
        self._chosen = frozenset({index})
        return self._answer()

    def submit(self) -> Verdict | None:
        """Answer with the options chosen so far; None when there is nothing to answer with."""
        if self._state != "asking" or not self._chosen:
            return None
        return self._answer()

    def next(self) -> None:
        """Go on from an answered question to the next one, or to the end."""
        if self._state != "answered":
            return
        if self._number + 1 == self.count:
            self._state = "finished"
            return
        self._number += 1
        self._chosen = frozenset()
        self._state = "asking"

    @property
    def _hides_picture(self) -> bool:
        question = self._questions[self._number]
        return question.picture_after and self._state == "asking"

    @property
    def _options(self) -> tuple[Option, ...]:
        options = self._questions[self._number].options
        return tuple(options[at] for at in self._orders[self._number])

    def _answer(self) -> Verdict:
        question = self._questions[self._number]
        share = credit([option.right for option in self._options], self._chosen)
        verdict = Verdict(question.id, share == 1.0, share, question.explanation)
        self._verdicts.append(verdict)
        self._state = "answered"
        return verdict


def credit(right: Sequence[bool], chosen: frozenset[int]) -> float:
    """The credit, 0 to 1, for choosing ``chosen`` where ``right`` says which options are right.

    Every right choice earns its share and every wrong one costs as much, so that choosing
    everything does not pay.
    """
    wanted = sum(right)
    hits = sum(right[at] for at in chosen)
    misses = len(chosen) - hits
    return max(0, hits - misses) / wanted if wanted else 0.0


def _order(question: Question, random: Random) -> tuple[int, ...]:
    order = list(range(len(question.options)))
    # True stays before false: people look for them there.
    if question.type is not QuestionType.TRUE_FALSE:
        random.shuffle(order)
    return tuple(order)


def _mark(right: bool, chosen: bool) -> Mark:
    if right:
        return "right" if chosen else "missed"
    return "wrong" if chosen else "none"
