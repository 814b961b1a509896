"""Which machine this is, as far as its speed goes: other words, and it is measured again.

Nothing here tells one machine from another of the same kind.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

CPUINFO = Path("/proc/cpuinfo")
GIB = 1024**3
_MOST_CHARACTERS = 120
_NAMES = ("model name", "Hardware", "cpu model", "cpu")
"""How /proc/cpuinfo calls the processor: x86, Arm boards, MIPS (Loongson), POWER."""


def hardware(
    cards: Iterable[str],
    *,
    processor: Callable[[], str] | None = None,
    memory_bytes: Callable[[], int] | None = None,
) -> tuple[str, ...]:
    """Processor, cores, memory and graphics ``cards`` in words. Raises nothing."""
    name = (processor or processor_name)()
    gib = round((memory_bytes or all_memory_bytes)() / GIB)
    words = (name, f"{os.cpu_count() or 1} cores", f"{gib} GiB", *cards)
    return tuple(_plain(one) for one in words)


def processor_name(cpuinfo: Path = CPUINFO) -> str:
    """What the system calls the processor; its kind where it has no name."""
    if sys.platform == "linux":
        try:
            lines = cpuinfo.read_text("utf-8", "replace")[:65_536].splitlines()
        except OSError:
            lines = []
        rows = [line.partition(":") for line in lines]
        said = {name.strip(): value.strip() for name, _, value in reversed(rows)}
        for name in _NAMES:
            if said.get(name):
                return said[name]
    return platform.processor() or platform.machine() or "?"


def all_memory_bytes() -> int:
    """Memory of this machine in bytes; 0 where the system does not tell (Windows is not asked)."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, OSError, ValueError):
        return 0


def _plain(words: str) -> str:
    return "".join(one if one.isprintable() else " " for one in words)[:_MOST_CHARACTERS]
