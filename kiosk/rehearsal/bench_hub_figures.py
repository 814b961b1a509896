"""``kiosk bench hub``: the hub's own figures, from the hub beside this program."""

from __future__ import annotations

import subprocess
import sys

from kiosk.rehearsal.bench_all import read_figures
from kiosk.rehearsal.bench_child import could_not
from kiosk.rehearsal.bench_figures import Figure
from kiosk.rehearsal.bench_hub import hub_runs

PATIENCE_S = 1_200.0


def measure_hub() -> list[Figure]:
    """Envelopes merged a second, and the overview of a year of 10,000 kiosks, on SQLite; nothing
    where there is no hub beside the program.

    Raises:
        Trouble: it did not end in time, or not well.
    """
    if not hub_runs():
        return []
    try:
        done = subprocess.run(
            [sys.executable, "-m", "kiosk.hub", "bench", "--json"],
            capture_output=True,
            timeout=PATIENCE_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise could_not(f"the hub: no answer within {PATIENCE_S:.0f} s") from None
    try:
        return list(read_figures(done.stdout))
    except (ValueError, KeyError, TypeError):
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise could_not(f"the hub: {said[-1] if said else 'it said nothing'}") from None
