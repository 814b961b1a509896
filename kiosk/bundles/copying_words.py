"""What is said of putting a bundle on a stick."""

from __future__ import annotations

import errno
from pathlib import Path

from kiosk.bundles.gone import Unreadable, loss
from kiosk.core.errors import Trouble
from kiosk.core.languages import EN, ZH
from kiosk.core.words import Words
from kiosk.library.texts import LocalText

COPIED = Words(
    "已拷到U盘，并重新读过，完全一致。可以拔出U盘了。",
    "Copied to the stick and read back, all the same. You may pull the stick.",
)
THERE = Words("U盘上已经有这个资源包。", "This bundle is on the stick already.")
CANCELLED = Words("已取消，U盘上没有留下资源包。", "Cancelled; no bundle was left on the stick.")

_OTHER_STICK = Words("请换一个U盘再试。", "Please try another stick.")
_SAID = {
    "stick-lies": (
        Words(
            "从U盘读回来的与写进去的不一样，U盘坏了或容量不实。",
            "The stick gives back other bytes than were written: broken, or less than it says.",
        ),
        Words("请换一个U盘。", "Please take another stick."),
    ),
    "other-trust": (
        Words("U盘上是另一家机构的资源包。", "The stick holds bundles of another authority."),
        Words("请换一个空的U盘。", "Please take an empty stick."),
    ),
    "held-damaged": (
        Words("本机上的这个资源包有文件损坏。", "A file of this bundle on this kiosk is damaged."),
        Words(
            "请从U盘重新安装它，然后再拷贝。", "Please install it again from a stick; then copy it."
        ),
    ),
    "no-trust": (
        Words("本机还没有信任任何机构。", "This kiosk trusts nobody yet."),
        Words("请先安装一个资源包。", "Please install a bundle first."),
    ),
    "stick-gone": (
        Words("U盘已被拔出，没有拷完。", "The stick was pulled before all was copied."),
        Words("请重新插入U盘，再拷一次。", "Please plug it in again and copy once more."),
    ),
    "stick-worn": (
        Words("U盘读写出错，可能已损坏。", "The stick reports errors; it may be worn out."),
        _OTHER_STICK,
    ),
    "stick-full": (
        Words("U盘已满，没有拷完。", "The stick is full; not all was copied."),
        Words("请删除U盘上不用的文件，或换一个U盘。", "Please make room on it, or take another."),
    ),
    "stick-read-only": (
        Words("U盘是只读的。", "The stick can only be read."),
        Words(
            "请关掉U盘上的写保护开关，或换一个U盘。",
            "Please switch off its write protection, or take another stick.",
        ),
    ),
    "stick-refuses": (Words("U盘不让写入。", "The stick cannot be written."), _OTHER_STICK),
}
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


def said(code: str) -> Trouble:
    """The trouble of that code."""
    return Trouble(code, *_SAID[code])


def stick_trouble(error: OSError, target: Path) -> Trouble:
    """What the stick at ``target`` has refused."""
    return said(_code(error, target))


def not_installed(key: str) -> Trouble:
    """There is no bundle of that package to be copied."""
    return Trouble(
        "not-installed",
        Words(f"本机没有安装“{key}”。", f"“{key}” is not installed here."),
        Words("请看看“资源包”页上的清单。", "Please look at the list of bundles."),
    )


def forbidden(title: LocalText, licence: str) -> Trouble:
    """An exhibit's licence does not permit to pass it on."""
    return Trouble(
        "licence-forbids",
        Words(
            f"展项“{title.text(ZH)}”的许可证（{licence}）没有允许转给别人。",
            f"The licence of “{title.text(EN)}” ({licence}) does not permit passing it on.",
        ),
        Words("请让对方向作者索取。", "Please have them ask its author for it."),
    )


def name_taken(name: str) -> Trouble:
    """Other bytes lie under the bundle's name."""
    return Trouble(
        "name-taken",
        Words(
            f"U盘上已有同名而内容不同的资源包“{name}”，没有改动它。",
            f"The stick holds another bundle named “{name}”; it was left as it is.",
        ),
        Words("请换一个空的U盘。", "Please take an empty stick."),
    )


def no_room(needed_bytes: int, free_bytes: int) -> Trouble:
    """There is less room than the bundle needs."""
    needed, free = _megabytes(needed_bytes), _megabytes(free_bytes)
    return Trouble(
        "stick-full",
        Words(
            f"U盘空间不够：需要{needed} MB，只有{free} MB。",
            f"Too little room on the stick: {needed} MB are needed, {free} MB are free.",
        ),
        _SAID["stick-full"][1],
    )


def _megabytes(size_bytes: int) -> int:
    return -(-size_bytes // 1_000_000)


def _code(error: OSError, target: Path) -> str:
    if error.errno in _FULL:
        return "stick-full"
    if error.errno in _FORBIDDEN:
        return "stick-read-only"
    gone = loss(error, target)
    if gone is None:
        return "stick-refuses"
    return "stick-worn" if isinstance(gone, Unreadable) else "stick-gone"
