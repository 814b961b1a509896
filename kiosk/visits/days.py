"""One period for the operator's page: its figures, and the series of its hours, days or months.

All of it comes from one look at the ledger, in which every segment is dated once. The sums are
SQLite's, which lets other threads run meanwhile.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kiosk.visits.dated import open_dated
from kiosk.visits.hardest import QuestionTotals, hardest
from kiosk.visits.outing import DAY, Moment
from kiosk.visits.outing_rows import outing_of
from kiosk.visits.period import Grain, Period
from kiosk.visits.totals import Totals, totals_of

if TYPE_CHECKING:
    import sqlite3

FOLDED = "folded"
"""In the place of a certainty: of a month whose segments are gone, and their days with them."""


class Sums(NamedTuple):
    """互动次数, by how sure the date is (:class:`kiosk.visits.dating.Certainty`)."""

    sure: int = 0
    clock: int = 0
    unsure: int = 0
    folded: int = 0

    @property
    def all(self) -> int:
        """Whatever the dates are worth."""
        return sum(self)


class Column(NamedTuple):
    """One column of the series: one of :attr:`Period.parts`. ``before``: the sessions of the same
    month a year earlier; ``outings``: how many began in it.
    """

    part: str
    sessions: Sums = Sums()
    before: int = 0
    outings: int = 0


class OnSite(NamedTuple):
    """What staff recorded of the outings that began in the period.

    ``heads``: 现场人次, over those ``with_heads``; ``estimated`` of these were guessed. ``km`` over
    the ``with_km`` outings that have both readings of the odometer. ``days``: how many of
    ``outings`` are days of a room that stays where it is.
    """

    outings: int = 0
    days: int = 0
    heads: int = 0
    with_heads: int = 0
    estimated: int = 0
    km: int = 0
    with_km: int = 0


class Figures(NamedTuple):
    """All that is shown of ``period``. ``before``: 互动次数 of the same period a year earlier.
    ``first`` and ``last``: the days (``2026-03-05``) between which anything was counted or
    recorded at all; empty where nothing was.
    """

    period: Period
    totals: Totals = Totals(0, {})
    hardest: tuple[QuestionTotals, ...] = ()
    columns: tuple[Column, ...] = ()
    sessions: Sums = Sums()
    on_site: OnSite = OnSite()
    before: int = 0
    first: str = ""
    last: str = ""


def read_figures(
    ledger: Path, period: Period, utc_offset_min: int, now: Moment | None = None
) -> Figures:
    """Read them; the ledger is left as it is. Where there is none yet, nothing was counted.

    ``now`` helps to date what nobody has vouched for (:func:`kiosk.visits.dated.open_dated`).

    :raises Trouble: as :func:`kiosk.visits.asking.ask_ledger`.
    """
    with open_dated(ledger, utc_offset_min, now) as dated:
        if dated is None:
            return Figures(period, columns=tuple(Column(part) for part in period.parts))
        return _read(dated, period, utc_offset_min)


def _read(dated: sqlite3.Connection, period: Period, utc_offset_min: int) -> Figures:
    earlier = period.a_year_before
    given = {
        "within": f"{period.label}*",
        "length": len(period.parts[0]),
        "offset_s": utc_offset_min * 60,
    }
    counted = dated.execute(_TALLIES, given).fetchall()
    series = _by_part(dated.execute(_SERIES, given))
    parts = _by_part(dated.execute(_HOURS, given)) if period.grain is Grain.DAY else series
    before = {}
    if earlier is not None:
        before = _by_part(dated.execute(_SERIES, {**given, "within": f"{earlier.label}*"}))
    outings = dated.execute(_OUTINGS, given)
    names = [column[0] for column in outings.description]
    rows = [dict(zip(names, row, strict=True)) for row in outings]
    first, last = dated.execute(_BOUNDS).fetchone()
    return Figures(
        period,
        totals_of(counted),
        tuple(hardest(_questions(counted))),
        _columns(period, parts, before, rows),
        _added(series.values()),
        _on_site(rows),
        _added(before.values()).all,
        first or "",
        last or "",
    )


def _by_part(rows: Iterable[tuple[str, str, int]]) -> dict[str, Sums]:
    found: dict[str, Sums] = {}
    for part, certainty, count in rows:
        found[part] = _added((found.get(part, Sums()), Sums()._replace(**{certainty: count})))
    return found


def _added(sums: Iterable[Sums]) -> Sums:
    return Sums(*(sum(counts) for counts in zip(Sums(), *sums, strict=True)))


def _columns(
    period: Period, parts: dict[str, Sums], before: dict[str, Sums], outings: list[dict[str, Any]]
) -> tuple[Column, ...]:
    begun = Counter(row["day"][: len(period.parts[0])] for row in outings)
    of_months = period.grain is Grain.YEAR
    earlier = period.a_year_before
    return tuple(
        Column(
            part,
            parts.get(part, Sums()),
            before.get(f"{earlier.label}{part[4:]}", Sums()).all if of_months and earlier else 0,
            begun[part],
        )
        for part in period.parts
    )


def _on_site(rows: Iterable[dict[str, Any]]) -> OnSite:
    each = [outing_of(row) for row in rows]
    heads = [one for one in each if one.head_count is not None]
    km = [one.km for one in each if one.km is not None]
    return OnSite(
        outings=len(each),
        days=sum(one.form == DAY for one in each),
        heads=sum(one.head_count or 0 for one in heads),
        with_heads=len(heads),
        estimated=sum(one.head_is_estimate for one in heads),
        km=sum(km),
        with_km=len(km),
    )


def _questions(counted: Iterable[tuple[str, str, str, str, int]]) -> list[QuestionTotals]:
    sums: dict[tuple[str, str, str], Counter[str]] = {}
    for exhibit, version, metric, question, count in counted:
        if question and metric in ("asked", "right"):
            sums.setdefault((exhibit, version, question), Counter())[metric] += count
    return [
        QuestionTotals(*key, asked=each["asked"], right=each["right"])
        for key, each in sums.items()
        if each["asked"] > 0
    ]


_TALLIES = """
    SELECT exhibit, version, metric, question, sum(count) FROM counted
     WHERE coalesce(day, month) GLOB :within
     GROUP BY exhibit, version, metric, question
