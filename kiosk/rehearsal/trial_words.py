"""What is said of a trial that failed: one sentence, which names the exhibit and its part."""

from __future__ import annotations

import signal
import sys

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.rehearsal.trial_wire import PartName

KINDS = {
    "quiz": "问答",
    "video": "视频",
    "animation": "动画",
    "simulation": "模拟",
    "story": "图文",
}


def where(title: Words, part: PartName | None) -> Words:
    """The part of the exhibit, or the exhibit as a whole."""
    if part is None:
        return Words(f"“{title.zh}”", f"“{title.en}”")
    if part.number == 0:
        return Words(
            f"“{title.zh}”的图片 {part.entry}", f"the picture {part.entry} of “{title.en}”"
        )
    kind = KINDS.get(part.kind, part.kind)
    return Words(
        f"“{title.zh}”的第 {part.number} 部分（{kind} {part.entry}）",
        f"part {part.number} ({part.kind}, {part.entry}) of “{title.en}”",
    )


def refused(place: Words, reason: Words) -> Words:
    """The player, or the check, said why."""
    return Words(
        f"试开{place.zh}没有成功：{reason.zh}", f"Opening {place.en} did not work: {reason.en}"
    )


def crashed(place: Words, code: int) -> Words:
    """The child ended by itself; ``code`` as ``subprocess`` has it."""
    how = exit_name(code)
    return Words(
        f"试开{place.zh}时，播放程序崩溃了（{how}）。",
        f"The player crashed ({how}) when {place.en} was opened.",
    )


def hung(place: Words, seconds: float) -> Words:
    """Nothing more came."""
    return Words(
        f"试开{place.zh}时，播放程序 {seconds:.0f} 秒没有反应。",
        f"The player did not answer for {seconds:.0f} s when {place.en} was opened.",
    )


def too_big(place: Words, most_bytes: int) -> Words:
    """It took more memory than a kiosk can spare."""
    mib = most_bytes // 1024**2
    return Words(
        f"试开{place.zh}时，占用内存超过 {mib} MB。",
        f"More than {mib} MB of memory were used when {place.en} was opened.",
    )


def not_started(place: Words, reason: str) -> Trouble:
    """The trial itself could not begin: nothing is known of the exhibit."""
    return Trouble(
        "trial-not-started",
        Words(f"没能试开{place.zh}（{reason}）。", f"{place.en} could not be tried ({reason})."),
        Words("重启展项屏会接着装。", "It goes on when the kiosk is started again."),
    )


def exit_name(code: int) -> str:
    """``SIGSEGV`` for a signal, hex for Windows' large codes (0xC0000005), else the number."""
    if code < 0:
        try:
            return signal.Signals(-code).name
        except ValueError:
            return f"signal {-code}"
    return f"0x{code:08X}" if sys.platform == "win32" and code > 0xFFFF else str(code)
