"""The quiz as a sequence: which questions, one try at each, scoring. No window, no file."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Literal

from kiosk.core.errors import Defect
from kiosk.library.texts import LocalText, LocalVoice
from kiosk.players.quiz.questions import Question, QuestionType, Quiz
from kiosk.players.quiz.tries import Try
from kiosk.players.quiz.types.registry import begin_try

State = Literal["asking", "answered", "finished"]
Result = Literal["right", "wrong", "done", ""]
"""Of a question: counted as right or wrong, done without counting, or not yet answered."""

Tone = Literal["", "right", "part", "learn", "late", "thanks", "found"]
"""How an answer is received: not yet; full credit; some of it; none; nobody answered in time; a
poll; all pairs found."""


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """The question as it stands on the screen, nothing given away.

    ``picture_hidden``: there is a picture, and it comes with the answer.
    """

    id: str
    type: str
    stem: LocalText
    picture: str | None
    picture_hidden: bool
    explanation: LocalText | None
    narration: LocalVoice | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of a question. ``right`` means full credit; ``share`` is the credit, 0 to 1.

    ``counts``: whether it is asked and right or wrong at all. ``timed_out``: nobody answered.
    """

    question: str
    right: bool
    share: float
    counts: bool = True
    timed_out: bool = False


class QuizPlay:
    """One playing of a quiz, from the first question to the end.

    Whoever moves a tile of :attr:`attempt` calls :meth:`settle` afterwards.
    """

    def __init__(self, quiz: Quiz, random: Random) -> None:
        if not quiz.questions:
            raise Defect("a quiz without questions was let through")
        self._challenge = quiz.challenge
        self._limit_s = quiz.time_limit_s
        self._questions = drawn(quiz, random)
        self._tries = tuple(begin_try(each, random.getrandbits(32)) for each in self._questions)
        self._verdicts: list[Verdict] = []
        self._number = 0
        self._finished = False

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
        if self._finished:
            return "finished"
        return "answered" if self._settled else "asking"

    @property
    def attempt(self) -> Try:
        """The try at the question that stands."""
        return self._tries[self._number]

    @property
    def question(self) -> ShownQuestion:
        """The question that stands."""
        question = self._questions[self._number]
        hidden = question.picture_after and not self._settled
        touched = self.attempt.picture is not None  # it stands in the field itself
        return ShownQuestion(
            id=question.id,
            type=str(question.type),
            stem=question.stem,
            picture=None if hidden or touched else question.picture,
            picture_hidden=hidden and not touched and question.picture is not None,
            explanation=question.explanation,
            narration=question.narration,
        )

    @property
    def verdict(self) -> Verdict | None:
        """What came of the question that stands; None while it is asked."""
        return self._verdicts[self._number] if self._settled else None

    @property
    def score(self) -> tuple[int, int]:
        """Questions with full credit, and questions asked; what does not count is in neither."""
        counted = [verdict for verdict in self._verdicts if verdict.counts]
        return sum(verdict.right for verdict in counted), len(counted)

    @property
    def results(self) -> tuple[Result, ...]:
        """What came of each question so far."""
        known: list[Result] = [_result(verdict) for verdict in self._verdicts]
        return tuple(known + [""] * (self.count - len(known)))

    @property
    def limit_s(self) -> int:
        """Seconds for the question that stands; 0 for no limit."""
        own = self._questions[self._number].time_limit_s
        limit_s = self._limit_s if own is None else own
        return limit_s if self.attempt.counts else 0

    @property
    def tone(self) -> Tone:
        """How the answer to the question that stands is received."""
        verdict = self.verdict
        if verdict is None:
            return ""
        if not verdict.counts:
            poll = self._questions[self._number].type is QuestionType.POLL
            return "thanks" if poll else "found" if self.attempt.given else "learn"
        if verdict.timed_out:
            return "late"
        return "right" if verdict.right else "part" if verdict.share > 0 else "learn"

    @property
    def last(self) -> bool:
        """Whether nothing is asked after the question that stands."""
        return self._number + 1 == self.count or self.stopped

    @property
    def stopped(self) -> bool:
        """Whether an error has ended a challenge."""
        verdict = self.verdict
        return self._challenge and verdict is not None and verdict.counts and not verdict.right

    def time_out(self) -> Verdict | None:
        """The time is up: show what is right; the verdict says that nobody answered."""
        if self.state != "asking" or self.attempt.answered:
            return None
        self.attempt.give_up()
        return self._note(timed_out=True)

    def settle(self) -> Verdict | None:
        """Return the verdict, once, when a move has answered the question that stands."""
        attempt = self.attempt
        if self._finished or self._settled or not attempt.answered:
            return None
        return self._note(timed_out=False)

    def next(self) -> None:
        """Go on from an answered question to the next one, or to the end."""
        if self.state != "answered":
            return
        if self.last:
            self._finished = True
        else:
            self._number += 1

    def _note(self, *, timed_out: bool) -> Verdict:
        attempt, question = self.attempt, self._questions[self._number].id
        verdict = Verdict(question, attempt.right, attempt.share, attempt.counts, timed_out)
        self._verdicts.append(verdict)
        return verdict

    @property
    def _settled(self) -> bool:
        return len(self._verdicts) > self._number


def drawn(quiz: Quiz, random: Random) -> tuple[Question, ...]:
    """The questions of one play: drawn if the quiz says so, in the author's order or shuffled.

    Where fewer fit than are to be drawn, all that fit are asked; where none fits, all there are.
    """
    questions = list(quiz.questions)
    draw = quiz.draw
    if draw is not None:
        fitting = [each for each in questions if draw.fits(each.tags, each.difficulty)]
        pool = fitting or questions
        chosen = set(random.sample(range(len(pool)), min(draw.count, len(pool))))
        questions = [each for at, each in enumerate(pool) if at in chosen]
    if quiz.shuffle:
        random.shuffle(questions)
    return tuple(questions)


def _result(verdict: Verdict) -> Result:
    if not verdict.counts:
        return "done"
    return "right" if verdict.right else "wrong"
