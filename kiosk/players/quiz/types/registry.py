"""All types of questions for play, one row each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from types import MappingProxyType
from typing import Any

from kiosk.library.reading import Table
from kiosk.players.quiz.questions import Question, QuestionType
from kiosk.players.quiz.tries import Try
from kiosk.players.quiz.types.choices.body import read_choices, read_true_false
from kiosk.players.quiz.types.choices.rules import ChoiceTry


@dataclass(frozen=True, slots=True)
class TypeRow:
    """How a type's body is read (table, exhibit's language), and how a try at it begins."""

    read: Callable[[Table, str], Any]
    begin: Callable[[Any, Random], Try]


TYPES: Mapping[QuestionType, TypeRow] = MappingProxyType(
    {
        QuestionType.SINGLE: TypeRow(read_choices, ChoiceTry),
        QuestionType.MULTIPLE: TypeRow(read_choices, ChoiceTry),
        QuestionType.TRUE_FALSE: TypeRow(read_true_false, ChoiceTry),
        QuestionType.PICTURE: TypeRow(read_choices, ChoiceTry),
    }
)


def begin_try(question: Question, seed: int) -> Try:
    """A new try; two with the same seed show the same order, so that two players are alike."""
    return TYPES[question.type].begin(question.body, Random(seed))
