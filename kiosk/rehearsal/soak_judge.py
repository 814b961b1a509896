"""Whether something grew in a soak. Pure: looks in, verdict out.

What is filled once (fonts, pictures, compiled screens, SQLite's pages) is no growth: the first part
of a soak is left out. Nor is one look more than its neighbours: medians of windows are compared.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from typing import Any, NamedTuple

from kiosk.rehearsal.soak_vitals import MIB, Vitals

WARM_UP = 0.25
"""Share of the visits after which every exhibit and every page has been seen several times."""
FEWEST_LOOKS = 24
"""With fewer looks nobody can say that something grew; warnings count all the same."""
WINDOWS = 4

FEWEST_VISITS = 4_000
"""Until then memory is not judged: Qt's own cache of fonts (every size and sign that was ever
shown, up to its limit) takes about a thousand visits to fill.
"""

MOST_MIB = 5.0
MOST_HANDLES = 4.0
MOST_THREADS = 2.0
MOST_CHILDREN = 1.0
MOST_LEDGER_A_VISIT = 1024.0
"""Bytes. The ledger is what the kiosk is for: it grows, by so much for each visit at the most."""


class Growth(NamedTuple):
    """From the first window to the last: ``grown`` of ``unit``, and how much would be too much."""

    name: str
    unit: str
    first: float
    last: float
    grown: float
    most: float

    @property
    def well(self) -> bool:
        """Whether that is within what is allowed."""
        return self.grown <= self.most

    def as_json(self) -> dict[str, Any]:
        """For the summary."""
        return {
            "unit": self.unit,
            "first": round(self.first, 3),
            "last": round(self.last, 3),
            "grown": round(self.grown, 3),
            "most": self.most,
            "well": self.well,
        }


def growths(looks: Sequence[Vitals]) -> tuple[Growth, ...]:
    """What grew after the warm-up; empty where there are too few looks to tell."""
    settled = [look for look in looks if look.visits >= looks[-1].visits * WARM_UP] if looks else []
    if len(looks) < FEWEST_LOOKS:
        return ()
    size = len(settled) // WINDOWS
    first, last = settled[:size], settled[-size:]

    def grown(name: str, field: str, unit: str, most: float, scale: float = 1.0) -> Growth:
        before, after = (
            statistics.median(getattr(look, field) for look in window) / scale
            for window in (first, last)
        )
        return Growth(name, unit, before, after, after - before, most)

    ledger = grown("ledger", "ledger", "MiB", 0.0, MIB)
    visits = last[size // 2].visits - first[size // 2].visits
    memory = [grown("memory", "own", "MiB", MOST_MIB)] if judges_memory(looks) else []
    return (
        *memory,
        grown("handles", "handles", "", MOST_HANDLES),
        grown("threads", "threads", "", MOST_THREADS),
        grown("children", "children", "", MOST_CHILDREN),
        grown("files", "files", "MiB", MOST_MIB, MIB),
        ledger._replace(most=max(MOST_MIB, visits * MOST_LEDGER_A_VISIT / MIB)),
    )


def judges_memory(looks: Sequence[Vitals]) -> bool:
    """Whether the soak was long enough to say something about memory."""
    return len(looks) >= FEWEST_LOOKS and looks[-1].visits >= FEWEST_VISITS


def is_well(looks: Sequence[Vitals], warnings: Sequence[str]) -> bool:
    """Whether nothing grew and nothing warned."""
    return not warnings and all(growth.well for growth in growths(looks))
