"""The first look at a period: what staff counted, what the screen counted, and the series.

Two cards, for there are two sources. No number is the sum of others, and none stands without its
source.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from kiosk.core.words import Words
from kiosk.shell.figures_words import count_words
from kiosk.visits.days import Column, Figures, OnSite
from kiosk.visits.period import Grain, Period
from kiosk.visits.totals import Totals

ROLLING = ("科普大篷车", "流动科技馆")
"""Kinds of sites (``kiosk.core.settings.SITE_KINDS``) that drive to their visitors."""
FIRST_HOUR, LAST_HOUR = 8, 17
"""The hours of a day that are shown even when nobody came."""
NOT_KNOWN = "—"


class Number(NamedTuple):
    """One large number and what it is."""

    figure: str
    title: str


class Card(NamedTuple):
    """The numbers of one source."""

    id: str
    icon: str
    source: str
    numbers: tuple[Number, ...]


class Bar(NamedTuple):
    """One column. ``share`` from 0 to 1 of the chart's height; ``hollow``: how much of that is of
    days that are not sure; ``before``: the same month a year earlier. ``value`` is written above
    it and ``label`` below it, where there is room: the higher ``rank`` first. ``pale``: a weekend;
    ``ahead``: it has not come yet.
    """

    share: float
    hollow: float
    before: float
    value: str
    label: str
    rank: int
    now: bool
    pale: bool
    ahead: bool
    outing: bool


class Mark(NamedTuple):
    """What a sign in the chart means; ``sign``: ``pale``, ``hollow``, ``before``, ``outing`` or
    ``""`` for words alone.
    """

    sign: str
    words: str


class Chart(NamedTuple):
    """The series of a period. ``empty`` is said in it when there is nothing to draw."""

    title: str
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]
    empty: str


def cards(figures: Figures, site_kind: str, language: str) -> tuple[Card, Card]:
    """What staff recorded, and what the screen counted."""
    staff = Words("活动登记：由工作人员数", "Counted by staff")
    by_staff = _on_site(figures.on_site, site_kind, language)
    screen = Words("本机记录：不是人数", "By the screen: not people")
    return (
        Card(
            "staff", "people", staff.text(language), _on_site(figures.on_site, site_kind, language)
        ),
        Card("screen", "finger", screen.text(language), _on_screen(figures.totals, language)),
    )


def _on_site(on_site: OnSite, site_kind: str, language: str) -> tuple[Number, ...]:
    """活动次数 · 行驶里程 · 现场人次; a room that stays where it is has days and no road."""

    def told(count: int, known: int) -> str:
        return count_words(count) if known else NOT_KNOWN

    heads = Number(
        told(on_site.heads, on_site.with_heads), Words("现场人次", "On site").text(language)
    )
    if on_site.days and on_site.days == on_site.outings:
        days = Words("开放天数", "Days open").text(language)
        return Number(count_words(on_site.days), days), heads
    outings = Number(count_words(on_site.outings), Words("活动次数", "Outings").text(language))
    if site_kind not in ROLLING and not on_site.with_km:
        return outings, heads
    km = Words("行驶公里", "km").text(language)
    return outings, Number(told(on_site.km, on_site.with_km), km), heads


def _on_screen(totals: Totals, language: str) -> tuple[Number, ...]:
    every = totals.overall
    share = every.right_share
    return (
        Number(count_words(totals.sessions), Words("互动次数", "Sessions").text(language)),
        Number(count_words(every.asked), Words("答题次数", "Answers").text(language)),
        Number(
            NOT_KNOWN if share is None else f"{share:.0%}",
            Words("正确率", "Right").text(language),
        ),
    )


def chart(figures: Figures, today: date, hour: int, language: str) -> Chart:
    """The series of ``figures``; ``hour`` is the hour it is now, for the series of today."""
    columns = _shown(figures)
    most = max((max(one.sessions.all, one.before) for one in columns), default=0)
    now = _now(figures.period, today, hour)
    bars = tuple(_bar(one, figures.period, now, most or 1, language) for one in columns)
    empty = Words("这段时间没有人触摸屏幕。", "Nobody touched the screen in this time.")
    return Chart(
        _TITLES[figures.period.grain].text(language),
        bars,
        _marks(figures, bars, language),
        "" if most else empty.text(language),
    )


_TITLES = {
    Grain.DAY: Words("每小时互动次数", "Sessions by hour"),
    Grain.MONTH: Words("每天互动次数", "Sessions by day"),
    Grain.YEAR: Words("每月互动次数", "Sessions by month"),
}


def _shown(figures: Figures) -> tuple[Column, ...]:
    """All columns, but of a day only the hours in which a place is open, or somebody came."""
    columns = figures.columns
    if figures.period.grain is not Grain.DAY:
        return columns
    used = [at for at, one in enumerate(columns) if one.sessions.all]
    first, last = min([FIRST_HOUR, *used]), max([LAST_HOUR, *used])
    return columns[first : last + 1]


def _now(period: Period, today: date, hour: int) -> str:
    """The part in which we are, or after or before all parts of the period."""
    if period.grain is Grain.DAY:
        return f"{hour:02d}" if period.first == today else ("~" if period.first < today else "")
    return today.isoformat()[: len(period.parts[0])]


def _bar(one: Column, period: Period, now: str, most: int, language: str) -> Bar:
    count, grain = one.sessions.all, period.grain
    at = int(one.part[-2:])
    is_now = one.part == now
    label, rank = str(at), 0
    match grain:
        case Grain.DAY:
            label = Words(f"{at}点", f"{at}:00").text(language)
            rank = 1 if at % 3 == 0 else 0
        case Grain.MONTH:
            named = is_now or at == 1 or at % 5 == 0
            label = str(at) if named else ""
        case Grain.YEAR:
            label = Words(f"{at}月", _MONTHS[at - 1]).text(language)
    weekend = grain is Grain.MONTH and date.fromisoformat(one.part).weekday() >= 5
    return Bar(
        share=count / most,
        hollow=one.sessions.unsure / count if count else 0.0,
        before=one.before / most,
        value=count_words(count) if count else "",
        label=label,
        rank=9 if is_now else rank,
        now=is_now,
        pale=weekend,
        ahead=one.part > now and not count,
        outing=grain is Grain.MONTH and one.outings > 0,
    )


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _marks(figures: Figures, bars: tuple[Bar, ...], language: str) -> tuple[Mark, ...]:
    """Only the signs that are in the chart."""
    before = figures.period.a_year_before
    found = []
    if any(bar.pale and bar.share for bar in bars):
        found.append(Mark("pale", Words("周末", "weekend").text(language)))
    if any(bar.outing for bar in bars):
        found.append(Mark("outing", Words("有活动", "outing").text(language)))
    if any(bar.hollow for bar in bars):
        found.append(Mark("hollow", Words("日期不准", "date not sure").text(language)))
    if before is not None and figures.before:
        year, month = before.first.year, before.first.month
        if figures.period.grain is Grain.YEAR:
            found.append(Mark("before", Words(f"{year}年", f"{year}").text(language)))
        else:
            count = count_words(figures.before)
            zh, en = f"去年{month}月共 {count} 次", f"{before.label}: {count}"
            found.append(Mark("", Words(zh, en).text(language)))
    return tuple(found)
