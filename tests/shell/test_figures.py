"""The operator's figures: never mixed, each with its source, nothing hidden and nothing made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kiosk.library.answer_key import Keyed
from kiosk.library.exhibit import Catalogue, Exhibit
from kiosk.shell.figures import figures, period_words, stems_of
from kiosk.shell.leaves import Piece
from kiosk.visits.hardest import QuestionTotals
from kiosk.visits.summary import ALL_TIME, Period, Summary
from kiosk.visits.totals import ClassTotals, ExhibitTotals, Totals
from tests.shell.making import exhibit

TODAY = date(2026, 11, 30)
ONE, TWO = exhibit("one"), exhibit("two", topics=("航天",))
SHOWN = Catalogue((ONE, TWO))
HARD = QuestionTotals(ONE.id, ONE.version, "q7", 30, 6)
COUNTED = Totals(
    12,
    {ONE.id: ExhibitTotals(8, 6, 30, 21, 600), "cn.kepu.gone": ExhibitTotals(4, 0, 0, 0, 9)},
    {ONE.id: {"clear": (1, 2, 5)}, "cn.kepu.gone": {"clear": (1, 0, 0), "again": (0, 0, 1)}},
    {"航天": 4, "农业": 1},
)


def pieces(totals: Totals, section: str, language: str = "zh-Hans") -> tuple[Piece, ...]:
    summary = Summary(ALL_TIME, totals, (HARD,) if totals.exhibits else (), ())
    sections = figures(summary, SHOWN, {}, language)
    return next(each.pieces for each in sections if each.id == section)


def bars(totals: Totals, section: str) -> list[Piece]:
    return [piece for piece in pieces(totals, section) if piece.kind == "bar"]


def test_each_number_stands_alone_with_its_source() -> None:
    numbers = [piece for piece in pieces(COUNTED, "totals") if piece.kind == "number"]
    assert [piece.words for piece in numbers] == ["12 次", "12 · 6 次", "30 次 · 70%"]
    assert all(piece.more.startswith("来源：") for piece in numbers)


@pytest.mark.parametrize(("language", "words"), [("zh-Hans", "不是人数"), ("en", "not people")])
def test_sessions_are_not_people(language: str, words: str) -> None:
    assert any(words in piece.more for piece in pieces(COUNTED, "totals", language))
    assert any(words in piece.words for piece in pieces(COUNTED, "totals", language))


def test_nothing_asked_has_no_share() -> None:
    assert [piece.words for piece in pieces(Totals(0, {}), "totals")][:3] == [
        "0 次",
        "0 · 0 次",
        "0 次",
    ]


def test_hands_of_a_class_are_told_apart() -> None:
    totals = replace(COUNTED, in_class=ClassTotals(2, {ONE.id: (41, 33), TWO.id: (9, 1)}))
    told = pieces(totals, "totals")[-1].words
    assert "2 次" in told
    assert "50" in told
    assert "34" in told
    assert [p.words for p in pieces(totals, "totals")[:3]] == [
        p.words for p in pieces(COUNTED, "totals")[:3]
    ]


def test_every_exhibit_has_its_bar_also_without_a_visit_and_after_it_went() -> None:
    told = [(bar.title, bar.words, bar.share, bar.inner) for bar in bars(COUNTED, "exhibits")]
    assert told == [
        ("one", "打开 8 · 完成 6", 1.0, 0.75),
        ("cn.kepu.gone（现在不在展）", "打开 4 · 完成 0", 0.5, 0.0),
        ("two", "打开 0 · 完成 0", 0.0, 0.0),
    ]
    assert [bar.topic for bar in bars(COUNTED, "exhibits")] == ["物理", "", "航天"]


def test_bars_without_any_visit_are_empty() -> None:
    assert {(bar.share, bar.inner) for bar in bars(Totals(0, {}), "exhibits")} == {(0.0, 0.0)}


def test_answers_stand_with_the_hardest_question_of_their_exhibit() -> None:
    told = pieces(COUNTED, "answers")
    assert [piece.kind for piece in told] == ["text", "bar", "note"]
    assert (told[1].words, told[1].inner) == ("答题 30 · 正确率 70%", pytest.approx(0.7))
    assert told[2].words == "最难：第 1.0.0 版的题 q7（答 30 次，对 6 次）"


def test_a_question_is_told_in_its_own_words_where_the_exhibit_is_still_the_same() -> None:
    def key(exhibit: Exhibit, entry: str, language: str) -> tuple[Keyed, ...]:
        return (Keyed("q7", f"为什么？{entry} {language}", (), ""), Keyed("q8", "别的", (), ""))

    summary = Summary(ALL_TIME, COUNTED, (HARD,), ())
    stems = stems_of(summary, SHOWN, {"quiz": key}, "zh-Hans")
    assert stems == {(ONE.id, "q7"): "为什么？quiz0.toml zh-Hans"}
    told = figures(summary, SHOWN, stems, "zh-Hans")[2].pieces[2].words
    assert told.startswith("最难：“为什么？quiz0.toml zh-Hans”")
    newer = Catalogue((replace(ONE, version="2.0.0"),))
    assert stems_of(summary, newer, {"quiz": key}, "zh-Hans") == {}
    assert stems_of(summary, Catalogue(), {"quiz": key}, "zh-Hans") == {}


def test_ratings_are_summed_over_the_exhibits_and_votes_stand_below() -> None:
    told = [(bar.title, bar.topic, bar.words) for bar in bars(COUNTED, "opinions")]
    assert told == [
        ("讲得清楚吗", "", "是 5 · 一般 2 · 不 2"),
        ("还想再来吗", "", "是 1 · 一般 0 · 不 0"),
        ("", "航天", "4 票"),
        ("", "农业", "1 票"),
    ]


def test_where_nothing_was_counted_it_says_so() -> None:
    for section in ("answers", "opinions"):
        assert [piece.words for piece in pieces(Totals(0, {}), section)] == ["这段时间没有记录。"]


@pytest.mark.parametrize(
    ("period", "zh", "en"),
    [
        (Period(day=TODAY), "今天 11月30日", "Today 11-30"),
        (Period("2026-11"), "2026年11月", "2026-11"),
        (Period("2026-02"), "2026年2月", "2026-02"),
        (Period("1970-01"), "1970年1月（时钟不准）", "1970-01 (wrong clock)"),
        (Period("2099-01"), "2099年1月（时钟不准）", "2099-01 (wrong clock)"),
        (ALL_TIME, "全部时间", "All time"),
    ],
)
def test_a_period_has_a_name(period: Period, zh: str, en: str) -> None:
    assert period_words(period, TODAY, "zh-Hans") == zh
    assert period_words(period, TODAY, "en") == en


def test_versions_counted_apart_stand_below_their_exhibit() -> None:
    each = {"1.0.0": ExhibitTotals(5, 4), "1.1.0": ExhibitTotals(3, 2)}
    shown = pieces(replace(COUNTED, versions={ONE.id: each}), "exhibits")
    at = next(at for at, piece in enumerate(shown) if piece.title == "one")
    assert shown[at + 1].words == "1.0.0 版：打开 5 · 完成 4；1.1.0 版：打开 3 · 完成 2"
    assert not any("版" in piece.words for piece in pieces(COUNTED, "exhibits"))
