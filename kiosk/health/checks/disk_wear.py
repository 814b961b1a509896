"""What the disk says about itself."""

from __future__ import annotations

from kiosk.core.words import Words
from kiosk.health.machine import Machine, Wear
from kiosk.health.port import Check, Finding, Going, Sign

WORN_PERCENT = 80

_REPLACE = Words(
    "请尽快备份数据文件夹，并更换磁盘。", "Back up the data folder soon, and replace the disk."
)


def look_at_wear(machine: Machine, _going: Going) -> Finding:
    """The disk's verdict, its wear, and the faults the file system has counted."""
    wear = machine.disk.wear(machine.places.data)
    facts = {name: value for name, value in wear._asdict().items() if value is not None}
    sign, what, step = _judged(wear)
    return Finding(sign, what, step, facts)


def _judged(wear: Wear) -> tuple[Sign, Words, Words | None]:
    if wear.passed is False:
        what = Words(
            "磁盘自检没有通过，可能很快损坏。", "The disk's own test says it may fail soon."
        )
        return Sign.BAD, what, _REPLACE
    if wear.pending_sectors:
        what = Words(
            f"磁盘有 {wear.pending_sectors} 处读不出来。",
            f"The disk has {wear.pending_sectors} places that cannot be read.",
        )
        return Sign.BAD, what, _REPLACE
    if wear.file_system_errors:
        what = Words(
            f"文件系统记下了 {wear.file_system_errors} 次错误。",
            f"The file system has counted {wear.file_system_errors} faults.",
        )
        step = Words(
            "请备份数据，重启电脑让系统检查磁盘；数字还在增加就更换磁盘。",
            "Back up, restart so that the system checks the disk; replace it if the figure grows.",
        )
        return Sign.WARN, what, step
    if wear.used_percent is not None and wear.used_percent >= WORN_PERCENT:
        what = Words(
            f"磁盘寿命已用去约 {wear.used_percent}%。",
            f"About {wear.used_percent} % of the disk's life is used.",
        )
        return Sign.WARN, what, Words("请计划更换磁盘。", "Plan for a new disk.")
    if wear.passed is None and wear.used_percent is None:
        what = Words(
            "磁盘寿命不清楚：这台电脑不让程序读取。",
            "The disk's wear is not known: this computer does not tell a program.",
        )
        if wear.file_system_errors is not None:
            what = Words(
                f"文件系统没有记下错误；{what.zh}", f"No fault of the file system. {what.en}"
            )
        return Sign.UNKNOWN, what, None
    return Sign.GOOD, Words("磁盘自检正常。", "The disk's own test is well."), None


DISK_WEAR = Check("disk-wear", Words("磁盘健康", "Disk health"), look_at_wear)
