"""A damaged ledger: set aside whole, its rows carried over, counting goes on.

The ledger lives in a folder of its own, with its write-ahead log and its backup, so that one
rename sets everything aside and one rename puts the mended ledger in place:

1. ``ledger/`` → ``ledger.damaged-<n>/`` (nothing is ever deleted from it),
2. ``ledger.mending/`` is filled from there,
3. ``ledger.mending/`` → ``ledger/``.

Cut off between 1 and 3, the folder is missing; the next start finds that and begins again at 2.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from kiosk.core.errors import Trouble
from kiosk.core.files import disk_trouble, flush_folder, set_aside
from kiosk.core.words import Words
from kiosk.visits import confirming, tally
from kiosk.visits.aside import BACKUP_NAME, BEFORE_NAME, latest_aside, must_mend
from kiosk.visits.facts import Message
from kiosk.visits.ledger import Damaged, Ledger, Newer, open_ledger
from kiosk.visits.mend_sums import SUMS, doubt_sums, drop_what_is_folded, keep_sound_sums
from kiosk.visits.pages import Value, rows_of
from kiosk.visits.shapes import Shapes

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Mended:
    """The folder that was set aside, and what could be carried over from it; ``newer``: it was not
    damaged, but written by a newer program.
    """

    aside: Path
    sessions: int
    visits: int
    newer: bool = False

    def trouble(self) -> Trouble:
        """The one sentence about it."""
        return self._newer() if self.newer else self._damaged()

    def _newer(self) -> Trouble:
        return Trouble(
            "ledger-newer",
            Words(
                f"计数文件由更新的程序写过，已另存为“{self.aside.name}”；接着用的有"
                f"{self.sessions} 次互动、{self.visits} 次展项使用，计数照常进行。",
                f"A newer program wrote the ledger; it is set aside as “{self.aside.name}”; "
                f"{self.sessions} sessions and {self.visits} exhibit visits are carried on, "
                f"and counting goes on.",
            ),
            Words(
                "请保留该文件夹，并告诉技术人员。", "Please keep that folder; tell a technician."
            ),
        )

    def _damaged(self) -> Trouble:
        return Trouble(
            "ledger-damaged",
            Words(
                f"计数文件损坏，已另存为“{self.aside.name}”；找回 {self.sessions} 次互动、"
                f"{self.visits} 次展项使用，计数照常进行。",
                f"The ledger was damaged and is set aside as “{self.aside.name}”; "
                f"{self.sessions} sessions and {self.visits} exhibit visits were recovered, "
                f"and counting goes on.",
            ),
            Words(
                "请保留该文件夹，并检查磁盘和供电。",
                "Please keep that folder, and check the disk and the power supply.",
            ),
        )


def open_or_mend(
    path: Path,
    remembered: Sequence[Message],
    utc_offset_min: int,
    wall_s: int,
    *,
    known_broken: bool = False,
) -> tuple[Ledger, Mended | None]:
    """A sound ledger at ``path``, mended if need be.

    ``remembered`` are the messages of this run that the ledger had already confirmed; they are
    counted in again where the damage took them. ``known_broken``: the file failed in use, whatever
    it looks like now.

    :raises Trouble: the disk does not let us; nothing is lost, try again later.
    """
    newer = False
    if not known_broken and not must_mend(path):
        try:
            return open_ledger(path), None
        except Damaged as finding:
            newer = isinstance(finding, Newer)
            log.warning("the ledger is %s: %s", "a newer one" if newer else "damaged", finding)
    mended = _mend(path, remembered, utc_offset_min, wall_s, newer=newer)
    log.warning("the ledger was mended: %s", mended.trouble())
    return open_ledger(path), mended


def _mend(
    path: Path, remembered: Sequence[Message], utc_offset_min: int, wall_s: int, *, newer: bool
) -> Mended:
    import shutil

    folder = path.parent
    aside = set_aside(folder) if folder.exists() else latest_aside(folder)
    assert aside is not None
    mending = folder.with_name(f"{folder.name}.mending")
    try:
        if mending.exists():
            shutil.rmtree(mending)
        ledger = open_ledger(mending / path.name)
        try:
            with ledger.transaction() as db:
                # The newer program's own backup is of its form; what was before it is of ours.
                backup = aside / (BEFORE_NAME if newer else BACKUP_NAME)
                sums_are_sound = keep_sound_sums(db, backup)
                _carry_over(db, aside / path.name, sums=not sums_are_sound)
                _carry_over(db, backup, sums=False)
                for message in remembered:
                    tally.store_rows(db, message)
                if not sums_are_sound:
                    doubt_sums(db, utc_offset_min)
                drop_what_is_folded(db)
                tally.replace_lost_segments(db, utc_offset_min)
                tally.raise_tallies(db)
                confirming.settle_mended(db)
                mended = Mended(aside, db.table("sessions").count, db.table("visits").count, newer)
            trouble = mended.trouble()
            ledger.note_incident(wall_s, trouble.code, trouble.what.en)
        finally:
            ledger.close()
        mending.rename(folder)
        flush_folder(folder.parent)
    except OSError as error:
        raise disk_trouble(error, path) from error
    return mended


def _carry_over(db: Database, source: Path, *, sums: bool) -> None:
    shapes = Shapes(db)
    for rowid, values in rows_of(source):
        found = shapes.fitted(rowid, values)
        if found is not None and (sums or found[0] not in SUMS):
            _store(db, *found)


_MERGED = {
    "sessions": """ ON CONFLICT (id) DO UPDATE SET
        language = CASE WHEN excluded.duration_s >= duration_s
                   THEN excluded.language ELSE language END,
        duration_s = max(duration_s, excluded.duration_s),
        elder = max(elder, excluded.elder),
        ended = coalesce(ended, excluded.ended)""",
    "segments": " ON CONFLICT (id) DO UPDATE SET sealed = max(sealed, excluded.sealed)",
    "tallies": """ ON CONFLICT (segment, exhibit, version, question, metric)
        DO UPDATE SET count = max(count, excluded.count)""",
    "month_sums": """ ON CONFLICT (month, exhibit, version, question, metric)
        DO UPDATE SET count = max(count, excluded.count)""",
}


def _store(db: Database, table: str, row: dict[str, Value]) -> None:
    names = ", ".join(row)
    marks = ", ".join("?" * len(row))
    sql = f"INSERT INTO {table} ({names}) VALUES ({marks})"
    sql += _MERGED.get(table, " ON CONFLICT DO NOTHING")
    try:
        db.execute(sql, list(row.values()))
    except (OverflowError, sqlite3.IntegrityError) as error:
        log.info("a row of %s is left out: %s", table, error)
