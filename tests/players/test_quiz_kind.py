"""What is wrong with a quiz is found, named and placed; what is sound can be played."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from kiosk.core.errors import Trouble
from kiosk.library.check import check_exhibit
from kiosk.library.problems import Problem
from kiosk.players.quiz.kind import QuizKind, read_quiz
from kiosk.players.quiz.model import QuizShape
from kiosk.players.quiz.questions import QuestionType
from kiosk.players.registry import KINDS
from tests.library.making import manifest, question, quiz, toml, write_exhibit

ALL_TYPES = tuple(question(f"q{at}", str(type)) for at, type in enumerate(QuestionType))


def problems(tmp_path: Path, data: dict[str, Any] | str) -> list[Problem]:
    if (tmp_path / "cn.test.one").exists():
        shutil.rmtree(tmp_path / "cn.test.one")
    text = data if isinstance(data, str) else toml(data)
    return check_exhibit(write_exhibit(tmp_path, files={"quiz.toml": text}), KINDS)


def only(found: list[Problem]) -> Problem:
    assert len(found) == 1, found
    assert found[0].what.zh and found[0].what.en and found[0].mend.zh and found[0].mend.en
    return found[0]


def test_every_type_is_sound_and_read(tmp_path: Path) -> None:
    assert problems(tmp_path, quiz(*ALL_TYPES, shuffle=True)) == []
    read = read_quiz(tmp_path / "cn.test.one", "quiz.toml", "zh-Hans")
    assert read.shuffle
    assert [q.type for q in read.questions] == list(QuestionType)
    assert [sum(o.right for o in q.body.options) for q in read.questions[:4]] == [1, 2, 1, 1]
    judged = read.questions[2].body.options
    assert [o.text.text("zh-Hans") for o in judged if o.text] == ["对", "不对"]
    assert [o.text.text("en") for o in judged if o.text] == ["True", "False"]
    assert read.questions[3].body.options[0].picture == "a.svg"


def test_an_id_that_is_refused_comes_with_an_example_of_a_question(tmp_path: Path) -> None:
    """The kinds share the rule for ids, and with it the example."""
    problem = only(problems(tmp_path, quiz(question(id="Q 1"))))
    assert problem.mend.en.endswith("such as q1."), problem.mend


@pytest.mark.parametrize(
    ("changed", "field", "words", "severity"),
    [
        ({"options": None}, "question[1].options", "required and missing", "error"),
        ({"id": "Q 1"}, "question[1].id", "not written as it should be", "error"),
        ({"stem": {"en": "Only English"}}, "question[1].stem", "own language", "error"),
        ({"stem": "字" * 61}, "question[1].stem.zh-Hans", "longer than 60", "hint"),
        ({"stem": "字" * 2001}, "question[1].stem", "2000", "error"),
        ({"stem": ""}, "question[1].stem", "empty", "error"),
        ({"stem": 7}, "question[1].stem", "table or a text", "error"),
        ({"explanation": None}, "question[1].explanation", "no explanation", "hint"),
        ({"picture": "c.svg"}, "question[1].picture", "not there", "error"),
        ({"picture": "../a.svg"}, "question[1].picture", "“..”", "error"),
        ({"picture": "a.gif"}, "question[1].picture", "no usable picture", "error"),
        ({"difficulty": 6}, "question[1].difficulty", "at most 5", "error"),
        ({"difficulty": True}, "question[1].difficulty", "whole number", "error"),
        ({"stam": "typo"}, "question[1].stam", "not known", "error"),
        ({"type": "essay"}, "question[1].type", "none of the choices", "error"),
        ({"type": None}, "question[1].type", "type is missing", "error"),
    ],
)
def test_a_fault_is_placed(
    tmp_path: Path, changed: dict[str, Any], field: str, words: str, severity: str
) -> None:
    found = [
        p
        for p in problems(tmp_path, quiz(question(**changed)))
        if "has no text in" not in p.what.en
    ]
    problem = only(found)
    assert (problem.file, problem.field, problem.severity) == ("quiz.toml", field, severity)
    assert words in problem.what.en
    assert problem.line > 0


def texts(*words: str, right: int = 0) -> list[dict[str, Any]]:
    return [{"text": word, "right": at == right} for at, word in enumerate(words)]


@pytest.mark.parametrize(
    ("type", "options", "words", "severity"),
    [
        ("single", texts("甲", "乙", right=9), "No option is right", "error"),
        ("multiple", texts("甲", "乙", right=9), "No option is right", "error"),
        ("single", [*texts("甲"), {"text": "乙", "right": True}], "2 options are right", "error"),
        ("single", texts("甲"), "at least 2", "error"),
        ("single", texts("甲", "乙", "丙", "丁", "戊"), "at most 4", "error"),
        ("single", texts("甲", "甲"), "same as option 1", "error"),
        ("single", texts("甲乙丙丁戊己庚辛", "一", "二"), "by its length", "hint"),
        ("multiple", texts("甲", "乙"), "two right and one wrong", "hint"),
        ("picture", [{"picture": "a.svg", "right": True}] * 2, "same as option 1", "error"),
        ("picture", [{"text": "甲"}], "required and missing", "error"),
    ],
)
def test_options(
    tmp_path: Path, type: str, options: list[dict[str, Any]], words: str, severity: str
) -> None:
    changed = question(type=type, stem="哪个？", explanation="因为。", options=options, answer=None)
    found = problems(tmp_path, quiz(changed))
    assert any(words in p.what.en and p.severity == severity for p in found), found


def test_all_problems_come_at_once_each_with_its_line(tmp_path: Path) -> None:
    data = quiz(
        question("a", stem=""), question("a"), question("b", colour="red"), question("c", options=7)
    )
    found = problems(tmp_path, data)
    assert [p.field for p in found] == [
        "question[1].stem",
        "question[2].id",
        "question[3].colour",
        "question[4].options",
    ]
    lines = toml(data).splitlines()
    assert 'stem = ""' in lines[found[0].line - 1]
    assert "colour" in lines[found[2].line - 1]
    assert "options = 7" in lines[found[3].line - 1]


def test_ids_are_unique_in_the_whole_exhibit(tmp_path: Path) -> None:
    data = manifest("cn.test.one")
    data["part"] = [
        {"kind": "quiz", "entry": "quiz.toml"},
        {"kind": "quiz", "entry": "more.toml"},
    ]
    folder = write_exhibit(tmp_path, manifest_data=data, files={"more.toml": toml(quiz())})
    problem = only(check_exhibit(folder, KINDS))
    assert (problem.file, problem.field) == ("more.toml", "question[1].id")
    assert "quiz.toml question[1].id" in problem.what.en


def test_own_notes_are_left_alone(tmp_path: Path) -> None:
    assert problems(tmp_path, quiz(question(x__source="notes"), x__editor="me")) == []


def test_too_many_questions(tmp_path: Path) -> None:
    found = problems(tmp_path, quiz(*(question(f"q{n}") for n in range(201))))
    assert "more than 200" in only(found).what.en


@pytest.mark.parametrize("text", ["format = 1\n", "format = 1\nquestion = 3\n", ""])
def test_no_question(tmp_path: Path, text: str) -> None:
    assert any("no question" in p.what.en for p in problems(tmp_path, text))


def test_a_newer_format_is_refused_with_one_sentence(tmp_path: Path) -> None:
    assert "newer format 2" in only(problems(tmp_path, quiz(format=2, novelty=1))).what.en


def test_a_language_missing_beside_the_others_is_a_hint(tmp_path: Path) -> None:
    problem = only(problems(tmp_path, quiz(question(stem="哪个对？"))))
    assert problem.severity == "hint"
    assert problem.field == "question[1].stem" and "en" in problem.what.en


@pytest.mark.parametrize(
    "text",
    [
        "format = 1\n",
        "not toml",
        toml(quiz(question(type="essay"))),
        toml(quiz(question(stem=7))),
        toml(quiz(question(options=[{"text": "甲", "right": "yes"}]))),
        toml(quiz(question(options=[3]))),
        toml(quiz(question(options=[{"text": "甲"}]))),
        toml(quiz(question(stem={"en": "no Chinese"}))),
        toml(quiz({**question(), "id": 3})),
    ],
)
def test_a_file_that_changed_since_its_check_is_a_trouble(tmp_path: Path, text: str) -> None:
    folder = write_exhibit(tmp_path, files={"quiz.toml": text})
    with pytest.raises(Trouble) as caught:
        read_quiz(folder, "quiz.toml", "zh-Hans")
    assert caught.value.code == "exhibit-changed"


def test_a_missing_file_is_a_trouble(tmp_path: Path) -> None:
    with pytest.raises(Trouble):
        read_quiz(tmp_path, "quiz.toml", "zh-Hans")


def test_the_whole_model_agrees_with_the_check(tmp_path: Path) -> None:
    # The schema comes from QuizShape, the check goes question by question.
    adapter = TypeAdapter(QuizShape)
    context = {"language": "zh-Hans"}
    assert len(adapter.validate_python(quiz(*ALL_TYPES), context=context).question) == len(
        QuestionType
    )
    for bad in (quiz(question(stem="")), quiz(format=3), {"format": 1}):
        with pytest.raises(ValidationError):
            adapter.validate_python(bad, context=context)
        assert problems(tmp_path, bad)


def test_capabilities_name_every_type() -> None:
    types = (
        "single multiple true_false picture order match bins hotspot word_bank memory number poll"
    )
    assert QuizKind.capabilities == {"quiz", *(f"quiz.{type}" for type in types.split())}
