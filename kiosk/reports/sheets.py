"""What a report says, before it is a workbook, a page or a file: a cover and tables of cells.

Headings are Chinese: these files go to Chinese offices. Empty is ``None`` (printed ``—``), zero is
0 (printed ``0``), and what is withheld because it is fewer than five persons is :data:`FEW`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

FEW = "<5"
"""In the place of a count of persons from 1 to 4, and of what would give it away."""

Cell = str | int | float | None


class Form(StrEnum):
    """How a column's cells are written."""

    TEXT = "text"
    LONG = "long"
    """Running text: wide, and broken into lines."""
    DATE = "date"
    """``2026-03-05``."""
    COUNT = "count"
    """A whole number with thousands apart."""
    SHARE = "share"
    """From 0 to 1, written as a percentage with one decimal."""
    CHANGE = "change"
    """A share that rises or falls, with its sign: ``+12.5%``."""
    HOURS = "hours"
    """Hours with one decimal."""
    SECONDS = "seconds"
    ANY = "any"
    """By row: the row's own form stands in :attr:`Table.forms` (the sheet 汇总)."""


class Column(NamedTuple):
    """A column: its heading (with the unit, ``里程（公里）``), form, and width in characters."""

    title: str
    form: Form = Form.TEXT
    width: int = 12


class Chart(NamedTuple):
    """A chart of the table below or beside it: one column of names, and columns of values.

    ``lying``: bars that lie (many long names) instead of standing columns. ``most`` rows are drawn.
    ``rows``: which rows (from 0), where not the first ones; rows of one unit only.
    """

    title: str
    names: int
    values: tuple[int, ...]
    lying: bool = False
    most: int = 12
    rows: tuple[int, ...] = ()


class Table(NamedTuple):
    """A sheet: ``rows`` are as long as ``columns``; ``total`` is one more row, set apart.

    ``id`` is ASCII (file names of CSV), ``title`` the sheet's name (≤ 31 signs). ``forms``: by row,
    the form of the cells of :data:`Form.ANY` columns. ``lead`` stands above, ``notes`` below.
    ``if_empty``: what is said when there are no rows (``本月未开展活动``).
    """

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] | None = None
    forms: tuple[Form, ...] = ()
    lead: str = ""
    notes: tuple[str, ...] = ()
    charts: tuple[Chart, ...] = ()
    if_empty: str = ""


class Cover(NamedTuple):
    """封面. ``period`` as people write it (``2026年3月``); ``facts`` are lines of name and value;
    ``signatures`` the names under the lines to sign (填表人 …); ``fingerprint``: 数据指纹, groups
    of hex digits; ``state``: ``第1版`` or ``未结：截至3月15日``.
    """

    title: str
    unit: str
    device: str
    period: str
    state: str
    facts: tuple[tuple[str, str], ...]
    signatures: tuple[str, ...]
    fingerprint: str
    headline: tuple[tuple[str, str, str], ...] = ()
    """The press triple: name, figure, unit (活动次数 · 行驶里程 · 服务人次)."""


class Report(NamedTuple):
    """All of a report. ``stamped``: the ids of the tables on the one-page PDF."""

    cover: Cover
    tables: tuple[Table, ...]
    stamped: tuple[str, ...] = ()

    def table(self, id: str) -> Table:
        """One table.

        :raises KeyError: there is none of that id.
        """
        for table in self.tables:
            if table.id == id:
                return table
        raise KeyError(id)
