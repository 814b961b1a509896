"""A run that is found open at the next start: did the power go, or did the program die?"""

from __future__ import annotations

from pathlib import Path

from kiosk.core import runs
from kiosk.core.runs import Moment


def settle(data: Path, now: Moment, last_beat_s: float = 0.0) -> str:
    """Write down how the run before ended; returns ``cut``, ``lost``, or "" if all was well.

    Call it only while no shell runs for ``data``. Costs one small read when all was well.

    :raises Trouble: it cannot be stored.
    """
    run = runs.read_runs(data).open
    if run is None:
        return ""
    from kiosk.shell.guardian import records  # late: it is hardly ever needed for a start

    if runs.was_cut(run, now, last_beat_s):
        records.take_traces(data)
        runs.note_cut(data, now)
        return "cut"
    traces = records.take_traces(data)
    code = records.crash_code("lost", "unseen", traces)
    crash = runs.note_crash(data, "lost", "unseen", code, now)
    records.write_record(data, crash, {"time": f"noticed {now.wall_s:.0f}"}, traces)
    return "lost"
