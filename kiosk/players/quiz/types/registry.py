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
from kiosk.players.quiz.types.choices.body import read_choices, read_poll, read_true_false
from kiosk.players.quiz.types.choices.rules import ChoiceTry, PollTry
from kiosk.players.quiz.types.memory.body import read_memory
from kiosk.players.quiz.types.memory.rules import MemoryTry
from kiosk.players.quiz.types.numbers.body import read_number
from kiosk.players.quiz.types.numbers.rules import NumberTry
from kiosk.players.quiz.types.ordering.body import read_order
from kiosk.players.quiz.types.ordering.rules import OrderTry
from kiosk.players.quiz.types.placing.body import read_bins, read_match, read_word_bank
from kiosk.players.quiz.types.placing.rules import PlacingTry
from kiosk.players.quiz.types.spots.body import read_hotspot
from kiosk.players.quiz.types.spots.rules import SpotsTry


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
        QuestionType.ORDER: TypeRow(read_order, OrderTry),
        QuestionType.MATCH: TypeRow(read_match, PlacingTry),
        QuestionType.BINS: TypeRow(read_bins, PlacingTry),
        QuestionType.HOTSPOT: TypeRow(read_hotspot, SpotsTry),
        QuestionType.WORD_BANK: TypeRow(read_word_bank, PlacingTry),
        QuestionType.MEMORY: TypeRow(read_memory, MemoryTry),
        QuestionType.NUMBER: TypeRow(read_number, NumberTry),
        QuestionType.POLL: TypeRow(read_poll, PollTry),
    }
)


def begin_try(question: Question, seed: int) -> Try:
    """A new try; two with the same seed show the same order, so that two players are alike."""
    return TYPES[question.type].begin(question.body, Random(seed))
