"""Asking the ledger without touching it: one query, at most one month or one day of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kiosk.core.clock import local_day, local_month
from kiosk.core.errors import Trouble
from kiosk.core.words import Words

if TYPE_CHECKING:
    import sqlite3

Rows = list[tuple[Any, ...]]

BUSY_S = 5.0
"""How long a ledger is waited for that another program holds."""


def ask_ledger(
    ledger: Path, query: str, month: str | None, utc_offset_min: int, day: date | None = None
) -> Rows:
    """The rows of ``query``, which may use ``is_meant(wall_s)``, ``month_of(wall_s)`` and ``:all``.

    Meant is what lies in ``month`` (``2026-11``) and on ``day``, both at the given offset from
    UTC. ``:all`` is true with neither: everything is meant, also what has lost its time. A missing
    ledger, or one without tables yet, has no rows.

    :raises Trouble: ``bad-month``, ``ledger-busy``, ``ledger-damaged`` or ``ledger-unreadable``.
    """
    if month is not None and re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", month) is None:
        raise _bad_month(month)
    if not ledger.exists():
        return []
    import sqlite3

    def is_meant(wall_s: int | None) -> bool:
        if wall_s is None:
            return False
        in_month = month is None or local_month(wall_s, utc_offset_min) == month
        return in_month and (day is None or local_day(wall_s, utc_offset_min) == day)

    def month_of(wall_s: int | None) -> str | None:
        return None if wall_s is None else local_month(wall_s, utc_offset_min)

    try:
        question = _Question(
            query, month is None and day is None, {"is_meant": is_meant, "month_of": month_of}
        )
        return _rows(ledger, question, alone=False)
    except sqlite3.DatabaseError as error:
        raise _unreadable(error, ledger) from error


class _Question(NamedTuple):
    """A query with what it may use."""

    query: str
    all: bool
    functions: dict[str, Callable[[int | None], Any]]


def _rows(ledger: Path, question: _Question, *, alone: bool) -> Rows:
    import sqlite3

    uri = f"{ledger.absolute().as_uri()}?mode=ro{'&immutable=1' if alone else ''}"
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_S)
    try:
        for name, function in question.functions.items():
            connection.create_function(name, 1, function, deterministic=True)
        if not _has_tables(connection):
            return []
        return list(connection.execute(question.query, {"all": question.all}))
    except sqlite3.OperationalError as error:
        # Even a reader needs a folder to write in, with room for its locks, unless nobody has
        # anything left in the log.
        log = ledger.with_name(f"{ledger.name}-wal")
        refusals = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR)
        refused = _code(error) in refusals
        if alone or not refused or (log.exists() and log.stat().st_size > 0):
            raise
    finally:
        connection.close()
    return _rows(ledger, question, alone=True)


def _has_tables(connection: sqlite3.Connection) -> bool:
    found = connection.execute(
        "SELECT count(*) FROM sqlite_master WHERE name IN ('tallies', 'segments')"
    )
    return bool(found.fetchone()[0] == 2)


def _code(error: sqlite3.Error) -> int:
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF


def _bad_month(month: str) -> Trouble:
    return Trouble(
        "bad-month",
        Words(f"“{month[:20]}”不是月份。", f"“{month[:20]}” is not a month."),
        Words("请写成 2026-11 这样。", "Please write it like 2026-11."),
    )


def _unreadable(error: sqlite3.Error, ledger: Path) -> Trouble:
    import sqlite3

    if _code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return Trouble(
            "ledger-damaged",
            Words(f"计数文件“{ledger.name}”已损坏。", f"The ledger “{ledger.name}” is damaged."),
            Words(
                "请启动本机一次，程序会自动修复计数文件。",
                "Please start the kiosk once; it mends the ledger by itself.",
            ),
        )
    if _code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return Trouble(
            "ledger-busy",
            Words(
                f"计数文件“{ledger.name}”正被占用，现在读不出来。",
                f"The ledger “{ledger.name}” is in use and cannot be read now.",
            ),
            Words(
                "请过一分钟再看；如果一直这样，请重新启动本机。",
                "Please look again in a minute; if it stays so, restart the machine.",
            ),
        )
    return Trouble(
        "ledger-unreadable",
        Words(
            f"计数文件“{ledger.name}”读不出来（{error}）。",
            f"The ledger “{ledger.name}” cannot be read ({error}).",
        ),
        Words(
            f"请检查文件夹“{ledger.parent}”的权限，稍后再试。",
            f"Please check the permissions of “{ledger.parent}” and try again.",
        ),
    )
