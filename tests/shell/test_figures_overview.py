"""The first look at a period: two sources, two cards, and columns that hide nothing."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.shell.figures_overview import Bar, Card, cards, chart
from kiosk.shell.figures_words import period_words
from kiosk.visits.days import Column, Figures, OnSite, Sums
from kiosk.visits.period import Period
from kiosk.visits.totals import ExhibitTotals, Totals

TODAY = date(2026, 11, 28)  # a Saturday
TRUCK, ROOM = "科普大篷车", "农村中学科技馆"
MONTH = Period("2026-11")
COUNTED = Totals(1_234, {"a": ExhibitTotals(8, 6, 30, 21, 600), "b": ExhibitTotals(4, 0, 10, 3)})


def columns(period: Period, **sessions: Sums) -> tuple[Column, ...]:
    found = {key.removeprefix("d"): sums for key, sums in sessions.items()}
    return tuple(Column(part, found.get(part[-2:], Sums())) for part in period.parts)


def bars(figures: Figures) -> dict[str, Bar]:
    shown = chart(figures, TODAY, 14, "zh-Hans").bars
    parts = [part[-2:] for part in figures.period.parts]
    if len(shown) != len(parts):
        parts = parts[8 : 8 + len(shown)]
    return dict(zip(parts, shown, strict=True))


def numbers(card: Card) -> list[tuple[str, str]]:
    return [(number.title, number.figure) for number in card.numbers]


# Numbers.


def test_staff_and_screen_have_a_card_each_with_its_source() -> None:
    on_site = OnSite(outings=2, heads=860, with_heads=2, km=126, with_km=1)
    staff, screen = cards(Figures(MONTH, COUNTED, on_site=on_site), TRUCK, "zh-Hans")
    assert numbers(staff) == [("活动次数", "2"), ("行驶公里", "126"), ("现场人次", "860")]
    assert numbers(screen) == [("互动次数", "1,234"), ("答题次数", "40"), ("正确率", "60%")]
    assert "工作人员" in staff.source
    assert "不是人数" in screen.source


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_the_numbers_are_never_mixed(language: str) -> None:
    """No figure on the cards is a sum or a share over two of the sources."""
    totals = Totals(7, {"a": ExhibitTotals(20, 6, 300, 100)})
    on_site = OnSite(outings=11, heads=4_000, with_heads=11, km=50_000, with_km=11)
    told = [
        number.figure
        for card in cards(Figures(MONTH, totals, on_site=on_site), TRUCK, language)
        for number in card.numbers
    ]
    assert told == ["11", "50,000", "4,000", "7", "300", "33%"]


def test_empty_is_a_dash_and_zero_a_zero() -> None:
    staff, screen = cards(Figures(MONTH), TRUCK, "zh-Hans")
    assert [figure for _, figure in numbers(staff)] == ["0", "—", "—"]
    assert [figure for _, figure in numbers(screen)] == ["0", "0", "—"]
    nobody = OnSite(outings=1, heads=0, with_heads=1)
    assert numbers(cards(Figures(MONTH, on_site=nobody), ROOM, "zh-Hans")[0])[-1][1] == "0"


def test_a_room_that_stays_has_days_and_no_road() -> None:
    on_site = OnSite(outings=3, days=3, heads=70, with_heads=3)
    assert numbers(cards(Figures(MONTH, on_site=on_site), ROOM, "zh-Hans")[0]) == [
        ("开放天数", "3"),
        ("现场人次", "70"),
    ]
    assert [title for title, _ in numbers(cards(Figures(MONTH), ROOM, "zh-Hans")[0])] == [
        "活动次数",
        "现场人次",
    ]


# Columns.


def test_columns_are_measured_by_the_highest() -> None:
    figures = Figures(MONTH, columns=columns(MONTH, d05=Sums(40), d06=Sums(10), d07=Sums(0, 0, 20)))
    found = bars(figures)
    assert [found[day].share for day in ("05", "06", "07", "08")] == [1.0, 0.25, 0.5, 0.0]
    assert [found[day].value for day in ("05", "08")] == ["40", ""]
    assert [found[day].hollow for day in ("05", "07")] == [0.0, 1.0]


def test_today_is_marked_weekends_are_pale_and_the_days_to_come_are_empty() -> None:
    found = bars(Figures(MONTH, columns=columns(MONTH, d28=Sums(3), d30=Sums(0, 0, 2))))
    assert [day for day, bar in found.items() if bar.now] == ["28"]
    assert [day for day, bar in found.items() if bar.ahead] == ["29"]  # the 30th was counted in
    pale = ["01", "07", "08", "14", "15", "21", "22", "28", "29"]
    assert [day for day, bar in found.items() if bar.pale] == pale
    assert max(found.values(), key=lambda bar: bar.rank).label == "28"


def test_a_month_that_is_over_has_no_today() -> None:
    october = Period("2026-10")
    found = bars(Figures(october, columns=columns(october)))
    assert not any(bar.now or bar.ahead for bar in found.values())


def test_a_day_shows_the_hours_in_which_it_is_open_and_those_in_which_somebody_came() -> None:
    day = Period("2026-11-28")
    labels = [bar.label for bar in chart(Figures(day, columns=columns(day)), TODAY, 14, "en").bars]
    assert (labels[0], labels[-1], len(labels)) == ("8:00", "17:00", 10)
    early = Figures(day, columns=columns(day, d06=Sums(1), d20=Sums(2)))
    shown = chart(early, TODAY, 14, "zh-Hans").bars
    assert (shown[0].label, shown[-1].label) == ("6点", "20点")
    assert [bar.label for bar in shown if bar.now] == ["14点"]


@pytest.mark.parametrize(("day", "ahead"), [("2026-11-27", 0), ("2026-11-28", 3)])
def test_hours_to_come_are_those_of_today(day: str, ahead: int) -> None:
    period = Period(day)
    shown = chart(Figures(period, columns=columns(period)), TODAY, 14, "en").bars
    assert sum(bar.ahead for bar in shown) == ahead


def test_a_year_has_the_year_before_beside_it() -> None:
    year = Period("2026")
    found = tuple(
        one._replace(before=80) if one.part == "2026-05" else one
        for one in columns(year, d05=Sums(40), d06=Sums(20))
    )
    figures = Figures(year, columns=found, before=80)
    shown = chart(figures, TODAY, 14, "zh-Hans")
    assert [(bar.share, bar.before) for bar in shown.bars[4:6]] == [(0.5, 1.0), (0.25, 0.0)]
    assert [(mark.sign, mark.words) for mark in shown.marks] == [("before", "2025年")]
    assert shown.bars[10].now


def test_only_signs_that_are_drawn_are_explained() -> None:
    quiet = chart(Figures(MONTH, columns=columns(MONTH, d05=Sums(4))), TODAY, 14, "zh-Hans")
    assert quiet.marks == ()
    busy = tuple(
        one._replace(outings=int(one.part.endswith("07")))
        for one in columns(MONTH, d07=Sums(4, 0, 1))
    )
    told = chart(Figures(MONTH, columns=busy, before=1_024), TODAY, 14, "zh-Hans")
    assert [mark.sign for mark in told.marks] == ["pale", "outing", "hollow", ""]
    assert told.marks[-1].words == "去年11月共 1,024 次"


def test_where_nobody_came_the_chart_says_so() -> None:
    assert "没有人" in chart(Figures(MONTH, columns=columns(MONTH)), TODAY, 14, "zh-Hans").empty
    figures = Figures(MONTH, columns=columns(MONTH, d05=Sums(1)))
    assert chart(figures, TODAY, 14, "zh-Hans").empty == ""


@pytest.mark.parametrize(
    ("label", "words"), [("2022-03", "个月的合计"), ("2022-03-05", "天的合计")]
)
def test_where_only_the_sum_is_kept_nobody_is_said_to_have_stayed_away(
    label: str, words: str
) -> None:
    period = Period(label)
    figures = Figures(period, columns=columns(period), sessions=Sums(folded=40))
    assert words in chart(figures, TODAY, 14, "zh-Hans").empty


@pytest.mark.parametrize(
    ("label", "zh", "en"),
    [
        ("2026-11-28", "今天 11月28日", "Today 11-28"),
        ("2026-11-27", "2026年11月27日", "2026-11-27"),
        ("2026-02", "2026年2月", "2026-02"),
        ("2026", "2026年", "2026"),
    ],
)
def test_a_period_has_a_name(label: str, zh: str, en: str) -> None:
    assert period_words(Period(label), TODAY, "zh-Hans") == zh
    assert period_words(Period(label), TODAY, "en") == en
