"""Bytes, days and lists of names as people read them."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.core.clock import local_day
from kiosk.core.words import Words

_STEPS = ((1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "KB"))
MOST_NAMES = 3


def size(size_bytes: int) -> str:
    """``12.3 GB``: binary steps under their everyday names, as systems show them."""
    for step, unit in _STEPS:
        if size_bytes >= step:
            shown = size_bytes / step
            return f"{shown:.0f} {unit}" if shown >= 100 else f"{shown:.1f} {unit}"
    return f"{size_bytes} B"


def count(number: int, noun: str) -> str:
    """``1 fault``, ``2 faults``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def day(wall_s: float, utc_offset_min: int) -> Words:
    """A day for people: ``2026年11月3日``, ``3 Nov 2026``."""
    date = local_day(wall_s, utc_offset_min)
    month = _MONTHS[date.month - 1]
    return Words(f"{date.year}年{date.month}月{date.day}日", f"{date.day} {month} {date.year}")


def time_of_day(wall_s: float, utc_offset_min: int) -> str:
    """Hours and minutes, ``09:05``."""
    minute = int(wall_s // 60 + utc_offset_min) % 1440
    return f"{minute // 60:02d}:{minute % 60:02d}"


_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def names(pairs: Sequence[tuple[str, str]]) -> Words:
    """At most three names (Chinese, English), and how many more there are."""
    shown, more = pairs[:MOST_NAMES], len(pairs) - MOST_NAMES
    zh = "、".join(f"“{one}”" for one, _ in shown)
    en = ", ".join(f"“{one}”" for _, one in shown)
    if more > 0:
        return Words(f"{zh} 等 {len(pairs)} 个", f"{en} and {more} more")
    return Words(zh, en)
