"""The exhibits that ship are without a fault, honest, and in two languages."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from kiosk.library.check import check_paths
from kiosk.library.coverage import read_coverage
from kiosk.library.examine import examine
from kiosk.library.exhibit import Exhibit
from kiosk.library.report import format_problems
from kiosk.players.quiz.kind import read_quiz
from kiosk.players.quiz.questions import Question, QuestionType, Quiz
from kiosk.players.registry import KINDS

ROOT = Path(__file__).parents[2]
COVERAGE = ROOT / "assets" / "fonts" / "coverage.json"
SHIPPED = (
    "cn.kepu.drip",
    "cn.kepu.earthquake",
    "cn.kepu.electricity",
    "cn.kepu.feathered",
    "cn.kepu.jehol",
    "cn.kepu.niuheliang",
    "cn.kepu.physics",
    "cn.kepu.safefood",
    "cn.kepu.scam",
    "cn.kepu.warning",
)


def shipped(id: str) -> Exhibit:
    exhibit = examine(ROOT / "exhibits" / id, KINDS).exhibit
    assert exhibit is not None
    return exhibit


def quiz(id: str) -> Quiz:
    return read_quiz(ROOT / "exhibits" / id, "quiz.toml", "zh-Hans")


def singles(id: str) -> list[Question]:
    """The questions where one of four options is right."""
    return [one for one in quiz(id).questions if one.type is QuestionType.SINGLE]


def test_the_check_finds_nothing() -> None:
    assert read_coverage(COVERAGE) is not None
    found = check_paths([ROOT / "exhibits"], KINDS, COVERAGE)
    assert found == [], format_problems(found, "en")


@pytest.mark.parametrize("id", SHIPPED)
def test_they_are_samples_in_two_languages(id: str) -> None:
    exhibit = shipped(id)
    assert exhibit.is_sample and "样例" in exhibit.basis and "样例" in exhibit.institution
    texts = [exhibit.title, exhibit.summary, exhibit.goal, exhibit.notice, *exhibit.remember]
    assert all(text.languages == {"zh-Hans", "en"} for text in texts if text)
    assert len(exhibit.remember) == 3
    assert all(len(line.text("zh-Hans")) <= 20 for line in exhibit.remember)


@pytest.mark.parametrize("id", SHIPPED)
def test_they_ask_enough_questions_each_with_a_picture_and_a_reason(id: str) -> None:
    questions = quiz(id).questions
    assert 6 <= len(questions) <= 9
    assert all(question.id.startswith(f"q{n}-") for n, question in enumerate(questions, 1))
    assert len(singles(id)) >= 5
    assert all(len(question.body.options) == 4 for question in singles(id))
    for n, question in enumerate(questions, 1):
        assert question.type != "single" or question.picture == f"q{n}.svg"
        assert question.explanation is not None
        assert question.explanation.languages == question.stem.languages == {"zh-Hans", "en"}


@pytest.mark.parametrize("id", SHIPPED)
def test_a_part_called_by_its_questions_has_as_many(id: str) -> None:
    for part in shipped(id).parts:
        title = part.title.text("zh-Hans") if part.title else ""
        if part.kind == "quiz" and title.endswith("道题"):
            assert title == f"{' 一二三四五六七八九'[len(quiz(id).questions)]}道题"


def test_they_are_answered_in_many_ways() -> None:
    ids = [folder.name for folder in (ROOT / "exhibits").iterdir()]
    types = {question.type for id in ids for question in quiz(id).questions}
    assert types == set(QuestionType)


@pytest.mark.parametrize("id", SHIPPED)
@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_length_does_not_give_the_right_option_away(id: str, language: str) -> None:
    longest = 0
    for question in singles(id):
        right, *wrong = sorted(question.body.options, key=lambda option: not option.right)
        assert right.text is not None
        own = len(right.text.text(language))
        others = [len(option.text.text(language)) for option in wrong if option.text]
        assert min(others) * 0.6 <= own <= max(others) * 1.35
        longest += own > max(others)
    # Nor may "take the longest" win more often than guessing does by chance.
    assert longest <= 3


def test_what_must_stand_on_the_screen_stands_there() -> None:
    earthquake, safefood = shipped("cn.kepu.earthquake"), shipped("cn.kepu.safefood")
    assert earthquake.notice and safefood.notice
    drip = shipped("cn.kepu.drip").notice
    assert drip and drip.text("zh-Hans") == "示意模型，不是实测数据"
    assert earthquake.notice.text("zh-Hans") == "以当地地震部门和学校预案为准"
    assert "立即就医或拨打120，留下剩余食物" in safefood.notice.text("zh-Hans")


@pytest.mark.parametrize("id", ["cn.kepu.safefood", "cn.kepu.scam"])
def test_elders_are_addressed_politely(id: str) -> None:
    folder = ROOT / "exhibits" / id
    text = (folder / "quiz.toml").read_text("utf-8") + (folder / "exhibit.toml").read_text("utf-8")
    assert "您" in text and "你" not in text


def test_a_wrong_answer_to_a_swindler_says_why_and_leads_back() -> None:
    story = tomllib.loads((ROOT / "exhibits/cn.kepu.scam/story.toml").read_text("utf-8"))
    pages = {page["id"]: page for page in story["page"]}
    talks = [page for page in pages.values() if page["type"] == "choice"]
    assert len(talks) == 5
    for talk in talks:
        assert [choice["good"] for choice in talk["choice"]].count(True) == 1
        for choice in talk["choice"]:
            assert "您" in choice["reply"]["zh-Hans"] or choice["good"]
            if not choice["good"] and "to" in choice:
                assert pages[choice["to"]]["next"] == talk["id"]


def test_niuheliang_is_dated_as_it_must_be() -> None:
    for name in ("exhibit.toml", "story.toml", "quiz.toml"):
        text = (ROOT / "exhibits" / "cn.kepu.niuheliang" / name).read_text("utf-8")
        assert "5800" not in text
        assert text.count("5500—5000年") == text.count("距今约5500—5000年")


def test_the_first_bird_is_only_praised_as_such() -> None:
    told = [
        text
        for path in (ROOT / "exhibits").glob("*/story.toml")
        for page in tomllib.loads(path.read_text("utf-8"))["page"]
        if "第一只鸟" in (text := page.get("text", {}).get("zh-Hans", ""))
    ]
    assert told
    assert all("被誉为" in text and "德国始祖鸟、福建八闽鸟" in text for text in told)


def test_no_forbidden_claim_is_made() -> None:
    for id in SHIPPED:
        for name in ("exhibit.toml", "quiz.toml"):
            text = (ROOT / "exhibits" / id / name).read_text("utf-8")
            assert "第一只鸟" not in text and "生命三角" not in text and "最早的鸟" not in text
