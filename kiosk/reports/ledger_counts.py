"""What the screen counted in a span of months, as the ledger's sums; no row of a visitor leaves.

Every query begins at the segments of the span and goes to their tallies, never through all tallies;
``counted`` has the monthly sums of folded segments with them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from kiosk.core.clock import local_day
from kiosk.reports.counted_exhibits import CountedRow
from kiosk.reports.facts import CLOCK, SURE, UNSURE, Certain, DayRow
from kiosk.reports.periods import Span, Spans
from kiosk.reports.sums import AnswerSums, HandSums, MachineSums, Sums, UseSums
from kiosk.visits.breakdowns import read_breakdowns

if TYPE_CHECKING:
    import sqlite3


class Known(NamedTuple):
    """When anything was first recorded (a day, or a month where only its sum is left), and the
    last day that is certain; empty: nothing was.
    """

    first: str = ""
    last_day: str = ""


class Counts(NamedTuple):
    """What was counted. ``by_month``: of every month that is wanted, by metric; ``machine`` too.

    The others are of the span alone: ``labels``, sessions by outing and campaign (0 and empty for
    none, and for what was folded); ``rows``, everything by exhibit, version and question;
    ``breakdowns`` as in :mod:`kiosk.visits.breakdowns`. ``of_outings``: all sessions of an outing,
    also those of another month. ``folded``: months of which segments were folded.
    """

    by_month: Mapping[str, Mapping[str, int]] = {}
    machine: Mapping[str, MachineSums] = {}
    days: tuple[DayRow, ...] = ()
    labels: Mapping[tuple[int, str], int] = {}
    of_outings: Mapping[int, int] = {}
    rows: tuple[CountedRow, ...] = ()
    breakdowns: Mapping[str, Mapping[str, int]] = {}
    certain: Certain = Certain()
    folded: frozenset[str] = frozenset()

    def has_folded(self, span: Span) -> bool:
        """Whether some of the span is left only as monthly sums."""
        return any(span.has(month) for month in self.folded)

    def sums(self, span: Span) -> Sums:
        """The sums of a span, without its outings."""

        def count(metric: str) -> int:
            return sum(
                by_metric.get(metric, 0)
                for month, by_metric in self.by_month.items()
                if span.has(month)
            )

        use = UseSums(*(count(metric) for metric in _USE))
        answers = AnswerSums(count("asked"), count("right"))
        hands = HandSums(count("hands"), count("hands_right"))
        return Sums(use=use, answers=answers, hands=hands, machine=self._machine(span))

    def _machine(self, span: Span) -> MachineSums:
        if self.has_folded(span):
            return MachineSums(None, None)
        found = [each for month, each in self.machine.items() if span.has(month)]
        return MachineSums(
            sum(each.days or 0 for each in found), sum(each.starts or 0 for each in found)
        )


_USE = ("sessions", "opened", "completed", "seconds", "classes")


def read_known(dated: sqlite3.Connection) -> Known:
    """When this device began, and how far it has certainly come."""
    first, last = dated.execute(_KNOWN).fetchone()
    return Known(first or "", last or "")


def read_counts(dated: sqlite3.Connection, spans: Spans, utc_offset_min: int) -> Counts:
    """What was counted in ``spans.this``, and the sums of all spans."""
    span = spans.this._asdict()
    by_month: dict[str, dict[str, int]] = {}
    machine: dict[str, MachineSums] = {}
    # Not the months between the two years' spans: a month there costs as much as one of these.
    for wanted in {spans.to_date, spans.year_ago_to_date, spans.before}:
        for month, metric, count in dated.execute(_BY_MONTH, wanted._asdict()):
            by_month.setdefault(month, {})[metric] = count
        for month, days, starts in dated.execute(_MACHINE, wanted._asdict()):
            machine[month] = MachineSums(days, starts)
    labels = {(outing, name): count for outing, name, count in dated.execute(_LABELS, span)}
    folded = frozenset(month for (month,) in dated.execute(_FOLDED))
    sessions = sum(
        by_metric.get("sessions", 0)
        for month, by_metric in by_month.items()
        if spans.this.has(month)
    )
    labelled = sum(labels.values())
    if sessions > labelled:
        labels[0, ""] = labels.get((0, ""), 0) + sessions - labelled
    return Counts(
        by_month,
        machine,
        tuple(DayRow(*row) for row in dated.execute(_DAYS, span)),
        labels,
        dict(dated.execute(_OF_OUTINGS).fetchall()),
        tuple(dated.execute(_ROWS, span)),
        read_breakdowns(dated, *spans.this),
        _certain(dated, spans.this, sessions, utc_offset_min),
        folded,
    )


def _certain(dated: sqlite3.Connection, span: Span, sessions: int, utc_offset_min: int) -> Certain:
    counts = {SURE: 0, CLOCK: 0, UNSURE: 0}
    earliest = latest = ""
    for certainty, count, earliest_s, latest_s, open_ended in dated.execute(
        _CERTAIN, span._asdict()
    ):
        counts[certainty] = count
        if certainty == UNSURE:
            earliest = local_day(earliest_s, utc_offset_min).isoformat()
            if not open_ended:
                latest = local_day(latest_s, utc_offset_min).isoformat()
    folded = sessions - sum(counts.values())
    return Certain(counts[SURE], counts[CLOCK], counts[UNSURE], earliest, latest, folded)


_KNOWN = """
    SELECT min(first), max(last) FROM (
        SELECT min(day) AS first, max(day) AS last FROM dated WHERE certainty <> 'unsure'
        UNION ALL
        SELECT min(day), max(day) FROM dated_outings WHERE certainty <> 'unsure'
        UNION ALL
        SELECT min(month), NULL FROM month_sums
    )
"""
_BY_MONTH = """
    SELECT month, metric, sum(count) FROM counted
     WHERE month BETWEEN :first AND :last
       AND metric IN ('sessions', 'classes', 'opened', 'completed', 'seconds', 'asked', 'right',
                      'hands', 'hands_right')
     GROUP BY month, metric
"""
_MACHINE = """
    SELECT month, count(DISTINCT day), sum(cause = 'start') FROM dated
     WHERE month BETWEEN :first AND :last
       AND EXISTS (SELECT 1 FROM tallies WHERE tallies.segment = dated.segment)
     GROUP BY month
"""
# A stray tap opens a segment, too, and nothing is counted in it.
_SESSIONS = """
    FROM dated CROSS JOIN tallies ON tallies.segment = dated.segment
         AND exhibit = '' AND version = '' AND question = '' AND metric = 'sessions'
"""
_DAYS = f"""
    SELECT day, sum(count) {_SESSIONS}
     WHERE month BETWEEN :first AND :last GROUP BY day ORDER BY day
"""
_LABELS = f"""
    SELECT outing, campaign, sum(count) {_SESSIONS}
     WHERE month BETWEEN :first AND :last GROUP BY outing, campaign
"""
_OF_OUTINGS = f"""
    SELECT outing, sum(count) {_SESSIONS} WHERE outing <> 0 GROUP BY outing
"""
_CERTAIN = f"""
    SELECT certainty, sum(count), min(earliest_s), max(latest_s), sum(latest_s IS NULL)
           {_SESSIONS}
     WHERE month BETWEEN :first AND :last GROUP BY certainty
"""
_ROWS = """
    SELECT exhibit, version, question, metric, sum(count) FROM counted
     WHERE month BETWEEN :first AND :last GROUP BY exhibit, version, question, metric
"""
_FOLDED = "SELECT month FROM folded UNION SELECT month FROM month_sums"
