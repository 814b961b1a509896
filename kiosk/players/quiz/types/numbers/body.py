"""What number is asked for, and how it is read."""

from __future__ import annotations

import math
from dataclasses import dataclass

from kiosk.library.reading import Table
from kiosk.library.texts import LocalText


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number between ``low`` and ``high`` in steps; right within ``tolerance`` of ``answer``."""

    low: float
    high: float
    step: float
    answer: float
    tolerance: float = 0.0
    unit: LocalText | None = None


def read_number(table: Table, language: str) -> Estimate:
    """The scale and its answer."""
    low, high, answer = (table.number(name, math.nan) for name in ("low", "high", "answer"))
    step = table.number("step", 1.0)
    if not (low < high and step > 0 and low <= answer <= high):
        raise ValueError("no usable scale")
    return Estimate(low, high, step, answer, table.number("tolerance", 0.0), table.text("unit"))
