"""Is there room for a month, and does the disk still take what is written?"""

from __future__ import annotations

from kiosk.core.files import disk_trouble
from kiosk.core.words import Words
from kiosk.health.machine import Machine
from kiosk.health.port import Check, Finding, Going, Sign
from kiosk.health.sizes import size
from kiosk.health.system.disk import PROBE_NAME

MONTH_BYTES = 200 * 1024**2
"""What a month needs at most. A visit leaves about 1 KB in the ledger and 1 KB in its copy: 22 days
of 1,000 visits are 44 MB; a ledger being mended is there three times; logs stay below 10 MB."""
PACK_BYTES = 1024**3
"""What a resource pack needs while it comes in (packs are at most 1 GiB)."""
SLOW_S = 1.0
"""A flushed write of 64 KB takes 10 to 50 ms on a sound hard disk; a second means it struggles."""


def look_at_space(machine: Machine, _going: Going) -> Finding:
    """Free bytes against a month; then a small file is written, flushed and removed."""
    data = machine.places.data
    try:
        free, total = machine.disk.room(data)
    except OSError as error:
        trouble = disk_trouble(error, data)
        return Finding(Sign.WARN, trouble.what, trouble.next_step)
    facts = {"free_bytes": free, "total_bytes": total, "month_bytes": MONTH_BYTES}
    try:
        took_s = machine.disk.write_time_s(data)
    except OSError as error:
        trouble = disk_trouble(error, data / PROBE_NAME)
        return Finding(Sign.BAD, _refused(trouble.code), trouble.next_step, facts)
    return _judged(free, total, took_s, {**facts, "write_ms": round(took_s * 1000, 1)})


def _judged(free: int, total: int, took_s: float, facts: dict[str, int | float]) -> Finding:
    left = Words(f"还剩 {size(free)}（共 {size(total)}）", f"{size(free)} free of {size(total)}")
    clear = Words(
        "删除不用的文件，或卸下不用的资源包。", "Delete unused files, or take off unused packs."
    )
    if free < MONTH_BYTES:
        return Finding(
            Sign.BAD,
            Words(
                f"磁盘快满了：{left.zh}，一个月的记录可能存不下。",
                f"The disk is nearly full: {left.en}; a month of counts may not fit.",
            ),
            clear,
            facts,
        )
    if took_s > SLOW_S:
        return Finding(
            Sign.WARN,
            Words(
                f"磁盘很慢：存一个小文件用了 {took_s:.1f} 秒。",
                f"The disk is slow: a small file took {took_s:.1f} s to store.",
            ),
            Words(
                "过几分钟再查一遍；还是这样，请备份数据并准备更换磁盘。",
                "Check again in some minutes; if it stays so, back up and plan for a new disk.",
            ),
            facts,
        )
    if free < PACK_BYTES:
        return Finding(
            Sign.NOTE,
            Words(
                f"磁盘{left.zh}：记录够用，大的资源包装不下。",
                f"The disk has {left.en}: enough for counting, not for a large pack.",
            ),
            clear,
            facts,
        )
    return Finding(
        Sign.GOOD,
        Words(f"磁盘{left.zh}，存取正常。", f"The disk has {left.en} and takes what is written."),
        facts=facts,
    )


def _refused(code: str) -> Words:
    return {
        "disk-full": Words("磁盘已满，存不下任何东西。", "The disk is full; nothing fits on it."),
        "read-only": Words(
            "数据文件夹不能写入，新的记录存不下。",
            "The data folder cannot be written; new counts cannot be stored.",
        ),
    }.get(code, Words("磁盘拒绝写入。", "The disk refuses to be written."))


DISK_SPACE = Check("disk-space", Words("磁盘空间", "Disk space"), look_at_space)
