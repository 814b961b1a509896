"""What the page 资源包 says of sizes, times and outcomes. Sentences only; nothing is asked here."""

from __future__ import annotations

from kiosk.core.profile import Profile
from kiosk.core.words import Words
from kiosk.health.sizes import day

READS_PER_S = 20_000_000
"""Bytes a second that a plain USB 2 stick gives: what the minutes are reckoned with beforehand."""
SOON_S = 20
"""Below it nobody waits for the figure to count down."""
FINGERPRINT_GROUP = 4
_MIB, _GIB = 1 << 20, 1 << 30  # under their everyday names, as systems show them

INSTALL_STEPS = (
    (("ordered", "copying"), Words("拷贝", "Copy")),
    (("checked",), Words("核对", "Check")),
    (("placed", "trial"), Words("试看", "Try")),
    (("confirmed",), Words("装好", "Done")),
)
"""What an operator is shown of an installation, and the intake's states of each."""
PROGRAM_STEPS = (
    (("ordered", "copying"), Words("拷贝", "Copy")),
    (("checked",), Words("核对", "Check")),
    (("trial", "placed"), Words("试启动", "Try")),
    (("confirmed",), Words("备好", "Ready")),
)
COPY_STEPS = (
    (("copying",), Words("拷贝", "Copy")),
    (("checked",), Words("核对", "Check")),
    (("confirmed",), Words("拷好", "Done")),
)

IDLE = Words(
    "等没有人用的时候自己换上，不会打断观众。",
    "It comes on show by itself when nobody is using the kiosk; no visitor is interrupted.",
)
PROGRAM_READY = Words(
    "现在用的程序没有变。什么时候换上，在“程序”里决定。",
    "What runs has not changed. When to change to it is decided on “Program”.",
)
REPLUG = Words(
    "U 盘拔掉了。请重新插入，接着拷，已经拷好的不会重来。",
    "The stick was pulled. Plug it in again: it goes on, and nothing is copied twice.",
)


def size(size_bytes: int) -> str:
    """``38 MB``, ``1.4 GB``: whole megabytes, since their tenths only flicker."""
    if size_bytes >= _GIB:
        return f"{size_bytes / _GIB:.1f} GB"
    return f"{round(size_bytes / _MIB)} MB"


def about(size_bytes: int) -> Words:
    """``约 120 MB``."""
    if size_bytes < _MIB:
        return Words("不到 1 MB", "less than 1 MB")
    shown = size(size_bytes)
    return Words(f"约 {shown}", f"about {shown}")


def minutes(size_bytes: int, bytes_per_s: int = READS_PER_S) -> Words:
    """How long reading so many bytes takes: ``约 2 分钟``."""
    return lasting(size_bytes / bytes_per_s)


def lasting(seconds: float) -> Words:
    """``约 2 分钟``; never finer than people plan."""
    if seconds < SOON_S:
        return Words("马上就好", "a moment")
    if seconds < 50:
        return Words("不到 1 分钟", "less than a minute")
    whole = round(seconds / 60)
    if whole < 60:
        plural = "" if whole == 1 else "s"
        return Words(f"约 {whole} 分钟", f"about {whole} minute{plural}")
    hours, rest = divmod(round(whole / 5) * 5, 60)
    if not rest:
        return Words(f"约 {hours} 小时", f"about {hours} h")
    return Words(f"约 {hours} 小时 {rest} 分钟", f"about {hours} h {rest} min")


def figures(done_bytes: int, of_bytes: int, bytes_per_s: float, left_s: float | None) -> Words:
    """How far a copy is: bytes, speed and time left, each only where it is known."""
    done, whole = size(done_bytes), size(of_bytes)
    zh, en = [f"{done} / {whole}"], [f"{done} of {whole}"]
    if bytes_per_s > 0:
        speed = size(int(bytes_per_s))
        zh.append(f"每秒 {speed}")
        en.append(f"{speed} a second")
    if left_s is not None and bytes_per_s > 0:
        time = lasting(left_s)
        zh.append(time.zh if left_s < SOON_S else f"还要{time.zh}")
        en.append("almost done" if left_s < SOON_S else f"{time.en} left")
    return Words(" · ".join(zh), " · ".join(en))


def step_of(steps: tuple[tuple[tuple[str, ...], Words], ...], state: str) -> int:
    """Which of ``steps`` a state belongs to; beyond the last one when all is done."""
    if state == steps[-1][0][-1]:
        return len(steps)
    return next((at for at, (states, _) in enumerate(steps) if state in states), 0)


def until(valid_until_s: int, offset_min: int) -> Words:
    """Until which day an emergency bundle stands in front, at this place."""
    # What ends at midnight is valid through the day before.
    date = day(valid_until_s - 1, offset_min)
    return Words(f"应急，置顶到 {date.zh}", f"Emergency, in front until {date.en}")


def fingerprint(key: str) -> str:
    """A fingerprint in groups that can be read out: ``3F7A 91C2``."""
    digits = "".join(sign for sign in key if sign.isalnum())
    size = FINGERPRINT_GROUP
    return " ".join(digits[at : at + size] for at in range(0, len(digits), size))


def version_words(version: str, seq: int) -> Words:
    """``2 版（第 5 期）``: what people read, and what orders."""
    return Words(f"{version} 版（第 {seq} 期）", f"version {version} (issue {seq})")


def changed_words(before: str, now: str) -> Words:
    """The version before and now; one that stayed while its content did not is told as such."""
    if before == now or not before:
        return Words(f"{now} 版，内容有改动", f"version {now}, changed")
    return Words(f"{before} → {now} 版", f"{before} → {now}")


def same_words(count: int) -> Words:
    """Those that stay as they are."""
    return Words(f"另有 {count} 个不变", f"{count} more stay as they are")


def cost_words(copy_bytes: int, profile: Profile | None = None) -> Words:
    """What has to be copied and how long it takes: as long as the stick, or this machine's disk."""
    if not copy_bytes:
        return Words("要拷的都已经在本机", "everything needed is here already")
    writes = profile.write_bytes_per_s if profile is not None else None
    bytes_per_s = max(1, round(min(READS_PER_S, writes or READS_PER_S)))
    size, time = about(copy_bytes), minutes(copy_bytes, bytes_per_s)
    return Words(f"要拷{size.zh}，{time.zh}", f"{size.en} to copy, {time.en}")
