"""What can go wrong with the store's own record, in words."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from kiosk.core.errors import Trouble
from kiosk.core.files import disk_trouble
from kiosk.core.words import Words


class Damaged(Exception):  # noqa: N818 - a finding, not a fault
    """The file holds something that is not a sound record."""


def primary_code(error: sqlite3.Error) -> int:
    """SQLite's own code of an error; 0 where it gave none."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF


_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)

_BUSY = Trouble(
    "content-busy",
    Words("资源包记录正被占用。", "The record of what is installed is in use."),
    Words("请过一分钟再试。", "Please try again in a minute."),
)
_FULL = Trouble(
    "disk-full",
    Words("磁盘已满，没有改动已装的内容。", "The disk is full; what is installed was not changed."),
    Words("请删除不用的文件，腾出空间。", "Please delete unused files to make room."),
)
_READ_ONLY = Trouble(
    "read-only",
    Words(
        "数据文件夹不可写，没有改动已装的内容。",
        "The data folder cannot be written; what is installed was not changed.",
    ),
    Words("请检查数据文件夹的权限。", "Please check the permissions of the data folder."),
)
_DISK = Trouble(
    "disk-error",
    Words("磁盘读写出错，没有改动已装的内容。", "The disk reports an error; nothing was changed."),
    Words("请备份数据并更换磁盘。", "Please back up the data and replace the disk."),
)

_TROUBLES = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_IOERR: _DISK,
    sqlite3.SQLITE_NOMEM: _DISK,
    sqlite3.SQLITE_PROTOCOL: _DISK,
}


@contextlib.contextmanager
def told_kindly(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say about ``path`` into Trouble or Damaged."""
    try:
        yield
    except OSError as error:
        raise disk_trouble(error, path) from error
    except UnicodeDecodeError as error:
        raise Damaged(str(error)) from error
    except sqlite3.DatabaseError as error:
        code = primary_code(error)
        # An unknown column or table is a file of SQLite's, but not ours; no code at all is what
        # Python says of a text that is no UTF-8.
        if code in _DAMAGE or code in (0, sqlite3.SQLITE_ERROR):
            raise Damaged(str(error)) from error
        if code not in _TROUBLES:
            raise
        like = _TROUBLES[code]
        raise Trouble(like.code, like.what, like.next_step) from error


def newer_record() -> Trouble:
    """The record was written by a newer program: it is left alone."""
    return Trouble(
        "content-newer",
        Words(
            "资源包记录是更新的程序写的，这个程序读不了，先只展出自带的展项。",
            "A newer program wrote the record of what is installed; only the exhibits that come "
            "with this one are shown.",
        ),
        Words("请更新展示程序。", "Please update the kiosk."),
    )


def mended(aside: str, *, from_copy: bool) -> Trouble:
    """The damaged record was set aside; its copy, or nothing, took its place."""
    zh = "已改用备份" if from_copy else "备份也不能用，请重新安装资源包"
    en = "its copy is used" if from_copy else "the copy is damaged too"
    step = Words("请检查磁盘和供电。", "Please check the disk and the power supply.")
    if not from_copy:
        step = Words("请插入U盘，重新安装资源包。", "Please install the bundles again.")
    return Trouble(
        "content-damaged",
        Words(
            f"资源包记录损坏，已另存为“{aside}”；{zh}。",
            f"The record of what is installed was damaged and is set aside as “{aside}”; {en}.",
        ),
        step,
    )


def read_instead(reason: str, *, from_copy: bool) -> Trouble:
    """The record cannot be read at the moment, and was not touched."""
    zh = "先用备份" if from_copy else "先只展出自带的展项"
    en = "its copy is used" if from_copy else "only the shipped exhibits are shown"
    return Trouble(
        "content-unreadable",
        Words(
            f"资源包记录读不出来（{reason}），{zh}。",
            f"The record of what is installed cannot be read ({reason}); {en}.",
        ),
        Words(
            "重启展项屏会自动修复；一再出现时请检查磁盘。",
            "Restarting the kiosk mends it; check the disk when it comes again.",
        ),
    )
