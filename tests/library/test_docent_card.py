"""The docent's card: everything on it, one page, the answers behind."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kiosk.cli import main
from kiosk.core.errors import Trouble
from kiosk.library.answer_key import questions_of
from kiosk.library.audiences import NAMES
from kiosk.library.check import check_exhibit
from kiosk.library.docent_card import TOPIC_COLOURS, docent_card
from kiosk.library.examine import examine
from kiosk.library.exhibit import Docent, Exhibit
from kiosk.library.manifest import ManifestShape
from kiosk.library.texts import LocalText
from kiosk.players.registry import ANSWER_KEYS, KINDS
from tests.library.making import manifest, write_exhibit
from tests.paper.printed import fonts, pages

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "assets" / "fonts"
MADE = datetime(2026, 11, 25, 8, tzinfo=UTC)
IDS = sorted(path.parent.name for path in (ROOT / "exhibits").glob("*/exhibit.toml"))
DOCENT: dict[str, Any] = {
    "points": [{"zh-Hans": f"要点{n}", "en": f"Point {n}"} for n in "甲乙丙"],
    "questions": [{"zh-Hans": f"问{n}？", "en": f"Question {n}?"} for n in "子丑"],
    "demonstration": {"zh-Hans": "放下一张纸。", "en": "Drop a sheet."},
    "safety": {"zh-Hans": "站着做。", "en": "Stand."},
}


def _exhibit(folder: Path) -> Exhibit:
    exhibit = examine(folder, KINDS).exhibit
    assert exhibit is not None
    return exhibit


def _card(exhibit: Exhibit, language: str = "zh-Hans") -> list[str]:
    questions = questions_of(exhibit, ANSWER_KEYS, language)
    content = docent_card(exhibit, questions, FONTS, language=language, made=MADE, place="校")
    assert all(fonts(content).values())
    return pages(content)


def _bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
@pytest.mark.parametrize("id", IDS)
def test_a_shipped_card_is_one_page_and_says_it_all(id: str, language: str) -> None:
    exhibit = _exhibit(ROOT / "exhibits" / id)
    assert exhibit.docent is not None
    card, answers, *rest = _card(exhibit, language)
    assert not rest
    docent = exhibit.docent
    said = [exhibit.title, *docent.points, *docent.questions, docent.demonstration, docent.safety]
    said += [text for text in (exhibit.goal, exhibit.notice) if text]
    for text in said:
        assert text.languages == {"zh-Hans", "en"}
        assert _bare(text.text(language)) in card
    assert _bare(exhibit.basis) in card
    assert ("样例" if language == "zh-Hans" else "Sample") in card
    keyed = questions_of(exhibit, ANSWER_KEYS, language)
    assert len(keyed) >= 6
    for question in keyed:
        for words in (question.stem, *question.answers, question.reason):
            assert _bare(words) in answers


def test_the_page_word_for_word(tmp_path: Path) -> None:
    data = manifest("cn.test.one", docent=DOCENT, stage=["初中"], goal={"zh-Hans": "学", "en": "x"})
    card, answers = _card(_exhibit(write_exhibit(tmp_path, manifest_data=data)))
    assert card == (
        "讲解卡样例试验展项目标学适合公众·初中用时约2分钟讲三点1要点甲2要点乙3要点丙"
        "问两句?问子？?问丑？做一做放下一张纸。安全：站着做。依据：试验单位：试验·版本：1.0.0·许可：CC-BY-4.0·审核：样例，还没有专家审核签名校·cn.test.one1.0.0第1页，共2页"
    )
    assert answers == (
        "试验展项·题目和答案1.哪个对？✓选项0因为如此。校·cn.test.one1.0.0第2页，共2页"
    )


def test_numbers_are_told_whole_and_their_unit_apart_in_english(tmp_path: Path) -> None:
    def told(id: str, question: str, language: str) -> tuple[str, ...]:
        keyed = questions_of(_exhibit(ROOT / "exhibits" / id), ANSWER_KEYS, language)
        return next(each.answers for each in keyed if each.id.startswith(question))

    assert told("cn.kepu.drip", "q7", "en")[0].endswith(" litres")
    assert " " not in told("cn.kepu.drip", "q7", "zh-Hans")[0]
    assert told("cn.kepu.jehol", "q7", "zh-Hans") == ("狼鳍鱼化石", "见屏幕上的图")


def test_what_a_film_stops_to_ask_is_known_as_well() -> None:
    exhibit = _exhibit(ROOT / "exhibits" / "cn.kepu.tiangong")
    assert "p1-fastest" in {each.id for each in questions_of(exhibit, ANSWER_KEYS, "en")}


def test_a_reviewed_exhibit_is_no_sample(tmp_path: Path) -> None:
    data = manifest("cn.test.one", docent=DOCENT)
    exhibit = _exhibit(write_exhibit(tmp_path, manifest_data=data))._replace(is_sample=False)
    assert "样例" not in _card(exhibit)[0]


def test_much_text_makes_the_type_smaller_and_then_more_pages(tmp_path: Path) -> None:
    long = {"zh-Hans": "一句很长的话，" * 24, "en": "A long sentence. " * 20}
    data = manifest("cn.test.one", docent={**DOCENT, "points": [long] * 3})
    exhibit = _exhibit(write_exhibit(tmp_path, manifest_data=data))
    assert len(_card(exhibit)) == 2
    endless = {"zh-Hans": "一句很长的话，" * 280, "en": "x"}
    data = manifest("cn.test.two", docent={**DOCENT, "points": [endless] * 3})
    exhibit = _exhibit(write_exhibit(tmp_path, "cn.test.two", manifest_data=data))
    printed = "".join(_card(exhibit)[:-1])
    footers = re.compile(r"校·cn\.test\.two1\.0\.0第\d页，共\d页")
    assert footers.sub("", printed).count("一句很长的话，") == 3 * 280


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"points": DOCENT["points"][:2]}, "docent.points", ""),
        ({"questions": DOCENT["questions"] * 2}, "docent.questions", ""),
        ({"safety": None}, "docent.safety", "missing"),
        ({"safety": {"zh-Hans": "稳" * 81, "en": "x"}}, "docent.safety.zh-Hans", "80"),
        (
            {"points": [*DOCENT["points"][:2], {"zh-Hans": "x", "en": "x" * 221}]},
            "docent.points[3].en",
            "220",
        ),
        (
            {"demonstration": {"zh-Hans": "点燃一张纸", "en": "x"}},
            "docent.demonstration.zh-Hans",
            "flame",
        ),
        (
            {"demonstration": {"zh-Hans": "插上插座", "en": "x"}},
            "docent.demonstration.zh-Hans",
            "mains",
        ),
    ],
)
def test_the_check_names_what_is_wrong_with_a_card(
    changes: dict[str, Any], field: str, words: str, tmp_path: Path
) -> None:
    docent = {name: text for name, text in {**DOCENT, **changes}.items() if text is not None}
    folder = write_exhibit(tmp_path, manifest_data=manifest("cn.test.one", docent=docent))
    [problem] = check_exhibit(folder, KINDS)
    assert problem.field == field and words in problem.what.en


def test_the_command_writes_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = manifest("cn.test.one", docent=DOCENT)
    write_exhibit(tmp_path, manifest_data=data)
    out = tmp_path / "out" / "card.pdf"
    given = ["--exhibits", str(tmp_path), "--out", str(out)]
    assert main(["docent-card", "cn.test.one", *given, "--lang", "en"]) == 0
    assert capsys.readouterr().out.strip() == str(out)
    assert "Pointa" not in pages(out.read_bytes())[0]
    assert "Point甲" in pages(out.read_bytes())[0]
    assert [path.name for path in out.parent.iterdir()] == ["card.pdf"]


def test_the_command_says_what_it_cannot_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_exhibit(tmp_path, "cn.test.bare")
    write_exhibit(tmp_path, "cn.test.bad", manifest_data=manifest("cn.test.bad", version="x"))
    given = ["--exhibits", str(tmp_path), "--out", str(tmp_path / "card.pdf"), "--lang", "en"]
    for id, words in (
        ("cn.test.none", "There are: cn.test.bad, cn.test.bare"),
        ("cn.test.bare", "Write [docent]"),
        ("cn.test.bad", "Run kiosk check"),
    ):
        assert main(["docent-card", id, *given]) == 1
        assert words in capsys.readouterr().err
    assert not (tmp_path / "card.pdf").exists()


def test_a_card_needs_an_author(tmp_path: Path) -> None:
    exhibit = _exhibit(write_exhibit(tmp_path))
    with pytest.raises(Trouble, match="no-docent-card"):
        docent_card(exhibit, (), FONTS, language="en", made=MADE, place="")


def test_colours_and_names_are_those_of_the_screen_and_the_manifest() -> None:
    tokens = (ROOT / "kiosk" / "ui" / "qml" / "Kit" / "Tokens.qml").read_text("utf-8")
    shown = dict(re.findall(r'^ +"(\S+)": \["(#[0-9A-F]{6})",', tokens, re.MULTILINE))
    assert shown == TOPIC_COLOURS
    told = ManifestShape.model_json_schema()["properties"]
    assert set(NAMES) == {*told["audience"]["items"]["enum"], *told["stage"]["items"]["enum"]}


def test_a_card_waits_as_text_and_comes_back_the_same() -> None:
    def both(zh: str, en: str) -> LocalText:
        return LocalText("zh-Hans", (("zh-Hans", zh), ("en", en)))

    card = Docent(
        (both("一", "one"), both("二", "two"), both("三", "three")),
        (both("为什么？", "why?"), both("“真的”？", '"really"?')),
        both("演示\n一遍", "show it"),
        both("安全", "safe"),
    )
    assert Docent.from_json("zh-Hans", card.as_json()) == card
