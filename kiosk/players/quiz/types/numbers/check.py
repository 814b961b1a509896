"""What can be wrong with a number."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from kiosk.core.words import Words
from kiosk.library.checking import Check, Place
from kiosk.library.toml_file import TomlFile

if TYPE_CHECKING:
    from kiosk.players.quiz.types.numbers.model import NumberShape

MOST_STEPS = 200


def check_number(check: Check, file: TomlFile, place: Place, question: NumberShape) -> None:
    """A range upside down, an answer outside it or off the step, a step that does not fit."""
    figures = (question.low, question.high, question.step, question.answer, question.tolerance)
    if not all(map(math.isfinite, figures)):
        what = Words("要写普通的数字。", "These have to be plain numbers.")
        check.error(file, place, what, Words("不能用 inf 或 nan。", "Not inf or nan."))
        return
    if question.low >= question.high:
        what = Words("范围反了：low 要小于 high。", "The range is upside down: low before high.")
        check.error(file, (*place, "low"), what, Words("请对调。", "Swap them."))
    elif question.step <= 0:
        what = Words("step 要大于 0。", "The step has to be above 0.")
        check.error(file, (*place, "step"), what, Words("例如 step = 1。", "Such as step = 1."))
    else:
        _check_steps(check, file, place, question)
    if question.tolerance < 0:
        what = Words("tolerance 不能小于 0。", "The tolerance cannot be below 0.")
        check.error(file, (*place, "tolerance"), what, Words("请改掉。", "Change it."))


def _check_steps(check: Check, file: TomlFile, place: Place, question: NumberShape) -> None:
    span = question.high - question.low
    steps = span / question.step
    if not _whole(steps):
        what = Words("从 low 到 high 不是整数步。", "Low to high is no whole number of steps.")
        mend = Words("请改 step 或 high。", "Change the step or high.")
        check.error(file, (*place, "step"), what, mend)
    elif steps > MOST_STEPS:
        what = Words(
            f"一共 {steps:.0f} 步，至多 {MOST_STEPS} 步。",
            f"There are {steps:.0f} steps; at most {MOST_STEPS}.",
        )
        check.error(file, (*place, "step"), what, Words("请把 step 改大。", "Use larger steps."))
    where = (*place, "answer")
    if not question.low <= question.answer <= question.high:
        what = Words("答案在范围外面。", "The answer is outside the range.")
        check.error(file, where, what, Words("请改 answer 或范围。", "Change it or the range."))
    elif not _whole((question.answer - question.low) / question.step):
        what = Words("答案不在刻度上。", "The answer is off the step.")
        mend = Words("从 low 起，每步 step，要能到 answer。", "It has to be reached from low.")
        check.error(file, where, what, mend)
    if 2 * question.tolerance >= span:
        what = Words("误差太大，几乎怎么答都对。", "With such a tolerance nearly all is right.")
        mend = Words("请改小 tolerance。", "Make the tolerance smaller.")
        check.hint(file, (*place, "tolerance"), what, mend)


def _whole(number: float) -> bool:
    return abs(number - round(number)) < 1e-6
