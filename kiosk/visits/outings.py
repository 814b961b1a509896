"""Outings, read back: what runs, and the records of a month with all their revisions."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from kiosk.core.clock import local_day, local_month
from kiosk.visits.asking import Rows, ask_ledger
from kiosk.visits.outing import Moment, Outing
from kiosk.visits.outing_rows import outing_of
from kiosk.visits.schema import OUTING_COLUMNS

_ALL = f"SELECT {', '.join(OUTING_COLUMNS)} FROM outings ORDER BY outing, revision"


class DatedOuting(NamedTuple):
    """The revision that holds, when it was, and everything that was written before.

    ``day`` and ``month`` (``2026-11``) are those in which it began, also when it went on over
    midnight; ``ended_day`` is ``None`` while it runs. ``certainty`` in a word of the dating.
    ``revisions``: all of them, oldest first; the last one is ``outing``.
    """

    outing: Outing
    day: str
    month: str
    ended_day: str | None
    certainty: str
    revisions: tuple[Outing, ...]


def read_outings(
    ledger: Path, utc_offset_min: int, *, month: str | None = None, now: Moment | None = None
) -> tuple[DatedOuting, ...]:
    """The outings that began in ``month``, or all, in the order in which they began.

    :raises Trouble: as :func:`kiosk.visits.asking.ask_ledger`.
    """
    found = []
    for revisions in _by_outing(ask_ledger(ledger, _ALL, None, utc_offset_min)):
        outing = revisions[-1]
        began_s = outing.started.wall_s
        dated = DatedOuting(
            outing,
            local_day(began_s, utc_offset_min).isoformat(),
            local_month(began_s, utc_offset_min),
            _ended_day(outing, utc_offset_min),
            "clock",
            revisions,
        )
        if month is None or dated.month == month:
            found.append(dated)
    return tuple(sorted(found, key=lambda each: each.outing.started))


def read_running(ledger: Path) -> Outing | None:
    """The outing that has begun and not ended; the latest where there are several.

    :raises Trouble: as :func:`kiosk.visits.asking.ask_ledger`.
    """
    held = (revisions[-1] for revisions in _by_outing(ask_ledger(ledger, _ALL, None, 0)))
    running = [outing for outing in held if outing.runs]
    return max(running, key=lambda outing: outing.started, default=None)


def _by_outing(rows: Rows) -> list[tuple[Outing, ...]]:
    found: dict[int, list[Outing]] = {}
    for row in rows:
        outing = outing_of(dict(zip(OUTING_COLUMNS, row, strict=True)))
        found.setdefault(outing.id, []).append(outing)
    return [tuple(revisions) for revisions in found.values()]


def _ended_day(outing: Outing, utc_offset_min: int) -> str | None:
    if outing.ended is None:
        return None
    return local_day(outing.ended.wall_s, utc_offset_min).isoformat()
