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
import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from kiosk.core.errors import Trouble
from kiosk.core.files import disk_trouble, flush_folder, set_aside
from kiosk.core.words import Words
from kiosk.visits import tally
from kiosk.visits.facts import OF_SESSION, Message
from kiosk.visits.ledger import BACKUP_NAME, Damaged, Ledger, open_ledger
from kiosk.visits.pages import Value, rows_of
from kiosk.visits.schema import KEYS

log = logging.getLogger(__name__)

_LARGEST_COUNT = 1 << 40
_MOST_HANDS = 1_000
_LONGEST_TEXT = 300


@dataclass(frozen=True, slots=True)
class Mended:
    """The folder that was set aside, and what could be carried over from it."""

    aside: Path
    sessions: int
    visits: int

    def trouble(self) -> Trouble:
        """The one sentence about it."""
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
    if not known_broken and not _must_mend(path):
        try:
            return open_ledger(path), None
        except Damaged as finding:
            log.warning("the ledger is damaged: %s", finding)
    mended = _mend(path, remembered, utc_offset_min, wall_s)
    log.warning("the ledger was mended: %s", mended.trouble())
    return open_ledger(path), mended


def _must_mend(path: Path) -> bool:
    try:
        if path.parent.is_dir():
            empty = not path.exists() or path.stat().st_size == 0
            return empty and path.with_name(BACKUP_NAME).exists()
        return not path.parent.exists() and _latest_aside(path.parent) is not None
    except OSError as error:
        raise disk_trouble(error, path) from error


def _latest_aside(folder: Path) -> Path | None:
    numbered: list[tuple[int, Path]] = []
    if folder.parent.is_dir():
        for aside in folder.parent.glob(f"{folder.name}.damaged-*"):
            number = re.fullmatch(r"damaged-(\d{1,6})", aside.name.removeprefix(f"{folder.name}."))
            if number is not None and aside.is_dir():
                numbered.append((int(number.group(1)), aside))
    return max(numbered)[1] if numbered else None


def _mend(path: Path, remembered: Sequence[Message], utc_offset_min: int, wall_s: int) -> Mended:
    import shutil

    folder = path.parent
    aside = set_aside(folder) if folder.exists() else _latest_aside(folder)
    assert aside is not None
    mending = folder.with_name(f"{folder.name}.mending")
    try:
        if mending.exists():
            shutil.rmtree(mending)
        ledger = open_ledger(mending / path.name)
        try:
            with ledger.transaction() as db:
                _carry_over(db, aside / path.name)
                _carry_over(db, aside / BACKUP_NAME)
                for message in remembered:
                    tally.store_rows(db, message)
                tally.replace_lost_segments(db, utc_offset_min)
                tally.raise_tallies(db)
                mended = Mended(aside, db.table("sessions").count, db.table("visits").count)
            ledger.note_incident(wall_s, "ledger-damaged", mended.trouble().what.en)
        finally:
            ledger.close()
        mending.rename(folder)
        flush_folder(folder.parent)
    except OSError as error:
        raise disk_trouble(error, path) from error
    return mended


def _carry_over(db: Database, source: Path) -> None:
    shapes = _shapes(db)
    for rowid, values in rows_of(source):
        for table, columns in shapes.items():
            row = _fitted(rowid, values, columns)
            if row is not None:
                _store(db, table, row)
                break


Columns = dict[str, tuple[str, bool, bool]]
"""Column name → SQLite type, may be null, is the row's own number."""


def _shapes(db: Database) -> dict[str, Columns]:
    return {
        table: {
            column.name: (
                column.type,
                not column.notnull and not column.is_pk,
                key == (column.name,) and column.type == "INTEGER",
            )
            for column in db.table(table).columns
        }
        for table, key in KEYS.items()
    }


def _fitted(rowid: int, values: tuple[Value, ...], columns: Columns) -> dict[str, Value] | None:
    """The row, when it has the table's shape and believable figures."""
    if len(values) != len(columns):
        return None
    row: dict[str, Value] = {}
    for (name, (kind, nullable, is_rowid)), value in zip(columns.items(), values, strict=True):
        if is_rowid != (value is None) and (is_rowid or not nullable):
            return None
        if is_rowid:
            value = rowid  # SQLite keeps a whole-number key as the row's own number
        if value is None:
            if not nullable:
                return None
        elif kind == "INTEGER":
            if type(value) is not int or not _believable(name, value):
                return None
        elif not isinstance(value, str) or len(value) > _LONGEST_TEXT or not value.isprintable():
            return None
        row[name] = value
    return row


def _believable(name: str, value: int) -> bool:
    if name in ("sealed", "elder", "completed", "is_right", "timed_out"):
        return value in (0, 1)
    if name == "visit":
        return OF_SESSION <= value < _LARGEST_COUNT
    if name == "side":
        return value == 1
    if name in ("raised", "raised_right"):
        return 0 <= value <= _MOST_HANDS
    if name in ("count", "seconds", "duration_s", "number", "boot"):
        return 0 <= value < _LARGEST_COUNT
    return True


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
