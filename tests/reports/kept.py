"""A ledger of three months that ends with the month before this one, and the command on it."""

from __future__ import annotations

import time
from pathlib import Path

from kiosk.cli import main
from kiosk.core.clock import local_day

NOW_S = time.time()
"""When the tests began. A child looks at the machine's own clock, so the history ends with the
month before this one.
"""
TODAY = local_day(NOW_S, 480)
RUNS = f"{TODAY:%Y-%m}"
LATER, THIS_YEAR, LAST_YEAR = str(TODAY.year + 2), str(TODAY.year), str(TODAY.year - 1)


def _back(months: int) -> str:
    year, month = divmod(TODAY.year * 12 + TODAY.month - 1 - months, 12)
    return f"{year:04d}-{month + 1:02d}"


EMPTY = _back(20)
FIRST, SECOND, MONTH = (_back(months) for months in (3, 2, 1))
CODE = "report_device"
LEDGER = Path("ledger") / "ledger.db"


def report(data: Path, *words: str) -> int:
    return main(["--data", str(data), "report", *words])


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}
