"""What the library knows of quizzes: how to check one, and how to read it for play. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.core.words import Words
from kiosk.library.checking import Check, Place
from kiosk.library.reading import Table, changed_since_check
from kiosk.library.texts import LocalText
from kiosk.library.toml_file import TomlFile, read_toml
from kiosk.players.quiz.questions import Option, Question, QuestionType, Quiz

if TYPE_CHECKING:
    from kiosk.library.shapes import Spoken
    from kiosk.players.quiz.model import (
        MultipleShape,
        PictureShape,
        SingleShape,
        TrueFalseShape,
    )

    AnyShape = SingleShape | MultipleShape | TrueFalseShape | PictureShape
    ChoiceShape = SingleShape | MultipleShape | PictureShape

STEM_CHARACTERS = {"zh": 60}
STEM_CHARACTERS_ELSE = 140

_TRUE = (("zh-Hans", "对"), ("en", "True"))
_FALSE = (("zh-Hans", "不对"), ("en", "False"))


class QuizKind:
    """The quiz, as the library sees it."""

    name = "quiz"
    capabilities = frozenset({"quiz", *(f"quiz.{type}" for type in QuestionType)})
    media: frozenset[str] = frozenset()

    def check_media(self, check: Check, file: TomlFile, place: Place, name: str) -> None:
        """A quiz plays no media files."""

    def check(self, check: Check, entry: str) -> None:
        """Report all that is wrong with the quiz in ``entry``."""
        file = check.read(entry)
        if file is None:
            return
        number = file.data.get("format")
        if type(number) is int and number > 1:
            what = Words(
                f"题目文件是更新的格式（{number}），这台机器只懂 1。",
                f"It has the newer format {number}; this kiosk knows 1.",
            )
            mend = Words("请更新展示程序。", "Update the kiosk.")
            check.error(file, ("format",), what, mend)
            return
        _check_quiz(check, file)


def read_quiz(folder: Path, entry: str, language: str) -> Quiz:
    """The quiz in ``folder/entry`` of a checked exhibit whose own language is ``language``.

    :raises Trouble: ``exhibit-changed`` when it is not, or no longer, a checked quiz.
    """
    file, problems = read_toml(folder, entry)
    if file is None:
        raise changed_since_check(entry, problems[-1].what.zh)
    try:
        table = Table(file.data, language)
        questions = tuple(_question(question, language) for question in table.tables("question"))
        if not questions:
            raise ValueError("no question")
        return Quiz(questions, table.get("shuffle", bool, False))
    except ValueError as error:
        raise changed_since_check(entry, str(error)) from error


def _question(table: Table, language: str) -> Question:
    type = QuestionType(table.need("type", str))
    if type is QuestionType.TRUE_FALSE:
        options = _true_and_false(language, table.need("answer", bool))
    else:
        options = tuple(
            Option(option.text("text"), option.name("picture"), option.get("right", bool, False))
            for option in table.tables("options")
        )
    if not any(option.right for option in options):
        raise ValueError("no right option")
    return Question(
        id=table.need("id", str),
        type=type,
        stem=table.needed_text("stem"),
        options=options,
        explanation=table.text("explanation"),
        picture=table.name("picture"),
        picture_after=table.get("picture_after", bool, False),
        tags=table.names("tags"),
        difficulty=table.get("difficulty", int, 0) or None,
    )


def _true_and_false(language: str, answer: bool) -> tuple[Option, ...]:
    # Of an exhibit in a third language these words are shown in English.
    own = language if language in dict(_TRUE) else "en"
    return (
        Option(LocalText(own, _TRUE), None, answer),
        Option(LocalText(own, _FALSE), None, not answer),
    )


def _check_quiz(check: Check, file: TomlFile) -> None:
    from pydantic import TypeAdapter  # late: only a check needs it

    from kiosk.library.shapes import fit, texts_of
    from kiosk.players.quiz.model import QuestionShape, QuizHeadShape

    head = {key: value for key, value in file.data.items() if key != "question"}
    fit(TypeAdapter(QuizHeadShape), head, check, file)
    adapter: TypeAdapter[Any] = TypeAdapter(QuestionShape)
    texts: list[tuple[Place, Spoken]] = []
    for at, data in enumerate(_questions(check, file)):
        place: Place = ("question", at)
        id = data.get("id") if isinstance(data, dict) else None
        if isinstance(id, str):
            check.claim_id(file, (*place, "id"), id)
        question = fit(adapter, data, check, file, place)
        if question is not None:
            _check_question(check, file, place, question)
            texts += texts_of(question, place)
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


def _check_question(check: Check, file: TomlFile, place: Place, question: AnyShape) -> None:
    if question.picture is not None:
        check.picture(file, (*place, "picture"), question.picture)
    if question.type != "true_false":
        _check_right(check, file, place, question)
        _check_options(check, file, place, question)
    for language, text in question.stem.items():
        most = STEM_CHARACTERS.get(language[:2], STEM_CHARACTERS_ELSE)
        if len(text) > most:
            what = Words(f"题干超过 {most} 个字符。", f"The stem is longer than {most} characters.")
            mend = Words("短一些，站着的人更愿意读。", "People who stand read shorter ones.")
            check.hint(file, (*place, "stem", language), what, mend)
    if question.explanation is None:
        what = Words("没有解释。", "There is no explanation.")
        mend = Words("请加上 explanation：为什么。", "Add “explanation”: say why.")
        check.hint(file, (*place, "explanation"), what, mend)


def _check_right(check: Check, file: TomlFile, place: Place, question: ChoiceShape) -> None:
    right = sum(option.right for option in question.options)
    where = (*place, "options")
    if right == 0:
        what = Words("没有正确选项。", "No option is right.")
        mend = Words("请在正确的选项里写 right = true。", "Write right = true in the right one.")
        check.error(file, where, what, mend)
    elif right > 1 and question.type != "multiple":
        what = Words(
            f"有 {right} 个正确选项，只能有一个。", f"{right} options are right; one may be."
        )
        mend = Words('去掉多余的，或改成 type = "multiple"。', 'Keep one, or make it "multiple".')
        check.error(file, where, what, mend)
    elif question.type == "multiple" and right in (1, len(question.options)):
        what = Words("多选题最好有对有错，而且不止一个对。", "Best with two right and one wrong.")
        mend = Words("一个对请用 single。", "Use “single” where one is right.")
        check.hint(file, where, what, mend)


def _check_options(check: Check, file: TomlFile, place: Place, question: ChoiceShape) -> None:
    from kiosk.players.quiz.model import OptionShape, PictureOptionShape

    shown: dict[tuple[str, str], int] = {}
    options: Sequence[OptionShape | PictureOptionShape] = question.options
    for at, option in enumerate(options):
        where = (*place, "options", at)
        keys = list(option.text.items()) if option.text else []
        if not isinstance(option, OptionShape):
            check.picture(file, (*where, "picture"), option.picture)
            keys = [("", option.picture)]
        for key in keys:
            first = shown.setdefault(key, at)
            if first != at:
                what = Words(f"和第 {first + 1} 个选项一样。", f"The same as option {first + 1}.")
                mend = Words("请改掉一个。", "Change one of them.")
                check.error(file, where, what, mend)
                break
    if question.type == "single":
        _check_lengths(check, file, place, question)


def _check_lengths(check: Check, file: TomlFile, place: Place, question: SingleShape) -> None:
    for language in question.stem:
        right = [len(o.text.get(language, "")) for o in question.options if o.right]
        wrong = [len(o.text.get(language, "")) for o in question.options if not o.right]
        if len(right) == 1 and wrong and all(wrong) and _stands_out(right[0], wrong):
            what = Words("看长短就能猜出正确选项。", "The right option can be told by its length.")
            mend = Words("请把选项写得一样长。", "Make the options equally long.")
            check.hint(file, (*place, "options"), what, mend)


def _stands_out(right: int, wrong: list[int]) -> bool:
    return right > 1.5 * max(wrong) + 3 or right * 1.5 + 3 < min(wrong)
