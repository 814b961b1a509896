"""What is remembered of earlier runs (:mod:`kiosk.core.runs`), as the check wants it."""

from __future__ import annotations

from pathlib import Path

from kiosk.core.clock import os_boot_id
from kiosk.core.runs import FILE, read_runs
from kiosk.health.machine import LastCrash, RunsFacts

RECENT_S = 3 * 86_400.0


def runs_facts(data: Path, wall_s: float, boot: str | None = None) -> RunsFacts:
    """Read ``data``; ``boot`` is the system's name of this boot, asked for unless given."""
    runs, boot = read_runs(data), boot or os_boot_id()
    crash = runs.last_crash
    last = None
    if crash is not None:
        this_boot = boot is not None and crash.at.boot == boot
        # The wall clock is a label that may lie: it can only make a fault look recent.
        recent = this_boot or abs(wall_s - crash.at.wall_s) < RECENT_S
        last = LastCrash(crash.at.wall_s, crash.code, crash.kind == "hang", recent)
    return RunsFacts(
        known=(data / FILE).exists(),
        crashes=runs.crash_count,
        power_cuts=runs.cuts_noticed,
        last_crash=last,
        after_cut=runs.cut_before(boot),
        safe_mode=runs.safe is not None,
    )
