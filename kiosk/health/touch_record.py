"""The last touch test: which fields of the grid never answered, and touches that nobody made.

Written by the set-up, read by the health check: ``<data>/touch-test.json``, such as
``{"made": "2026-11-03", "dead": [[0, 4]], "ghosts": 2, "grid": [16, 9]}``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from kiosk.core.files import write_durably

FILE = "touch-test.json"
_MOST_BYTES = 65_536
_MOST_FIELDS = 64
_MOST_GHOSTS = 100_000
_LONGEST_LABEL = 40

Field = tuple[int, int]
"""Column and row, both counted from 0 at the top left."""


class TouchTest(NamedTuple):
    """One test. ``made`` is a label for people (a day), ``grid`` columns and rows."""

    made: str
    grid: tuple[int, int]
    dead: tuple[Field, ...] = ()
    ghosts: int = 0

    @property
    def dead_columns(self) -> tuple[int, ...]:
        """Columns in which not one field answered: a strip of the panel is dead."""
        columns, rows = self.grid
        return tuple(c for c in range(columns) if all((c, r) in self.dead for r in range(rows)))

    @property
    def dead_rows(self) -> tuple[int, ...]:
        """Rows in which not one field answered."""
        columns, rows = self.grid
        return tuple(r for r in range(rows) if all((c, r) in self.dead for c in range(columns)))


def write_touch_test(data: Path, test: TouchTest) -> None:
    """Keep ``test`` as the last one.

    :raises ValueError: when its figures do not fit each other; nothing is written.
    :raises Trouble: when the disk does not take it.
    """
    raw = {
        "made": test.made,
        "dead": [list(field) for field in test.dead],
        "ghosts": test.ghosts,
        "grid": list(test.grid),
    }
    _test(raw)
    write_durably(data / FILE, json.dumps(raw, ensure_ascii=False).encode())


def read_touch_test(data: Path) -> TouchTest | None:
    """The last test; ``None`` when there is none, or it cannot be read. Raises nothing."""
    try:
        with (data / FILE).open("rb") as file:
            return _test(json.loads(file.read(_MOST_BYTES)))
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        return None


def _test(raw: Any) -> TouchTest:
    columns, rows = (_whole(number, 1, _MOST_FIELDS) for number in raw["grid"])
    dead = tuple(
        sorted({(_whole(c, 0, columns - 1), _whole(r, 0, rows - 1)) for c, r in raw["dead"]})
    )
    made = raw["made"]
    if not isinstance(made, str) or len(made) > _LONGEST_LABEL or not made.isprintable():
        raise ValueError("made")
    return TouchTest(made, (columns, rows), dead, _whole(raw["ghosts"], 0, _MOST_GHOSTS))


def _whole(value: object, low: int, high: int) -> int:
    if type(value) is not int or not low <= value <= high:
        raise ValueError(value)
    return value
