"""The answer key of a quiz, as it stands on the docent's card."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from kiosk.library.answer_key import questions_of
from kiosk.library.examine import examine
from kiosk.players.quiz.key import right_answers
from kiosk.players.quiz.types.numbers.body import Estimate
from kiosk.players.quiz.types.numbers.rules import NumberTry
from kiosk.players.registry import ANSWER_KEYS, KINDS
from tests.players.quizzing import text

EXHIBITS = Path(__file__).parents[2] / "exhibits"
UNIT = text("升")


@pytest.mark.parametrize(
    ("estimate", "zh", "en"),
    [
        (Estimate(0, 10, 1, 5, unit=UNIT), "5升", "5 升 in English"),
        (Estimate(0, 2e8, 1e6, 1.25e8), "125 000 000", "125 000 000"),
        (Estimate(0, 2e6, 1e4, 1_230_000, unit=UNIT), "1 230 000升", "1 230 000 升 in English"),
        (Estimate(0, 2, 0.05, 1.2), "1.20", "1.20"),
        (Estimate(-4, 4, 0.5, -1, unit=UNIT), "-1.0升", "-1.0 升 in English"),
    ],
)
def test_a_number_is_written_as_on_the_screen(estimate: Estimate, zh: str, en: str) -> None:
    for language, words in (("zh-Hans", zh), ("en", en)):
        [answer] = right_answers(NumberTry(estimate, Random(0)), language)
        assert answer.replace("\u00a0", " ") == words


def test_what_has_no_words_is_pointed_at_once() -> None:
    exhibit = examine(EXHIBITS / "cn.kepu.jehol", KINDS).exhibit
    assert exhibit is not None
    answers = {one.id: one.answers for one in questions_of(exhibit, ANSWER_KEYS, "zh-Hans")}
    assert answers["q7-spot"] == ("狼鳍鱼化石", "见屏幕上的图")
