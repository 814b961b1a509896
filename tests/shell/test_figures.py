"""The operator's figures: never mixed, each with its source, nothing hidden and nothing made up."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.library.answer_key import Keyed
from kiosk.library.exhibit import Catalogue, Exhibit
from kiosk.shell.figures import sections, stems_of, without_figures
from kiosk.shell.leaves import Piece
from kiosk.visits.days import Figures, OnSite, Sums
from kiosk.visits.hardest import QuestionTotals
from kiosk.visits.period import Period
from kiosk.visits.totals import ClassTotals, ExhibitTotals, Totals
from tests.shell.making import exhibit

MONTH = Period("2026-11")
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
    figures = Figures(MONTH, totals, (HARD,) if totals.exhibits else ())
    told = sections(figures, SHOWN, {}, language)
    return next(each.pieces for each in told if each.id == section)


def notes(language: str = "zh-Hans", **figures: Any) -> tuple[Piece, ...]:
    told = sections(Figures(MONTH, **figures), SHOWN, {}, language)
    return next(each.pieces for each in told if each.id == "notes")


def bars(totals: Totals, section: str) -> list[Piece]:
    return [piece for piece in pieces(totals, section) if piece.kind == "bar"]


@pytest.mark.parametrize(("language", "words"), [("zh-Hans", "不是人数"), ("en", "Not people")])
def test_sessions_are_not_people(language: str, words: str) -> None:
    assert any(words in piece.words for piece in notes(language))


def test_hands_of_a_class_are_told_apart() -> None:
    totals = replace(COUNTED, in_class=ClassTotals(2, {ONE.id: (41, 33), TWO.id: (9, 1)}))
    told = notes(totals=totals)[-1].words
    assert "2 次" in told
    assert "50" in told
    assert "34" in told
    assert len(notes(totals=COUNTED)) == len(notes(totals=totals)) - 1


def test_how_sure_the_dates_are_is_told_by_sign_and_count() -> None:
    told = [piece for piece in notes(sessions=Sums(300, 100, 12)) if piece.kind == "sign"]
    assert [(piece.sign, piece.title) for piece in told] == [
        ("good", "300 次 · 73%"),
        ("note", "100 次 · 24%"),
        ("warn", "12 次 · 3%"),
    ]
    assert [bool(piece.more) for piece in told] == [False, False, True]
    folded = [piece for piece in notes(sessions=Sums(folded=7)) if piece.kind == "sign"]
    assert [piece.title for piece in folded] == ["7 次 · 100%"]


def test_what_staff_did_not_fill_in_is_told() -> None:
    told = "".join(
        piece.words for piece in notes(on_site=OnSite(outings=5, with_heads=3, estimated=2))
    )
    assert "2 场活动没有填现场人次" in told
    assert "2 场是估计的" in told
    assert "里程表" not in told
    road = notes(on_site=OnSite(outings=5, with_heads=5, km=9, with_km=4))
    assert "1 场活动没有完整的里程表读数" in road[-1].words


def test_every_exhibit_that_was_opened_has_its_bar_also_after_it_went() -> None:
    told = [(bar.title, bar.words, bar.share, bar.inner) for bar in bars(COUNTED, "exhibits")]
    assert told == [
        ("one", "打开 8 · 完成 6", 1.0, 0.75),
        ("cn.kepu.gone（现在不在展）", "打开 4 · 完成 0", 0.5, 0.0),
    ]
    assert [bar.topic for bar in bars(COUNTED, "exhibits")] == ["物理", ""]


def test_those_that_nobody_opened_are_named_below() -> None:
    assert [piece.title or piece.words for piece in pieces(COUNTED, "exhibits")[-2:]] == [
        "没有人打开（1）",
        "two",
    ]
    none = pieces(Totals(0, {}), "exhibits")
    assert [piece.title or piece.words for piece in none] == [
        "这段时间没有记录。",
        "没有人打开（2）",
        "one、two",
    ]


def test_the_lowest_share_right_comes_first_and_what_says_little_last() -> None:
    asked = {"a": (20, 15), "b": (3, 0), "c": (20, 5)}
    totals = Totals(
        1, {id: ExhibitTotals(asked=count, right=right) for id, (count, right) in asked.items()}
    )
    assert [bar.title[0] for bar in bars(totals, "answers")] == ["c", "a", "b"]


def test_while_nothing_is_known_each_section_says_why_but_the_report() -> None:
    why = Piece("note", words="warum")
    told = without_figures(why, "zh-Hans")
    assert {each.id: each.pieces for each in told if each.pieces != (why,)} == {"report": ()}
    assert [each.id for each in told] == [
        each.id for each in sections(Figures(MONTH), SHOWN, {}, "en")
    ]


def test_answers_stand_with_the_hardest_question_of_their_exhibit() -> None:
    told = pieces(COUNTED, "answers")
    assert [piece.kind for piece in told] == ["text", "bar", "note"]
    assert (told[1].words, told[1].inner) == ("答题 30 · 正确率 70%", pytest.approx(0.7))
    assert told[2].words == "最难：第 1.0.0 版的题 q7（答 30 次，对 6 次）"


def test_a_question_is_told_in_its_own_words_where_the_exhibit_is_still_the_same() -> None:
    def key(exhibit: Exhibit, entry: str, language: str) -> tuple[Keyed, ...]:
        return (Keyed("q7", f"为什么？{entry} {language}", (), ""), Keyed("q8", "别的", (), ""))

    found = Figures(MONTH, COUNTED, (HARD,))
    stems = stems_of(found, SHOWN, {"quiz": key}, "zh-Hans")
    assert stems == {(ONE.id, "q7"): "为什么？quiz0.toml zh-Hans"}
    told = sections(found, SHOWN, stems, "zh-Hans")[2].pieces[2].words
    assert told.startswith("最难：“为什么？quiz0.toml zh-Hans”")
    newer = Catalogue((ONE._replace(version="2.0.0"),))
    assert stems_of(found, newer, {"quiz": key}, "zh-Hans") == {}
    assert stems_of(found, Catalogue(), {"quiz": key}, "zh-Hans") == {}


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


def test_versions_counted_apart_stand_below_their_exhibit() -> None:
    each = {"1.0.0": ExhibitTotals(5, 4), "1.1.0": ExhibitTotals(3, 2)}
    shown = pieces(replace(COUNTED, versions={ONE.id: each}), "exhibits")
    at = next(at for at, piece in enumerate(shown) if piece.title == "one")
    assert shown[at + 1].words == "1.0.0 版：打开 5 · 完成 4；1.1.0 版：打开 3 · 完成 2"
    assert not any("版" in piece.words for piece in pieces(COUNTED, "exhibits"))
