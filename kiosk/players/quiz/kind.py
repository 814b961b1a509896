"""What the library knows of quizzes: how to read one for play, and how to check one. No Qt."""

from __future__ import annotations

from pathlib import Path

from kiosk.library.checking import Check, Place
from kiosk.library.loads import NO_LOADS, Loads
from kiosk.library.reading import Table, changed_since_check
from kiosk.library.toml_file import TomlFile, read_toml
from kiosk.players.quiz.questions import Draw, Question, QuestionType, Quiz
from kiosk.players.quiz.types.registry import TYPES


class QuizKind:
    """The quiz, as the library sees it."""

    name = "quiz"
    capabilities = frozenset({"quiz", *(f"quiz.{type}" for type in QuestionType)})
    media: frozenset[str] = frozenset()

    def check_media(self, check: Check, file: TomlFile, place: Place, name: str) -> None:
        """A quiz plays no media files."""

    def loads(self, folder: Path, entry: str) -> Loads:
        """Nothing that a machine of ours could not do."""
        return NO_LOADS

    def check(self, check: Check, entry: str) -> None:
        """Report all that is wrong with the quiz in ``entry``."""
        from kiosk.players.quiz.check import check_quiz  # late: it imports pydantic

        file = check.read(entry)
        if file is not None and check.knows_format(file):
            check_quiz(check, file)


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
        return Quiz(
            questions,
            shuffle=table.get("shuffle", bool, False),
            draw=_draw(table.table("draw")),
            time_limit_s=table.get("time_limit_s", int, 0),
            challenge=table.get("challenge", bool, False),
        )
    except ValueError as error:
        raise changed_since_check(entry, str(error)) from error


def _draw(table: Table | None) -> Draw | None:
    if table is None:
        return None
    difficulties = table.get("difficulty", list, [])
    if not all(type(each) is int for each in difficulties):
        raise ValueError("difficulty is no list of numbers")
    return Draw(table.need("count", int), table.names("tags"), tuple(difficulties))


def _question(table: Table, language: str) -> Question:
    type = QuestionType(table.need("type", str))
    return Question(
        id=table.need("id", str),
        type=type,
        stem=table.needed_text("stem"),
        body=TYPES[type].read(table, language),
        explanation=table.text("explanation"),
        picture=table.name("picture"),
        picture_after=table.get("picture_after", bool, False),
        tags=table.names("tags"),
        difficulty=table.get("difficulty", int, 0) or None,
        time_limit_s=table.need("time_limit_s", int) if table.has("time_limit_s") else None,
        narration=table.voice("narration"),
    )