"""
_SERIES = f"""
    SELECT substr(coalesce(day, month), 1, :length), coalesce(certainty, '{FOLDED}'), sum(count)
      FROM counted
     WHERE coalesce(day, month) GLOB :within
       AND exhibit = '' AND version = '' AND question = '' AND metric = 'sessions'
     GROUP BY 1, 2
"""
# A session's own label, moved by as much as its segment's label was wrong.
_HOURS = """
    SELECT printf('%02d', (started_wall_s - opened_wall_s + best_s + :offset_s) / 3600 % 24),
           certainty, count(*)
      FROM dated CROSS JOIN segments ON segments.id = dated.segment
           CROSS JOIN sessions ON sessions.segment = dated.segment
     WHERE day GLOB :within
     GROUP BY 1, 2
"""
_OUTINGS = """
    SELECT outings.*, dated_outings.day AS day
      FROM dated_outings CROSS JOIN outings ON outings.outing = dated_outings.outing
     WHERE dated_outings.day GLOB :within
       AND revision = (SELECT max(revision) FROM outings AS every
                        WHERE every.outing = dated_outings.outing)
"""
_BOUNDS = """
    SELECT min(day), max(day) FROM (
        SELECT day FROM dated
         WHERE EXISTS (SELECT 1 FROM tallies WHERE tallies.segment = dated.segment)
         UNION ALL SELECT day FROM dated_outings
         UNION ALL SELECT month || '-01' FROM month_sums)
"""
