"""What can be wrong with the head of a quiz: the draw and the time limit."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.core.words import Words
from kiosk.library.checking import Check, Place
from kiosk.library.toml_file import TomlFile
from kiosk.players.quiz.common_model import CommonShape
from kiosk.players.quiz.model import QuizHeadShape
from kiosk.players.quiz.questions import Draw

SHORTEST_S = 5
"""Nobody reads a question in less."""


def check_head(
    check: Check, file: TomlFile, head: QuizHeadShape, questions: Sequence[CommonShape]
) -> None:
    """A draw of more than there is, a time limit nobody can keep."""
    check_limit(check, file, ("time_limit_s",), head.time_limit_s)
    if head.draw is None:
        return
    draw = Draw(head.draw.count, tuple(head.draw.tags), tuple(head.draw.difficulty))
    fitting = sum(draw.fits(tuple(each.tags), each.difficulty) for each in questions)
    if draw.count > fitting:
        what = Words(
            f"要抽 {draw.count} 道题，符合的只有 {fitting} 道。",
            f"{draw.count} questions are to be drawn, but only {fitting} fit.",
        )
        mend = Words(
            "请改小 count，或检查题目的 tags 和 difficulty。",
            "Make count smaller, or look at the questions' tags and difficulty.",
        )
        check.error(file, ("draw", "count"), what, mend)
    elif draw.count == fitting and not head.shuffle and fitting == len(questions):
        what = Words("题目全都抽上了，等于没抽。", "All the questions are drawn: that is no draw.")
        mend = Words("请多写几道题，或删掉 draw。", "Write more questions, or remove “draw”.")
        check.hint(file, ("draw", "count"), what, mend)


def check_limit(check: Check, file: TomlFile, place: Place, limit_s: int) -> None:
    """A time limit nobody can keep."""
    if 0 < limit_s < SHORTEST_S:
        what = Words(f"{limit_s} 秒来不及读题。", f"Nobody reads a question in {limit_s} s.")
        mend = Words(f"至少 {SHORTEST_S} 秒；0 不限时。", f"At least {SHORTEST_S}; 0: no limit.")
        check.error(file, place, what, mend)
