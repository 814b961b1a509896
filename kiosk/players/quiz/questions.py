"""A quiz as it is played: plain frozen values, whatever file they came from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kiosk.library.texts import LocalText, LocalVoice


class QuestionType(StrEnum):
    """How a question is answered."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    TRUE_FALSE = "true_false"
    PICTURE = "picture"
    ORDER = "order"
    MATCH = "match"
    BINS = "bins"
    HOTSPOT = "hotspot"
    WORD_BANK = "word_bank"
    MEMORY = "memory"
    NUMBER = "number"
    POLL = "poll"


@dataclass(frozen=True, slots=True)
class Question:
    """One question; ``id`` is unique in its exhibit.

    ``body`` is what its type asks (``types.*.body``). ``picture_after``: the picture gives the
    answer away and comes only after it. ``time_limit_s``: its own limit; None leaves it to the
    quiz, 0 means none.
    """

    id: str
    type: QuestionType
    stem: LocalText
    body: Any
    explanation: LocalText | None = None
    picture: str | None = None
    picture_after: bool = False
    tags: tuple[str, ...] = ()
    difficulty: int | None = None
    time_limit_s: int | None = None
    narration: LocalVoice | None = None


@dataclass(frozen=True, slots=True)
class Draw:
    """Draw ``count`` of the questions that have one of ``tags`` and one of ``difficulties``.

    An empty tuple asks for nothing.
    """

    count: int
    tags: tuple[str, ...] = ()
    difficulties: tuple[int, ...] = ()

    def fits(self, tags: tuple[str, ...], difficulty: int | None) -> bool:
        """Whether a question with these may be drawn."""
        tagged = not self.tags or bool(set(self.tags) & set(tags))
        return tagged and (not self.difficulties or difficulty in self.difficulties)


@dataclass(frozen=True, slots=True)
class Quiz:
    """Questions in the author's order; ``shuffle`` asks to mix that order too.

    ``time_limit_s``: seconds a question, 0 for no limit. ``challenge``: the first error ends it.
    """

    questions: tuple[Question, ...]
    shuffle: bool = False
    draw: Draw | None = None
    time_limit_s: int = 0
    challenge: bool = False
