"""What is wrong with a question of each type is found, named and placed."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from kiosk.core.errors import Trouble
from kiosk.library.check import check_exhibit
from kiosk.library.problems import Problem
from kiosk.players.quiz.kind import read_quiz
from kiosk.players.quiz.questions import QuestionType
from kiosk.players.registry import KINDS
from tests.library.making import question, quiz, toml, write_exhibit
from tests.players.sounding import tone


def problems(tmp_path: Path, data: dict[str, Any], **files: bytes) -> list[Problem]:
    if (tmp_path / "cn.test.one").exists():
        shutil.rmtree(tmp_path / "cn.test.one")
    named: dict[str, str | bytes] = {name.replace("_", "."): each for name, each in files.items()}
    named["quiz.toml"] = toml(data)
    return check_exhibit(write_exhibit(tmp_path, files=named), KINDS)


def fault(tmp_path: Path, data: dict[str, Any], **files: bytes) -> Problem:
    """The one problem there is, apart from texts in one language only."""
    found = [p for p in problems(tmp_path, data, **files) if "has no text in" not in p.what.en]
    assert len(found) == 1, found
    assert found[0].what.zh and found[0].mend.zh and found[0].mend.en and found[0].line > 0
    return found[0]


def box(x: float, y: float, width: float, height: float, right: bool = True) -> dict[str, Any]:
    return {"x": x, "y": y, "width": width, "height": height, "right": right}


def said(*words: str) -> list[dict[str, Any]]:
    return [{"text": word} for word in words]


def words(*gaps: int | None) -> list[dict[str, Any]]:
    return [
        {"text": f"词{at}", **({} if gap is None else {"gap": gap})} for at, gap in enumerate(gaps)
    ]


ONE = {"items": said("甲")}


@pytest.mark.parametrize(
    ("type", "changed", "field", "told"),
    [
        ("order", {"items": said("甲", "乙")}, "items", "at least 3"),
        ("order", {"items": said(*"甲乙丙丁戊己")}, "items", "at most 5"),
        ("order", {"items": said("甲", "乙", "甲")}, "items[3]", "same as question[1].items[1]"),
        ("order", {"items": [*said("甲", "乙"), {}]}, "items[3]", "neither words nor a picture"),
        ("order", {"items": [*said("甲", "乙"), {"picture": "no.svg"}]},
         "items[3].picture", "not there"),
        ("match", {"left": said("甲", "乙")}, "right", "unequal: 2 on the left, 3 on the right"),
        ("match", {"left": said("甲", "乙", "乙")}, "left[3]", "same as"),
        ("match", {"extra": said("子", "丑", "寅")}, "extra", "at most 2"),
        ("bins", {"bins": [{"text": "甲", "items": said("一")}]}, "bins", "at least 2"),
        ("bins", {"bins": [{"text": "甲", "items": said(*"一二三四")},
                           {"text": "乙", "items": said(*"五六七")}]}, "bins", "There are 7 tiles"),
        ("bins", {"bins": [{"text": "甲", "items": said("一")},
                           {"text": "乙", "items": said("一")}]}, "bins[2].items[1]", "same as"),
        ("bins", {"bins": [{"text": "甲", "items": said("一")}, {"items": said("二")}]},
         "bins[2].text", "required"),
        ("bins", {"bins": [{"text": "甲", "items": said("一")}, {"text": "乙", "items": []}]},
         "bins[2].items", "at least 1"),
        ("hotspot", {"areas": [box(0.9, 0.1, 0.2, 0.2)]}, "areas[1]", "outside the picture"),
        ("hotspot", {"areas": [box(-0.1, 0.1, 0.2, 0.2)]}, "areas[1]", "outside the picture"),
        ("hotspot", {"areas": [box(0.1, 0.1, 0.0, 0.2)]}, "areas[1]", "outside the picture"),
        ("hotspot", {"areas": [box(0.1, 0.1, 0.3, 0.3), box(0.3, 0.3, 0.3, 0.3)]},
         "areas[2]", "overlaps right area 1"),
        ("hotspot", {"areas": [box(0.1, 0.1, 0.3, 0.3, False)]}, "areas", "No area is right"),
        ("hotspot", {"picture": None}, "picture", "required"),
        ("hotspot", {"picture": "no.svg"}, "picture", "not there"),
        ("hotspot", {"find": "some"}, "find", "none of the choices"),
        ("word_bank", {"sentence": "没有空"}, "sentence.zh-Hans", "{1}, {2}"),
        ("word_bank", {"sentence": "{1}和{1}"}, "sentence.zh-Hans", "{1}, {2}"),
        ("word_bank", {"sentence": "{1}和{3}"}, "sentence.zh-Hans", "{1}, {2}"),
        ("word_bank", {"sentence": "只有{1}"}, "sentence.zh-Hans", "has 1 gaps"),
        ("word_bank", {"sentence": {"zh-Hans": "{1}{2}", "en": "{2}"}}, "sentence.en", "{1}, {2}"),
        ("word_bank", {"words": words(1, 2, 2)}, "words[3].gap", "fills gap 2 already"),
        ("word_bank", {"words": [*words(1, 2), *words(None)]}, "words[3]", "same as word 1"),
        ("word_bank", {"words": words(1, 5)}, "words[2].gap", "at most 4"),
        ("memory", {"pairs": [{"one": {"text": "甲"}}]}, "pairs", "at least 2"),
        ("memory", {"pairs": [{"one": {"text": "甲"}}, {"one": {"text": "甲"}}]},
         "pairs[2].one", "same as"),
        ("memory", {"pairs": [{"one": {"text": "甲"}}, {"other": {"text": "乙"}}]},
         "pairs[2].one", "required"),
        ("number", {"low": 100, "high": 0}, "low", "upside down"),
        ("number", {"low": 40, "high": 40}, "low", "upside down"),
        ("number", {"step": 0}, "step", "above 0"),
        ("number", {"step": 7, "answer": 35}, "step", "no whole number of steps"),
        ("number", {"step": 0.1, "high": 100.0}, "step", "1000 steps"),
        ("number", {"answer": 200}, "answer", "outside the range"),
        ("number", {"answer": 41}, "answer", "off the step"),
        ("number", {"answer": "40"}, "answer", "number"),
        ("number", {"tolerance": -1}, "tolerance", "below 0"),
        ("poll", {"options": said("甲")}, "options", "at least 2"),
        ("poll", {"options": said("甲", "甲")}, "options[2]", "same as"),
        ("poll", {"options": [{"text": "甲", "right": True}, {"text": "乙"}]},
         "options[1].right", "not known"),
    ],
)  # fmt: skip
def test_a_fault_is_named_and_placed(
    tmp_path: Path, type: str, changed: dict[str, Any], field: str, told: str
) -> None:
    data = quiz(question("sound"), question("q", type, **changed))
    found = [
        p for p in problems(tmp_path, quiz(question("q", type, **changed))) if p.severity == "error"
    ]
    errors = [p for p in problems(tmp_path, data) if p.severity == "error"]
    assert len(found) == len(errors) == 1, (found, errors)
    assert found[0].field == f"question[1].{field}" and told in found[0].what.en
    assert errors[0].field == f"question[2].{field}"
    assert errors[0].what.zh and errors[0].mend.zh and errors[0].mend.en and errors[0].line > 0


def test_several_spots_that_are_wrong_may_overlap(tmp_path: Path) -> None:
    areas = [box(0.1, 0.1, 0.4, 0.4), box(0.2, 0.2, 0.4, 0.4, False)]
    assert problems(tmp_path, quiz(question("q", "hotspot", areas=areas))) == []


def test_small_areas_and_wide_tolerances_are_hinted_at(tmp_path: Path) -> None:
    small = fault(tmp_path, quiz(question("q", "hotspot", areas=[box(0.1, 0.1, 0.01, 0.2)])))
    assert small.severity == "hint" and "too small" in small.what.en
    wide = fault(tmp_path, quiz(question("q", "number", tolerance=50)))
    assert wide.severity == "hint" and "nearly all" in wide.what.en


@pytest.mark.parametrize(
    ("type", "changed", "field"),
    [
        ("order", {"items": said("字" * 21, "乙", "丙")}, "items[1].text.zh-Hans"),
        ("match", {"extra": said("字" * 15)}, "extra[1].text.zh-Hans"),
        ("bins", {"bins": [{"text": "甲", "items": said("字" * 10)},
                           {"text": "乙", "items": said("一")}]}, "bins[1].items[1].text.zh-Hans"),
        ("word_bank", {"sentence": "{1}{2}" + "字" * 29}, "sentence.zh-Hans"),
        ("memory", {"pairs": [{"one": {"text": "字" * 9}}, {"one": {"text": "乙"}}]},
         "pairs[1].one.text.zh-Hans"),
    ],
)  # fmt: skip
def test_what_is_long_for_its_tile_is_hinted_at(
    tmp_path: Path, type: str, changed: dict[str, Any], field: str
) -> None:
    found = fault(tmp_path, quiz(question("q", type, **changed)))
    assert (found.severity, found.field) == ("hint", f"question[1].{field}")


def test_numbers_may_be_fractions_and_below_zero(tmp_path: Path) -> None:
    changed = {"low": -1.5, "high": 1.5, "step": 0.1, "answer": 0.3, "tolerance": 0.1}
    assert problems(tmp_path, quiz(question("q", "number", **changed))) == []
    endless = question("q", "number", answer=float("inf"))
    assert "plain numbers" in fault(tmp_path, quiz(endless)).what.en


@pytest.mark.parametrize(
    ("head", "field", "told"),
    [
        ({"draw": {"count": 3}}, "draw.count", "only 2 fit"),
        ({"draw": {"count": 1, "tags": ["none"]}}, "draw.count", "only 0 fit"),
        ({"draw": {"count": 2, "difficulty": [1]}}, "draw.count", "only 1 fit"),
        ({"draw": {"count": 0}}, "draw.count", "at least 1"),
        ({"draw": {"count": 1, "difficulty": [6]}}, "draw.difficulty[1]", "at most 5"),
        ({"draw": {}}, "draw.count", "required"),
        ({"time_limit_s": 3}, "time_limit_s", "reads a question in 3 s"),
        ({"time_limit_s": -1}, "time_limit_s", "at least 0"),
        ({"challenge": "yes"}, "challenge", "true or false"),
    ],
)
def test_the_head(tmp_path: Path, head: dict[str, Any], field: str, told: str) -> None:
    two = (question("a", difficulty=1, tags=["x"]), question("b", difficulty=2))
    found = fault(tmp_path, quiz(*two, **head))
    assert (found.field, found.severity) == (field, "error") and told in found.what.en


def test_a_draw_of_everything_is_a_hint(tmp_path: Path) -> None:
    assert fault(tmp_path, quiz(question(), draw={"count": 1})).severity == "hint"


@pytest.mark.parametrize(
    ("narration", "files", "told"),
    [
        ("no.mp3", {}, "not there"),
        ("voice.wma", {"voice_wma": b"x"}, "no sound that is played"),
        ({"zh-Hans": "../x.mp3"}, {}, "“..”"),
        ("voice.mp3", {"voice_mp3": bytes(8 * 1024 * 1024 + 1)}, "larger than 8 MiB"),
    ],
)
def test_narration(tmp_path: Path, narration: Any, files: dict[str, bytes], told: str) -> None:
    found = fault(tmp_path, quiz(question(narration=narration)), **files)
    assert found.field.startswith("question[1].narration") and told in found.what.en


def test_narration_by_language_is_read(tmp_path: Path) -> None:
    sounds = {"a_m4a": tone(0.1, "m4a"), "b_opus": tone(0.1)}
    data = quiz(question("a", narration={"zh-Hans": "a.m4a", "en": "b.opus"}),
                question("b", narration="a.m4a"))  # fmt: skip
    hint = fault(tmp_path, data, **sounds)
    assert hint.severity == "hint" and "--recorded" in hint.mend.en
    both, one = read_quiz(tmp_path / "cn.test.one", "quiz.toml", "zh-Hans").questions
    assert both.narration and both.narration.file("en") == "b.opus"
    assert one.narration and one.narration.file("en") == ""


@pytest.mark.parametrize("type", [str(type) for type in QuestionType if type != "true_false"])
def test_a_body_that_is_gone_since_the_check_is_a_trouble(tmp_path: Path, type: str) -> None:
    own = ["options", "items", "left", "bins", "areas", "sentence", "pairs", "low"]
    changed = {name: None for name in own if name in question("q", type)}
    folder = write_exhibit(
        tmp_path, files={"quiz.toml": toml(quiz(question("q", type, **changed)))}
    )
    with pytest.raises(Trouble) as caught:
        read_quiz(folder, "quiz.toml", "zh-Hans")
    assert caught.value.code == "exhibit-changed"
