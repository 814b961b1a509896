"""Which table a row without a name belongs to, and whether its figures can be believed.

Rows out of a broken file (:mod:`kiosk.visits.pages`) are told by where they lay, how many columns
they have and of which types. A row that fits no table, or says what cannot be, is nobody's.
"""

from __future__ import annotations

from sqlite_utils import Database

from kiosk.visits.facts import OF_SESSION
from kiosk.visits.outing import BY_NEXT_START, BY_OPERATOR
from kiosk.visits.outing_rows import outing_of
from kiosk.visits.outing_rules import faults_of_record
from kiosk.visits.pages import Value
from kiosk.visits.schema import KEYS, WITHOUT_ROWID

_LARGEST_COUNT = 1 << 40
_MOST_HANDS = 1_000
_LONGEST_TEXT = 300
_MOST_REVISIONS = 1 << 20

Row = dict[str, Value]
Columns = dict[str, tuple[str, bool, bool]]
"""Column name → SQLite type, may be null, is the row's own number."""


class Shapes:
    """The tables of a sound ledger, by the form of their rows."""

    def __init__(self, db: Database) -> None:
        self._by_form: dict[tuple[bool, int], list[tuple[str, Columns]]] = {}
        for in_index, table, columns in shapes_of(db):
            form = in_index, len(columns)
            self._by_form.setdefault(form, []).append((table, columns))

    def fitted(self, rowid: int | None, values: tuple[Value, ...]) -> tuple[str, Row] | None:
        """The table and the row, when it has a table's shape and believable figures.

        ``rowid`` is ``None`` for an entry of an index.
        """
        for table, columns in self._by_form.get((rowid is None, len(values)), ()):
            row = _fitted(rowid, values, columns)
            if row is not None and (table != "outings" or _is_sound_outing(row)):
                return table, row
        return None


def shapes_of(db: Database) -> list[tuple[bool, str, Columns]]:
    """Where a row lies (in an index?), its table, its columns; of tables that once were of another
    form also that one.
    """
    found = []
    for table, key in KEYS.items():
        columns = _columns(db, table, key)
        found.append((table in WITHOUT_ROWID, table, columns))
        if table in WITHOUT_ROWID:
            older = {name: each for name, each in columns.items() if name != "own"}
            found.append((False, table, older))
    return found


def _columns(db: Database, table: str, key: tuple[str, ...]) -> Columns:
    return {
        column.name: (
            column.type,
            not column.notnull and not column.is_pk,
            key == (column.name,) and column.type == "INTEGER",
        )
        for column in db.table(table).columns
    }


def _fitted(rowid: int | None, values: tuple[Value, ...], columns: Columns) -> Row | None:
    row: Row = {}
    for (name, (kind, nullable, is_rowid)), value in zip(columns.items(), values, strict=True):
        if is_rowid != (value is None) and (is_rowid or not nullable):
            return None
        if is_rowid:
            value = rowid  # SQLite keeps a whole-number key as the row's own number
        if value is None:
            if not nullable:
                return None
        elif kind == "INTEGER":
            if type(value) is not int or not _believable(name, value):
                return None
        elif not isinstance(value, str) or len(value) > _LONGEST_TEXT or not value.isprintable():
            return None
        row[name] = value
    return row


def _believable(name: str, value: int) -> bool:
    if name in ("sealed", "elder", "completed", "is_right", "timed_out"):
        return value in (0, 1)
    if name == "own":
        return value == 1
    if name == "visit":
        return OF_SESSION <= value < _LARGEST_COUNT
    if name == "side":
        return value == 1
    if name in ("raised", "raised_right"):
        return 0 <= value <= _MOST_HANDS
    if name in ("count", "seconds", "duration_s", "number", "boot", "since", "hub_wall_s"):
        return 0 <= value < _LARGEST_COUNT
    return True


def _is_sound_outing(row: Row) -> bool:
    """Whether the record is one that the form would have stored."""
    if row["head_is_estimate"] not in (0, 1) or row["revision"] not in range(1, _MOST_REVISIONS):
        return False
    if row["closed_by"] not in ("", BY_OPERATOR, BY_NEXT_START):
        return False
    outing = outing_of(row)
    return outing.runs == (outing.ended is None) and not faults_of_record(outing)
