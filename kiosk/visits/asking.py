"""Asking the ledger without touching it: one query, at most one month or one day of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.core.errors import Trouble
from kiosk.core.words import Words

if TYPE_CHECKING:
    import sqlite3

Rows = list[tuple[Any, ...]]

BUSY_S = 5.0
"""How long a ledger is waited for that another program holds."""


Ask = Callable[[str], Rows]
"""Gives the rows of a query."""


def ask_ledger(
    ledger: Path, query: str, month: str | None, utc_offset_min: int, day: date | None = None
) -> Rows:
    """The rows of one query, as with :func:`asking`."""
    with asking(ledger, month, utc_offset_min, day) as ask:
        return ask(query)


@contextmanager
def asking(
    ledger: Path, month: str | None, utc_offset_min: int, day: date | None = None
) -> Iterator[Ask]:
    """Ask several queries of one state of the ledger, which is dated once for all of them.

    A query may use the tables of :func:`kiosk.visits.dated.open_dated`, ``:month`` and ``:day``.
    Meant is what lies in ``month`` (``2026-11``) and on ``day``, both at the given offset from
    UTC and both ``NULL`` where everything is meant. A missing ledger, or one without tables yet,
    has no rows.

    :raises Trouble: ``bad-month``, ``ledger-busy``, ``ledger-damaged`` or ``ledger-unreadable``.
    """
    from kiosk.visits.dated import open_dated

    if month is not None and re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", month) is None:
        raise _bad_month(month)
    meant = {"month": month, "day": None if day is None else day.isoformat()}
    with open_dated(ledger, utc_offset_min) as dated:
        yield lambda query: [] if dated is None else list(dated.execute(query, meant))


@contextmanager
def reading_ledger(ledger: Path) -> Iterator[sqlite3.Connection | None]:
    """The ledger, opened for reading only; ``None`` where there is none, or it has no tables yet.

    What SQLite says about it inside the block is told as Trouble, too.

    :raises Trouble: ``ledger-busy``, ``ledger-damaged`` (also while a damaged one is set aside and
        not mended yet) or ``ledger-unreadable``.
    """
    if not _holds_anything(ledger):
        from kiosk.visits.aside import must_mend

        # Else everything that was counted would be told as nothing, and a month closed with it.
        if must_mend(ledger):
            raise _damaged(ledger)
        if not ledger.exists():
            yield None
            return
    import sqlite3

    try:
        connection = _opened(ledger, alone=False)
        try:
            yield connection if _has_tables(connection) else None
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        raise _unreadable(error, ledger) from error


def _holds_anything(ledger: Path) -> bool:
    try:
        return ledger.stat().st_size > 0
    except OSError:
        return False


def _opened(ledger: Path, *, alone: bool) -> sqlite3.Connection:
    import sqlite3

    uri = f"{ledger.absolute().as_uri()}?mode=ro{'&immutable=1' if alone else ''}"
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_S)
    try:
        _has_tables(connection)
    except sqlite3.OperationalError as error:
        connection.close()
        # Even a reader needs a folder to write in, with room for its locks, unless nobody has
        # anything left in the log.
        log = ledger.with_name(f"{ledger.name}-wal")
        refusals = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR)
        refused = _code(error) in refusals
        if alone or not refused or (log.exists() and log.stat().st_size > 0):
            raise
    except BaseException:
        connection.close()
        raise
    else:
        return connection
    return _opened(ledger, alone=True)


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


def _damaged(ledger: Path) -> Trouble:
    return Trouble(
        "ledger-damaged",
        Words(f"计数文件“{ledger.name}”已损坏。", f"The ledger “{ledger.name}” is damaged."),
        Words(
            "请启动本机一次，程序会自动修复计数文件。",
            "Please start the kiosk once; it mends the ledger by itself.",
        ),
    )


def _unreadable(error: sqlite3.Error, ledger: Path) -> Trouble:
    import sqlite3

    if _code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return _damaged(ledger)
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
