"""Months close by themselves: once they are over by a clock that is believed, and nobody is here.

Every month since the first gets a version, also an empty one. The last two are looked at again
every day; when an outing was corrected or a clock was set, all of the past year are, and one that
says otherwise now gets its next version. Every step may be killed: a version is a whole file or
none, and what was not reached is due again.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from kiosk.core.clock import local_day
from kiosk.core.files import write_durably
from kiosk.reports.facts import MonthFacts
from kiosk.reports.ledger_mark import mark_of
from kiosk.reports.versions import FOLDER, closed_months, keep_version

FILE = "closing.json"
_MOST_BYTES = 4096
_AGAIN, _AGAIN_AFTER_A_CHANGE = 2, 12
"""So many of the last months that are closed already are looked at again."""

log = logging.getLogger(__name__)


class Seen(NamedTuple):
    """When it was last looked, and what the ledger's mark was then."""

    day: str = ""
    mark: str = ""


def is_due(data: Path, ledger: Path, wall_s: float, utc_offset_min: int) -> bool:
    """Whether there may be a month to close. Not for the window's thread; ``wall_s`` is believed.

    :raises Trouble: the ledger cannot be read.
    """
    mark = mark_of(ledger)
    today = local_day(wall_s, utc_offset_min).isoformat()
    return bool(mark) and _seen(data) != Seen(today, mark)


def months_due(data: Path, first: str, today: str, mark: str) -> tuple[str, ...]:
    """The months to read: those without a version, and those to look at again; oldest first.

    ``first``: the first month of the ledger; ``today``: ``2026-04-01``.
    """
    over = _months(first, today[:7])
    closed = set(closed_months(data))
    again = _AGAIN if _seen(data).mark == mark else _AGAIN_AFTER_A_CHANGE
    return tuple(month for month in over if month not in closed or month in over[-again:])


def close_months(
    data: Path,
    months: tuple[str, ...],
    read: Callable[[str], MonthFacts],
    going_on: Callable[[float], bool],
) -> bool:
    """Close them, one after the other; ``going_on`` hears how far it is and says whether to go on.
    Returns whether all are closed.

    :raises Trouble: the ledger cannot be read, or a version cannot be kept.
    """
    for at, month in enumerate(months):
        if not going_on(at / len(months)):
            return False
        facts = read(month)
        if not facts.period.until:  # else the ledger knows better: it still runs
            versions = keep_version(data, facts)
            log.info("%s is closed as version %d", month, versions[-1].number)
    return True


def note_closed(data: Path, today: str, mark: str) -> None:
    """All was looked at for today.

    :raises Trouble: the disk does not let us.
    """
    content = json.dumps(Seen(today, mark)._asdict()).encode()
    write_durably(data / FOLDER / FILE, content)


def _seen(data: Path) -> Seen:
    """What was noted; nothing when it is missing or damaged: then all is looked at again."""
    try:
        with (data / FOLDER / FILE).open("rb") as file:
            stored = json.loads(file.read(_MOST_BYTES))
        return Seen(str(stored["day"]), str(stored["mark"]))
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        return Seen()


def _months(first: str, end: str) -> tuple[str, ...]:
    """From ``first`` to the one before ``end``."""
    if not first:
        return ()
    year, month = int(first[:4]), int(first[5:])
    found = []
    while (name := f"{year:04d}-{month:02d}") < end:
        found.append(name)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return tuple(found)
