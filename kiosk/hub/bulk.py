"""Many rows at once, in the one way in which each of the two databases is quick.

The statement is the same but for how it is fed: SQLite steps through rows, PostgreSQL unfolds
arrays. Only names of our own tables and columns become part of it, every value is a parameter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import Connection, Integer, LargeBinary, SmallInteger

from kiosk.hub.schema import metadata

TAKE = "take"
"""The new value stands."""
ADD = "add"
GREATEST = "greatest"
KEEP = "keep"
"""The row that is there stays as it is."""


_AT_ONCE = 1_000
"""So many values are named in one statement: both databases take some thirty thousand."""
_Value = TypeVar("_Value", str, bytes, int)


def portions(values: Iterable[_Value]) -> Iterator[list[_Value]]:
    """``values`` in order, as many at once as a statement names."""
    ordered = sorted(values)
    for start in range(0, len(ordered), _AT_ONCE):
        yield ordered[start : start + _AT_ONCE]


def upsert(
    connection: Connection,
    table: str,
    columns: tuple[str, ...],
    key: tuple[str, ...],
    rows: Sequence[tuple[Any, ...]],
    how: str = TAKE,
) -> None:
    """Insert ``rows``; where the key is there already, do as ``how`` says with the other columns.

    On PostgreSQL no key may come twice in ``rows``; give them sorted by key, so that two
    transactions never wait for each other crosswise. An empty ``key``: all must be new.
    """
    if not rows:
        return
    dialect = connection.dialect.name
    statement = _statement(dialect, table, columns, key, how)
    if dialect == "sqlite":
        connection.exec_driver_sql(statement, list(rows))
    else:
        unfolded = tuple(list(column) for column in zip(*rows, strict=True))
        connection.exec_driver_sql(statement, unfolded)


@lru_cache(maxsize=256)
def _statement(
    dialect: str, table: str, columns: tuple[str, ...], key: tuple[str, ...], how: str
) -> str:
    known = metadata.tables[table].columns
    quoted = {name: f'"{known[name].name}"' for name in (*columns, *key)}
    into = f'INSERT INTO "{table}" ({", ".join(quoted[name] for name in columns)})'
    if dialect == "sqlite":
        values = f"VALUES ({', '.join('?' * len(columns))})"
    else:
        arrays = ", ".join(f"%s::{_array(known[name].type)}" for name in columns)
        values = f"SELECT * FROM unnest({arrays})"
    if not key:
        return f"{into} {values}"
    others = [name for name in columns if name not in key]
    conflict = f"ON CONFLICT ({', '.join(quoted[name] for name in key)})"
    if how == KEEP or not others:
        return f"{into} {values} {conflict} DO NOTHING"
    largest = "max" if dialect == "sqlite" else "GREATEST"
    forms: Mapping[str, str] = {
        TAKE: "excluded.{0}",
        ADD: '"{1}".{0} + excluded.{0}',
        GREATEST: largest + '("{1}".{0}, excluded.{0})',
    }
    changes = ", ".join(
        f"{quoted[name]} = {forms[how].format(quoted[name], table)}" for name in others
    )
    return f"{into} {values} {conflict} DO UPDATE SET {changes}"


def _array(kind: Any) -> str:
    if isinstance(kind, LargeBinary):
        return "bytea[]"
    if isinstance(kind, SmallInteger):
        return "smallint[]"
    return "bigint[]" if isinstance(kind, Integer) else "text[]"
