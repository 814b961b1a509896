"""What a database's refusal means: try again, wait, or tell an operator."""

from __future__ import annotations

import sqlite3
from enum import Enum

from sqlalchemy.exc import DBAPIError

from kiosk.core.errors import Defect, Trouble
from kiosk.core.words import Words


class Fate(Enum):
    """What to do with a transaction that failed."""

    CLASH = "clash"
    """Another one stood in its way: again, at once."""
    AWAY = "away"
    """The database is starting, stopping or cannot be reached: again, after a pause."""
    FULL = "full"
    READ_ONLY = "read-only"
    BROKEN = "broken"
    """The disk or the file."""
    OURS = "ours"


# https://www.postgresql.org/docs/current/errcodes-appendix.html
_CLASHES = ("40001", "40P01", "23505", "55P03")
_FULL = ("53100",)
_READ_ONLY = ("25006", "42501")
_AWAY = ("08", "57P", "53300", "53200")
_BROKEN = ("58", "XX001", "XX002")

# https://www.sqlite.org/rescode.html, the low byte
_SQLITE = {
    5: Fate.CLASH,  # busy
    6: Fate.CLASH,  # locked
    8: Fate.READ_ONLY,
    10: Fate.BROKEN,  # input/output
    11: Fate.BROKEN,  # malformed
    13: Fate.FULL,
    14: Fate.READ_ONLY,  # cannot open
    26: Fate.BROKEN,  # not a database
}


def fate_of(error: DBAPIError) -> Fate:
    """What the driver's error means."""
    origin = error.orig
    if isinstance(origin, sqlite3.Error):
        return _SQLITE.get(getattr(origin, "sqlite_errorcode", 0) & 0xFF, Fate.OURS)
    state = getattr(origin, "sqlstate", None)
    if state is None:  # the connection itself: refused, broken, never there
        return Fate.AWAY if type(origin).__name__ in _WITHOUT_STATE else Fate.OURS
    for fate, states in (
        (Fate.CLASH, _CLASHES),
        (Fate.FULL, _FULL),
        (Fate.READ_ONLY, _READ_ONLY),
        (Fate.AWAY, _AWAY),
        (Fate.BROKEN, _BROKEN),
    ):
        if state.startswith(states):
            return fate
    return Fate.OURS


_WITHOUT_STATE = ("OperationalError", "InterfaceError", "ConnectionTimeout")

_SENTENCES = {
    Fate.FULL: (
        "disk-full",
        Words("数据库所在磁盘已满。", "The database's disk is full."),
        Words("请腾出空间；没有存下的会再次上传。", "Make room; what was not stored comes again."),
    ),
    Fate.READ_ONLY: (
        "read-only",
        Words("数据库不可写。", "The database cannot be written."),
        Words("请检查文件夹或数据库用户的权限。", "Check the rights of the folder or the user."),
    ),
    Fate.BROKEN: (
        "disk-error",
        Words("数据库文件或磁盘出错。", "The database's file or disk is faulty."),
        Words("请用备份或原始信封重建（rebuild）。", "Restore a backup, or rebuild it (rebuild)."),
    ),
    Fate.AWAY: (
        "database-away",
        Words("暂时连不上数据库。", "The database cannot be reached just now."),
        Words("请稍后再试，或检查数据库服务。", "Try again later, or look at the service."),
    ),
    Fate.CLASH: (
        "database-busy",
        Words("数据库太忙。", "The database is too busy."),
        Words("请稍后再试。", "Please try again later."),
    ),
}


def trouble_of(error: DBAPIError) -> Trouble | Defect:
    """The kind words for it; a :class:`Defect` where it is our own fault."""
    sentence = _SENTENCES.get(fate_of(error))
    return Defect(str(error)) if sentence is None else Trouble(*sentence)
