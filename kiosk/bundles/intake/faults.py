"""Why an intake ends without having installed anything, in words."""

from __future__ import annotations

import errno
from pathlib import Path

from kiosk.bundles.bundle import ExhibitEntry
from kiosk.bundles.verdict import Verdict
from kiosk.core.errors import Trouble
from kiosk.core.files import disk_trouble
from kiosk.core.languages import EN, ZH
from kiosk.core.words import Words

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})

CANCELLED = Trouble(
    "cancelled",
    Words("已取消，什么也没有改变。", "Cancelled; nothing was changed."),
    Words("需要时可以重新安装。", "It can be installed again at any time."),
)
STOPPED = Trouble(
    "stopped",
    Words("安装停下了，已复制的部分还留着。", "The installation rests; what was copied is kept."),
    Words(
        "再装一次会接着装；不要了就在“资源包”页上取消它（命令：kiosk bundle cancel）。",
        "Install once more to go on; or drop it on the page of bundles (or `kiosk bundle cancel`).",
    ),
)
STICK_GONE = Trouble(
    "stick-gone",
    Words(
        "U盘不在，安装停下了，已复制的部分还留着。",
        "The stick is not there; the installation rests, and what was copied is kept.",
    ),
    Words(
        "请重新插入刚才的U盘，再装一次会接着装。",
        "Please plug the same stick in again; installing once more goes on where it was.",
    ),
)
LOST = Trouble(
    "intake-lost",
    Words(
        "没装完的资源包记录丢失，已清理；已装的内容没有变。",
        "The record of an unfinished installation was lost and cleared away; "
        "what is installed was not changed.",
    ),
    Words("请插入U盘，重新安装。", "Please plug the stick in and install again."),
)
TRIAL_CUT = Words(
    "试放新展项时机器一再中断", "the machine was cut off again and again while trying the exhibits"
)


def verdict_trouble(verdict: Verdict) -> Trouble:
    """A bundle that may not be installed."""
    return Trouble(f"bundle-{verdict.kind.value}", verdict.words, verdict.next_step)


def damaged(exhibit: ExhibitEntry, packs: tuple[str, ...]) -> Trouble:
    """The stick holds something else than its manifest says, or cannot give it."""
    names = "、".join(packs)
    zh, en = exhibit.title.text(ZH), exhibit.title.text(EN)
    return Trouble(
        "bundle-damaged",
        Words(
            f"资源包损坏：“{zh}”（{names}）读了三次都不对，没有安装，已装的内容没有变。",
            f"The bundle is damaged: “{en}” ({', '.join(packs)}) was wrong three times; "
            "nothing was changed.",
        ),
        Words(
            "请让发资源包的人换一个U盘重新拷一份。",
            "Please ask whoever made it for a fresh copy on another stick.",
        ),
    )


def refused(exhibit: ExhibitEntry, reason: Words) -> Trouble:
    """An exhibit failed its trial; most reasons name it and its part already."""
    title_zh, title_en = exhibit.title.text(ZH), exhibit.title.text(EN)
    zh, en = reason.zh.rstrip("。"), reason.en.rstrip(".")
    return Trouble(
        "trial-failed",
        Words(
            f"{'' if title_zh in zh else f'“{title_zh}”：'}{zh}。没有安装，继续用原来的版本。",
            f"{'' if title_en in en else f'“{title_en}”: '}{en}. It is not installed; the "
            "previous version stays.",
        ),
        Words("请把这句话告诉资源包的作者。", "Please tell the bundle's author this sentence."),
    )


def unsound(path: Path) -> Trouble:
    """What was written twice did not read back."""
    return Trouble(
        "disk-unsound",
        Words(
            f"本机磁盘写入后读回来不一样（“{path.name}”），没有安装。",
            f"This machine's disk gives back something else than was written (“{path.name}”); "
            "nothing was installed.",
        ),
        Words("请备份数据并更换磁盘。", "Please back up the data and replace the disk."),
    )


def disk_refused(error: OSError, content: Path) -> Trouble:
    """What this machine's disk said; a full one leaves what was copied."""
    if error.errno in _FULL:
        return Trouble(
            "disk-full",
            Words(
                "磁盘满了，安装停下了，已复制的部分还留着。",
                "The disk is full; the installation rests, and what was copied is kept.",
            ),
            Words(
                "请腾出空间后再装一次，会接着装；不要了请取消这次安装。",
                "Please make room and install once more to go on, or cancel the installation.",
            ),
        )
    path = Path(error.filename) if isinstance(error.filename, str) else content
    return disk_trouble(error, path)


def other_pending(bundle: str) -> Trouble:
    """One bundle at a time."""
    return Trouble(
        "intake-pending",
        Words(f"资源包 {bundle} 还没有装完。", f"The bundle {bundle} is not finished yet."),
        Words(
            "请先插入它的U盘装完，或在“资源包”页上取消它（命令：kiosk bundle cancel）。",
            "Finish it with its stick, or drop it on the page of bundles (`kiosk bundle cancel`).",
        ),
    )
