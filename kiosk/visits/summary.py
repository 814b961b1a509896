"""All that the operator's page of figures needs of one day, one month or all time, at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from kiosk.visits.asking import asking
from kiosk.visits.hardest import QUESTIONS, QuestionTotals, hardest, questions_of
from kiosk.visits.periods import MONTHS, months_of
from kiosk.visits.totals import TOTALS, Totals, totals_of


class Period(NamedTuple):
    """One day, or one month (``2026-11``), or with neither all time."""

    month: str | None = None
    day: date | None = None


ALL_TIME = Period()


@dataclass(frozen=True, slots=True)
class Summary:
    """What was counted in ``period``; ``months`` are those that have anything, newest first."""

    period: Period
    totals: Totals
    hardest: tuple[QuestionTotals, ...]
    months: tuple[str, ...]


def read_summary(ledger: Path, period: Period, utc_offset_min: int) -> Summary:
    """Read it from the ledger, which is left as it is.

    :raises Trouble: as :func:`kiosk.visits.asking.ask_ledger`.
    """
    with asking(ledger, period.month, utc_offset_min, period.day) as ask:
        return Summary(
            period,
            totals_of(ask(TOTALS)),
            tuple(hardest(questions_of(ask(QUESTIONS)))),
            months_of(ask(MONTHS)),
        )


def periods_offered(today: date, months: tuple[str, ...]) -> tuple[Period, ...]:
    """What an operator can turn through: today, this month, those before that count, all time."""
    this = f"{today.year:04d}-{today.month:02d}"
    turned = sorted({this, *months}, reverse=True)
    return (Period(day=today), *(Period(month) for month in turned), ALL_TIME)
