"""What is asked before a month is closed."""

from __future__ import annotations

import pytest

from kiosk.reports.checks import ASK, NOTE, check_month
from kiosk.reports.facts import Certain, GroupRow, MonthFacts, OutingRow
from kiosk.reports.sums import RecordSums
from tests.reports.making import empty_month, truck_month

GOOD = OutingRow(
    "00000000000000a9",
    "2026-03-10",
    "2026-03-10",
    "sure",
    "outing",
    "双塔区实验小学",
    head_count=400,
    odometer_start_km=12_200,
    odometer_end_km=12_230,
    km=30,
    sessions=60,
)


def with_outings(*outings: OutingRow) -> MonthFacts:
    return truck_month()._replace(outings=outings)


def said(facts: MonthFacts, severity: str = ASK) -> str:
    return "\n".join(each.words.zh for each in check_month(facts) if each.severity == severity)


def test_a_sound_month_asks_nothing() -> None:
    assert said(with_outings(GOOD)) == ""


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"head_count": None}, "3月10日“双塔区实验小学”没有登记现场人次。"),
        ({"head_count": 0, "sessions": 0}, "现场人次为 0"),
        ({"head_count": 40_000}, "现场人次为 40,000，请核对是否多写了零"),
        ({"head_count": 20}, "现场人次（20）比屏幕互动次数（60）还少"),
        ({"km": None}, "行驶里程缺读数"),
        ({"runs": True}, "还没有结束，请先结束活动"),
        ({"forgotten": True}, "当时忘记结束"),
    ],
)
def test_a_figure_that_is_missing_or_odd_is_asked_for(
    change: dict[str, object], words: str
) -> None:
    assert words in said(with_outings(GOOD._replace(**change)))  # type: ignore[arg-type]


def test_a_day_of_a_room_needs_no_road() -> None:
    day = GOOD._replace(form="day", km=None, odometer_start_km=None, odometer_end_km=None)
    assert said(with_outings(day)) == ""


def test_an_odometer_that_goes_back_from_one_outing_to_the_next_is_asked_about() -> None:
    later = GOOD._replace(day="2026-03-12", odometer_start_km=12_000, odometer_end_km=12_030)
    assert "起始里程（12000 公里）比上一场结束时（12230 公里）还小" in said(
        with_outings(GOOD, later)
    )
    unread = GOOD._replace(day="2026-03-11", odometer_start_km=None, odometer_end_km=None)
    assert "起始里程" in said(with_outings(GOOD, unread, later))


def test_two_outings_of_a_day_at_one_place_may_be_one() -> None:
    twice = with_outings(GOOD, GOOD._replace(id="b", odometer_start_km=12_230))
    assert "请核对是否重复登记" in said(twice)


def test_an_outing_without_a_county_is_asked_about() -> None:
    strange = GroupRow("999999", "未知代码 999999", False, RecordSums(1))
    facts = with_outings(GOOD)
    assert "未知代码 999999" in said(facts._replace(counties=(*facts.counties, strange)))


def test_what_has_no_certain_date_is_told_and_much_of_it_asked_about() -> None:
    facts = with_outings(GOOD)
    assert "3 次不确定（在2026年2月20日—2026年3月5日之间）" in said(facts, NOTE)
    many = facts._replace(certain=Certain(10, 0, 20, "2026-02-20"))
    assert "20 次不确定（在2026年2月20日—至今之间）。请先在体检页校时" in said(many)
    assert "确定" not in said(facts._replace(certain=Certain(10, 3)), NOTE)


def test_what_the_signer_should_know_is_noted() -> None:
    noted = said(with_outings(GOOD), NOTE)
    for words in (
        "2 天没有使用记录：3月2日、3月3日",
        "有 2 次在观众使用中断电",
        "计数文件损坏",
        "一捧土",
    ):
        assert words in noted
    running = truck_month()
    running = running._replace(period=running.period._replace(until="2026-03-15"))
    assert "还没有结束，数据截至3月15日" in said(running, NOTE)


def test_an_empty_month_is_noted_and_not_asked_about() -> None:
    assert said(empty_month()) == ""
    assert "本月未开展活动。" in said(empty_month(), NOTE)


def test_what_is_asked_comes_first_and_every_sentence_has_both_languages() -> None:
    remarks = check_month(truck_month())
    severities = [each.severity for each in remarks]
    assert severities == sorted(severities, key=lambda each: each != ASK)
    assert all(each.words.zh.endswith("。") and each.words.en.endswith(".") for each in remarks)
