"""The facts of a month or a year, read from the ledger. The hub may not import this.

All is read from one state of the ledger, dated once (:func:`kiosk.visits.dated.open_dated`). What
was folded into monthly sums has its month and no day any more. The ``ledger_…`` modules beside
this one are its parts; ``held_…`` and ``counted_…`` are shared with the hub.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from kiosk.core.clock import local_day
from kiosk.core.topics import AUDIENCES
from kiosk.core.year_days import in_term
from kiosk.reports import counted_exhibits
from kiosk.reports.facts import (
    About,
    ClockStep,
    Device,
    Incident,
    MonthFacts,
    MonthLine,
    Period,
)
from kiosk.reports.held_groups import ON_THE_ROAD, Groups
from kiosk.reports.held_outings import Held, Rows, audiences, sums_of
from kiosk.reports.ledger_clock import clock_steps, incidents
from kiosk.reports.ledger_counts import Counts, Known, read_counts, read_known
from kiosk.reports.ledger_outings import read_held
from kiosk.reports.periods import Span, bad_month, days_of, months_of, period_of, spans_of
from kiosk.reports.sums import Compared, Sums
from kiosk.visits.dated import open_dated
from kiosk.visits.dating import Anchor
from kiosk.visits.outing import Moment


def read_month(
    ledger: Path, about: About, month: str, now: Moment | None, *, believed: bool = True
) -> MonthFacts:
    """The facts of a month (``2026-03``); the ledger is left as it is.

    ``now``: what the clocks say. With it, a month that still runs is told up to that day, and one
    that has not begun is refused. Without it, every month is taken for over. ``believed``: that
    day can be right; else only the ledger says how far it is. Where there is no ledger, nothing
    was counted.

    :raises Trouble: ``bad-month``, ``month-not-begun``, or as ``open_dated``.
    """
    if len(month) == 4:
        raise bad_month(month)
    return _read(ledger, about, month, now, believed=believed)


def read_year(
    ledger: Path, about: About, year: str, now: Moment | None, *, believed: bool = True
) -> MonthFacts:
    """The facts of a year (``2026``), with its months. As :func:`read_month`."""
    if len(year) != 4:
        raise bad_month(year)
    return _read(ledger, about, year, now, believed=believed)


class _Seen(NamedTuple):
    """What the ledger says, all of it plain."""

    known: Known = Known()
    counts: Counts = Counts()
    held: tuple[Held, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    steps: tuple[ClockStep, ...] = ()
    incidents: tuple[Incident, ...] = ()


def _read(ledger: Path, about: About, id: str, now: Moment | None, *, believed: bool) -> MonthFacts:
    period_of(id)
    with open_dated(ledger, about.utc_offset_min, now) as dated:
        known = Known() if dated is None else read_known(dated)
        period = period_of(id, _reached(known, about, now, believed=believed))
        if dated is None:
            seen = _Seen()
        else:
            spans = spans_of(period)
            seen = _Seen(
                known,
                read_counts(dated, spans, about.utc_offset_min),
                read_held(dated),
                tuple(Anchor(*row) for row in dated.execute(_ANCHORS)),
                clock_steps(dated, about.utc_offset_min, spans.this),
                incidents(dated, about, spans.this),
            )
    return _facts(about, period, seen)


_LONG_AGO = "2000-01-01"
"""No period ends before that."""
_ANCHORS = "SELECT boot, mono_s, wall_s, quality, was_wall_s FROM anchors"


def _reached(known: Known, about: About, now: Moment | None, *, believed: bool) -> str:
    """The day that it certainly is: a clock that was reset to 2015 does not undo a month, and one
    that ran years ahead does not end it.
    """
    if now is None:
        return ""
    if not believed:
        return known.last_day or _LONG_AGO
    today = local_day(now.wall_s, about.utc_offset_min).isoformat()
    return max(today, known.last_day)


def _facts(about: About, period: Period, seen: _Seen) -> MonthFacts:
    counts, span = seen.counts, spans_of(period).this
    held = tuple(each for each in seen.held if span.has(each.month))
    everywhere = {each.outing.id: each.outing for each in seen.held}
    groups = Groups(about, held, everywhere, counts.labels, counts.has_folded(span))
    rows = Rows(about, counts.of_outings, counts.folded, seen.anchors)
    term_days, missing_days = _term(about, period, seen)
    return MonthFacts(
        device=_device(about),
        period=period,
        compared=_compared(period, seen),
        outings=tuple(rows.row(each) for each in held),
        counties=groups.counties(),
        site_kinds=groups.site_kinds(),
        activities=groups.activities(),
        campaigns=groups.campaigns(period),
        audiences=audiences(held, AUDIENCES),
        ages=counted_exhibits.ages(counts.rows),
        languages=counted_exhibits.languages(counts.breakdowns),
        modes=counted_exhibits.modes(counts.breakdowns),
        ends=counted_exhibits.ends(counts.breakdowns),
        exhibits=counted_exhibits.exhibit_rows(about, counts.rows),
        wishes=counted_exhibits.wishes(counts.rows),
        days=counts.days,
        term_days=term_days,
        missing_days=missing_days,
        certain=counts.certain,
        clock_steps=seen.steps,
        incidents=seen.incidents,
        months=tuple(
            MonthLine(month, _sums(Span(month, month), seen))
            for month in (months_of(period) if period.is_year else ())
        ),
    )


def _device(about: About) -> Device:
    names = {each.code: each.name for each in about.counties}
    return Device(
        about.city,
        about.unit,
        about.place,
        names.get(about.site_county, about.site_county),
        about.site_kind,
        about.device_code,
        about.program,
        about.utc_offset_min,
    )


def _sums(span: Span, seen: _Seen) -> Sums:
    record, heads, road = sums_of([each for each in seen.held if span.has(each.month)])
    return seen.counts.sums(span)._replace(record=record, heads=heads, road=road)


def _compared(period: Period, seen: _Seen) -> Compared:
    def before(span: Span) -> Sums | None:
        first = seen.known.first[:7]
        return _sums(span, seen) if first and span.last >= first else None

    spans = spans_of(period)
    return Compared(
        _sums(spans.this, seen),
        before(spans.before),
        before(spans.year_ago),
        _sums(spans.to_date, seen),
        before(spans.year_ago_to_date),
    )


def _term(about: About, period: Period, seen: _Seen) -> tuple[int | None, tuple[str, ...]]:
    """How many days of a term are over, and on which of them nothing was counted."""
    span = spans_of(period).this
    if not about.terms or about.site_kind in ON_THE_ROAD or seen.counts.has_folded(span):
        return None, ()
    used = {each.day for each in seen.counts.days} | {each.day for each in seen.held}
    first = seen.known.first
    days = [
        day.isoformat()
        for day in days_of(period)
        if in_term(about.terms, day)
        and day.isoweekday() in about.weekdays
        # Before its first record the machine was not here.
        and first
        and day.isoformat() >= first
    ]
    return len(days), tuple(day for day in days if day not in used)
