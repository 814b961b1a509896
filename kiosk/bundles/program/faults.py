"""Why a program was not brought in, and what to do next."""

from __future__ import annotations

from pathlib import Path

from kiosk.bundles.intake import faults as intake
from kiosk.bundles.intake.progress import State
from kiosk.bundles.program.judging import ProgramVerdict
from kiosk.core.errors import Trouble
from kiosk.core.words import Words

_FRESH = Words("请换一个好的U盘，重新拷贝。", "Please have it copied again onto a good stick.")

STICK_GONE = Trouble(
    "stick-gone",
    Words("U盘不在了，程序没有装完。", "The stick is gone; the program is not installed."),
    Words("插上U盘再装一次，会接着拷。", "Plug it in and install again: it goes on."),
)
STOPPED = Trouble(
    "stopped",
    Words("停下了，程序没有装完。", "Stopped; the program is not installed to its end."),
    Words("再装一次会接着拷。", "Install again: it goes on."),
)
CANCELLED = Trouble(
    "cancelled",
    Words("已取消，什么也没有改变。", "Cancelled; nothing was changed."),
    Words("需要时再装。", "Install it when it is wanted."),
)

END_OF = {
    "cancelled": State.CANCELLED,
    "stopped": State.STOPPED,
    "stick-gone": State.STOPPED,
    "disk-full": State.STOPPED,
}
"""How an installation ended, by its trouble's code; else it was refused."""


def refused_by(verdict: ProgramVerdict) -> Trouble:
    """The verdict forbids it."""
    return Trouble(f"program-{verdict.kind.value}", verdict.words, verdict.next_step)


def does_not_run(reason: Words) -> Trouble:
    """It was tried, and does not run on this machine."""
    return Trouble(
        "program-does-not-run",
        Words(f"没有安装：{reason.zh}", f"Not installed: {reason.en}"),
        Words(
            "现在的程序照常用。请把这句话告诉发放单位。",
            "The program goes on as it is. Please tell the office that sent it.",
        ),
    )


def damaged(path: str) -> Trouble:
    """The stick holds something else than was signed."""
    return Trouble(
        "program-damaged",
        Words(f"U盘上的程序损坏（{path}）。", f"The program on the stick is damaged ({path})."),
        _FRESH,
    )


def unsound(path: str) -> Trouble:
    """This machine's disk gives something else than was written."""
    return Trouble(
        "disk-error",
        Words(f"本机磁盘读出来的不对（{path}）。", f"This machine's disk misreads ({path})."),
        Words("请再试一次；还不行就要换磁盘。", "Try again; else the disk has to be replaced."),
    )


def disk_refused(error: OSError, data: Path) -> Trouble:
    """The disk refused, in the words of an installation."""
    return intake.disk_refused(error, data)
