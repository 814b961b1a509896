"""SMART figures through ``smartctl``, where somebody has installed it and allows it."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import Any, NamedTuple

WITHIN_S = 1.0
_PENDING_SECTORS = 197


class Numbers(NamedTuple):
    """The disk's own verdict, per cent of its life used, sectors it could not read."""

    passed: bool | None
    used_percent: int | None
    pending_sectors: int | None


def ask_smartctl(disk: str) -> Numbers | None:
    """Ask about ``/dev/<disk>``; ``None`` where there is no such program, or it may not ask."""
    program = shutil.which("smartctl")
    if program is None:
        return None
    try:
        done = subprocess.run(
            [program, "--json", "-H", "-A", f"/dev/{disk}"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=WITHIN_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return read_smart(done.stdout)


def read_smart(answer: bytes) -> Numbers | None:
    """The figures in the JSON of ``smartctl --json`` (7.0 and later); ``None`` without any."""
    try:
        told = json.loads(answer[:1_000_000])
        passed = _at(told, "smart_status", "passed")
        used = _at(told, "nvme_smart_health_information_log", "percentage_used")
        pending = next(
            (
                _at(row, "raw", "value")
                for row in _at(told, "ata_smart_attributes", "table") or ()
                if row.get("id") == _PENDING_SECTORS
            ),
            None,
        )
    except (ValueError, RecursionError, AttributeError, TypeError):
        return None
    numbers = Numbers(
        passed if isinstance(passed, bool) else None,
        used if type(used) is int else None,
        pending if type(pending) is int else None,
    )
    return None if numbers == Numbers(None, None, None) else numbers


def _at(told: Any, *names: str) -> Any:
    for name in names:
        told = told.get(name) if isinstance(told, dict) else None
    return told
