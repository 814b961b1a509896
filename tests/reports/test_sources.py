"""现场人次, 互动次数 and 答题次数 never meet: each cell has one source, and moves with it alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kiosk.reports.facts import ClockStep, GroupRow, Incident, MonthFacts, MonthLine
from kiosk.reports.sheets import Cell
from kiosk.reports.sums import (
    AnswerSums,
    Compared,
    HandSums,
    HeadSums,
    MachineSums,
    RecordSums,
    RoadSums,
    Source,
    Sums,
    UseSums,
)
from kiosk.reports.tables import sheets_of
from kiosk.reports.tables_parts import Sheet
from kiosk.reports.year import year_sheets
from tests.reports.making import truck_month

KINDS: dict[type, Source] = {
    RecordSums: Source.RECORD,
    HeadSums: Source.HEADS,
    RoadSums: Source.ODOMETER,
    UseSums: Source.SCREEN,
    AnswerSums: Source.ANSWERS,
    HandSums: Source.HANDS,
    MachineSums: Source.MACHINE,
}
FIELDS = {
    "head_count": Source.HEADS,
    "km": Source.ODOMETER,
    "staff": Source.RECORD,
    "volunteers": Source.RECORD,
    "volunteer_min": Source.RECORD,
    "own_exhibits": Source.RECORD,
    "minutes": Source.RECORD,
    "sessions": Source.SCREEN,
    "wishes": Source.SCREEN,
    "ratings": Source.SCREEN,
    "audiences": Source.HEADS,
    "ages": Source.SCREEN,
    "languages": Source.SCREEN,
    "modes": Source.SCREEN,
    "ends": Source.SCREEN,
}
"""Figures that stand in no sum of one source: in a row of an outing, of a group, or of persons."""

At = tuple[str, int, int]


def a_year() -> MonthFacts:
    month = truck_month()
    sums = month.compared
    period = month.period._replace(id="2026", first_day="2026-01-01", last_day="2026-12-31")
    return month._replace(period=period, months=(MonthLine("2026-03", sums.this),))


FACTS = {"month": truck_month(), "year": a_year()}
SHEETS: dict[str, Callable[[MonthFacts], tuple[Sheet, ...]]] = {
    "month": sheets_of,
    "year": year_sheets,
}
SOURCES = list(Source)


def more(value: Any, source: Source, inside: Source | None = None) -> Any:
    """The same facts, with every figure of one source higher by 1,000."""
    if isinstance(value, bool | str) or value is None:
        return value
    if isinstance(value, int):
        return value + 1_000 if inside is source else value
    if not hasattr(value, "_fields"):
        return tuple(more(each, source, inside) for each in value)
    here = KINDS.get(type(value), inside)
    return value._replace(
        **{
            name: more(getattr(value, name), source, FIELDS.get(name, here))
            for name in value._fields
            if name not in ("format", "utc_offset_min", "certain")
        }
    )


def cells(sheets: tuple[Sheet, ...]) -> dict[At, tuple[Cell, Source | None]]:
    found: dict[At, tuple[Cell, Source | None]] = {}
    for sheet in sheets:
        rows = (*sheet.table.rows, *([sheet.table.total] if sheet.table.total else []))
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                found[sheet.table.id, at, column] = cell, sheet.source(at, column)
    return found


@pytest.mark.parametrize("period", FACTS)
@pytest.mark.parametrize("source", SOURCES)
def test_changing_one_source_moves_its_own_cells_and_no_other(source: Source, period: str) -> None:
    facts, sheets_for = FACTS[period], SHEETS[period]
    before = cells(sheets_for(facts))
    after = cells(sheets_for(more(facts, source)))
    assert before.keys() == after.keys()
    moved = {at for at in before if before[at][0] != after[at][0]}
    assert moved
    # 数据说明 tells of the clock in words: it counts sessions by how their dates are known.
    strange = {at: after[at] for at in moved if after[at][1] is not source}
    assert strange == {}


@pytest.mark.parametrize("period", FACTS)
def test_every_figure_on_every_sheet_has_a_source(period: str) -> None:
    for at, (cell, source) in cells(SHEETS[period](FACTS[period])).items():
        if isinstance(cell, int | float):
            assert source is not None, at


@pytest.mark.parametrize("period", FACTS)
def test_the_source_that_is_printed_is_the_source_of_the_row(period: str) -> None:
    sheets = SHEETS[period](FACTS[period])
    for sheet in sheets:
        for at, row in enumerate(sheet.table.rows if sheet.rows else ()):
            assert row[-1] == str(sheet.rows[at])
    by_column = [each for each in sheets if any(each.columns)]
    for sheet in by_column:
        last = sheet.table.notes[-1]
        assert last.startswith("来源：")
        for column, source in zip(sheet.table.columns, sheet.columns, strict=True):
            assert source is None or (column.title in last and str(source) in last)


def test_no_sum_holds_figures_of_two_sources() -> None:
    assert {KINDS[type(each)] for each in Sums()} == set(Source)
    assert len(Sums._fields) == len(KINDS)


def test_a_month_that_is_nothing_but_one_number_shows_nothing_of_the_others() -> None:
    facts = truck_month()
    only = facts._replace(
        compared=Compared(Sums(heads=HeadSums(123_457, 1, 1))),
        outings=(),
        counties=(GroupRow("211302", "双塔区", heads=HeadSums(123_457, 1, 1)),),
        exhibits=(),
        clock_steps=(ClockStep("2026-03-05 10:02", "jump", "", ""),),
        incidents=(Incident("2026-03-05 10:02", "x", "x"),),
    )
    for at, (cell, source) in cells(sheets_of(only)).items():
        if isinstance(cell, int) and cell >= 123_457:
            assert (cell, source) == (123_457, Source.HEADS), at
