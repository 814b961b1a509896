"""Outings as rows of the ledger: one row a revision, none is ever changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from kiosk.visits.outing import Moment, Outing
from kiosk.visits.schema import OUTING_COLUMNS

_NEW = (
    f"INSERT OR IGNORE INTO outings ({', '.join(OUTING_COLUMNS)}) "
    f"VALUES ({', '.join('?' * len(OUTING_COLUMNS))})"
)
_MOMENTS = ("started", "ended", "edited")


def store_outing(db: Database, outing: Outing) -> None:
    """Store one revision, inside the caller's transaction; the same one again changes nothing."""
    row = row_of(outing)
    db.execute(_NEW, [row[column] for column in OUTING_COLUMNS])


def row_of(outing: Outing) -> dict[str, Any]:
    """The row that holds a revision."""
    row: dict[str, Any] = dict(outing._asdict())
    row["outing"] = row.pop("id")
    row["head_is_estimate"] = int(outing.head_is_estimate)
    for name in _MOMENTS:
        moment: Moment | None = row.pop(name)
        for part, value in zip(Moment._fields, moment or (None, None, None), strict=True):
            row[f"{name}_{part}"] = value
    return row


def outing_of(row: Mapping[str, Any]) -> Outing:
    """The revision that a row holds."""
    fields = {name: row[name] for name in Outing._fields if name in row}
    for name in _MOMENTS:
        parts = tuple(row[f"{name}_{part}"] for part in Moment._fields)
        fields[name] = None if None in parts else Moment(*parts)
    fields["id"] = row["outing"]
    fields["head_is_estimate"] = bool(row["head_is_estimate"])
    return Outing(**fields)
