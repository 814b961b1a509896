"""What can be wrong with a quiz: its head, its questions, and each by its type."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from kiosk.core.words import Words
from kiosk.library.checking import Check, Place
from kiosk.library.narration import check_narration
from kiosk.library.shapes import Spoken, fit, texts_of
from kiosk.library.toml_file import TomlFile
from kiosk.players.quiz.common_model import CommonShape
from kiosk.players.quiz.head_check import check_head, check_limit
from kiosk.players.quiz.model import QuestionShape, QuizHeadShape
from kiosk.players.quiz.types.checks import CHECKS

STEM_CHARACTERS = {"zh": 60}
STEM_CHARACTERS_ELSE = 140
UNCOUNTED = ("memory", "poll")
"""Types that are neither right nor wrong, and need no explanation."""


def check_quiz(check: Check, file: TomlFile) -> None:
    """Report all that is wrong with the quiz in ``file``."""
    data = {key: value for key, value in file.data.items() if key != "question"}
    head = fit(TypeAdapter(QuizHeadShape), data, check, file)
    adapter: TypeAdapter[Any] = TypeAdapter(QuestionShape)
    texts: list[tuple[Place, Spoken]] = []
    questions: list[CommonShape] = []
    for at, data in enumerate(_questions(check, file)):
        place: Place = ("question", at)
        id = data.get("id") if isinstance(data, dict) else None
        if isinstance(id, str):
            check.claim_id(file, (*place, "id"), id)
        question = fit(adapter, data, check, file, place)
        if question is not None:
            _check_common(check, file, place, question)
            if question.type in CHECKS:
                CHECKS[question.type](check, file, place, question)
            texts += texts_of(question, place)
            questions.append(question)
    if head is not None:
        check_head(check, file, head, questions)
    for place, text in texts:
        check.words(file, place, text)
    check.one_set_of_languages(file, texts)


def _questions(check: Check, file: TomlFile) -> list[Any]:
    questions = file.data.get("question")
    most = check.limits.questions
    mend = Words("每道题写一张 [[question]] 表。", "Write a table [[question]] for each.")
    if not isinstance(questions, list) or not questions:
        check.error(file, ("question",), Words("没有题目。", "There is no question."), mend)
        return []
    if len(questions) > most:
        what = Words(f"题目超过 {most} 道。", f"There are more than {most} questions.")
        mend = Words("请分成几个展项。", "Part them into several exhibits.")
        check.error(file, ("question",), what, mend)
        return []
    return questions


def _check_common(check: Check, file: TomlFile, place: Place, question: Any) -> None:
    if question.picture is not None:
        check.picture(file, (*place, "picture"), question.picture)
    for language, text in question.stem.items():
        most = STEM_CHARACTERS.get(language[:2], STEM_CHARACTERS_ELSE)
        if len(text) > most:
            what = Words(f"题干超过 {most} 个字符。", f"The stem is longer than {most} characters.")
            mend = Words("短一些，站着的人更愿意读。", "People who stand read shorter ones.")
            check.hint(file, (*place, "stem", language), what, mend)
    if question.time_limit_s is not None:
        check_limit(check, file, (*place, "time_limit_s"), question.time_limit_s)
    check_narration(check, file, place, question.narration, question.stem)
    if question.explanation is None and question.type not in UNCOUNTED:
        what = Words("没有解释。", "There is no explanation.")
        mend = Words("请加上 explanation：为什么。", "Add “explanation”: say why.")
        check.hint(file, (*place, "explanation"), what, mend)
