"""What the sheets are made of: columns that each have one source, and small words.

A cell belongs to the source of its column, or of its row where the column has none of its own
(汇总). So the three numbers cannot meet in a cell, and a test can ask every cell where it is from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from kiosk.reports.sheets import Cell, Chart, Column, Form, Table
from kiosk.reports.sums import Source

Row = TypeVar("Row")

NONE_HELD = "本月未开展活动"
NOTHING = "—"


class Told(NamedTuple, Generic[Row]):
    """A column: its heading, its one source (``None``: names and other words), and its cells."""

    title: str
    source: Source | None
    cell: Callable[[Row], Cell]
    form: Form = Form.TEXT
    width: int = 12


class Sheet(NamedTuple):
    """A table, and the source of each of its columns, or of each of its rows."""

    table: Table
    columns: tuple[Source | None, ...]
    rows: tuple[Source | None, ...] = ()

    def source(self, row: int, column: int) -> Source | None:
        """Where a cell is from; ``row`` may be one past the last, the total."""
        if self.columns[column] is not None or row >= len(self.rows):
            return self.columns[column]
        return self.rows[row]


def sheet(
    id: str,
    title: str,
    told: Sequence[Told[Row]],
    rows: Iterable[Row],
    *,
    total: tuple[Cell, ...] | None = None,
    lead: str = "",
    notes: tuple[str, ...] = (),
    charts: tuple[Chart, ...] = (),
    if_empty: str = "",
) -> Sheet:
    """A sheet with one row for each of ``rows``; the sources are told below it."""
    table = Table(
        id,
        title,
        tuple(Column(each.title, each.form, each.width) for each in told),
        tuple(tuple(each.cell(row) for each in told) for row in rows),
        total,
        lead=lead,
        notes=(*notes, *_sources(told)),
        charts=charts,
        if_empty=if_empty,
    )
    return Sheet(table, tuple(each.source for each in told))


def _sources(told: Sequence[Told[Row]]) -> tuple[str, ...]:
    by_source: dict[Source, list[str]] = {}
    for each in told:
        if each.source is not None:
            by_source.setdefault(each.source, []).append(each.title)
    parts = (f"{'、'.join(titles)}——{source}" for source, titles in by_source.items())
    return (f"来源：{'；'.join(parts)}。",) if by_source else ()


def hours(minutes: int | None) -> float | None:
    """Minutes as hours with one decimal."""
    return None if minutes is None else round(minutes / 60, 1)


def share(part: int, whole: int) -> float | None:
    """From 0 to 1; ``None`` for a share of nothing."""
    return part / whole if whole else None


def change(now: Cell, before: Cell) -> float | None:
    """环比, 同比: the change as a share of what was; ``None`` without a before, or from 0."""
    if not isinstance(now, int | float) or not isinstance(before, int | float) or before == 0:
        return None
    return (now - before) / before


def points(now: Cell, before: Cell) -> float | None:
    """The difference of two shares; 0.01 is one percentage point (百分点)."""
    if not isinstance(now, int | float) or not isinstance(before, int | float):
        return None
    return now - before


def known_sum(values: Iterable[int | None]) -> int | None:
    """The sum of what is known: 0 of nothing, ``None`` where there were some and none is known."""
    listed = list(values)
    known = [value for value in listed if value is not None]
    return sum(known) if known or not listed else None


def date_words(day: str) -> str:
    """``2026-03-05`` as ``3月5日``; ``2026-03-05 10:02`` as ``3月5日 10:02``; else as it is."""
    date, _, time = day.partition(" ")
    parts = date.split("-")
    if len(parts) != 3:
        return day
    return f"{int(parts[1])}月{int(parts[2])}日{' ' if time else ''}{time}"
