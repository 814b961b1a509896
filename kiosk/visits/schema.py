"""The tables of the ledger, as a chain of migrations. Add to its end; never change a link.

No column can hold a name, a face, a number of a person or anything typed: a visitor leaves
counts behind, nothing else (``tests/visits/test_schema.py`` keeps the list).
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

migrations = Migrations("kiosk.visits")

KEYS: dict[str, tuple[str, ...]] = {
    "segments": ("id",),
    "sessions": ("id",),
    "visits": ("session", "number"),
    "answers": ("session", "visit", "question"),
    "marks": ("session", "visit", "metric", "subject"),
    "side_answers": ("session", "visit", "side", "question"),
    "hands": ("session", "visit", "question"),
    "classes": ("session", "segment"),
    "tallies": ("segment", "exhibit", "version", "question", "metric"),
    "incidents": ("id",),
    "device": ("id",),
}
"""Every table and its primary key."""


@migrations()
def m001_first_tables(db: Database) -> None:
    """Segments with their tallies, and the sessions, visits and answers behind them."""
    _create(
        db,
        "segments",
        {
            "id": int,
            "cause": str,
            "boot": int,
            "opened_wall_s": int,
            "utc_offset_min": int,
            "content": str,
            "sealed": int,
        },
    )
    _create(
        db,
        "sessions",
        {
            "id": int,
            "segment": int,
            "started_wall_s": int,
            "duration_s": int,
            "language": str,
            "elder": int,
            "ended": str,
        },
        may_be_null=("ended",),
    )
    _create(
        db,
        "visits",
        {
            "session": int,
            "number": int,
            "segment": int,
            "exhibit": str,
            "version": str,
            "seconds": int,
            "completed": int,
        },
    )
    _create(
        db,
        "answers",
        {"session": int, "visit": int, "question": str, "is_right": int, "timed_out": int},
    )
    _create(
        db,
        "tallies",
        {
            "segment": int,
            "exhibit": str,
            "version": str,
            "question": str,
            "metric": str,
            "count": int,
        },
    )
    _create(db, "incidents", {"id": int, "wall_s": int, "code": str, "detail": str})
    _create(db, "device", {"id": int, "install_id": str, "device_code": str})


@migrations()
def m002_marks(db: Database) -> None:
    """What is counted beside answers: ratings, votes; see :mod:`kiosk.visits.marks`."""
    _create(
        db,
        "marks",
        {"session": int, "visit": int, "metric": str, "subject": str, "count": int},
    )


@migrations()
def m003_classes_and_two_players(db: Database) -> None:
    """Hands of a class, sessions of a class, and the other side's answers of two players.

    Tables of their own and no new columns: rows of the older form stay readable page by page, and
    no row of one table can be taken for one of another (``mend`` tells them by their shape).
    """
    _create(
        db,
        "side_answers",
        {
            "session": int,
            "visit": int,
            "side": int,
            "question": str,
            "is_right": int,
            "timed_out": int,
        },
    )
    _create(
        db,
        "hands",
        {"session": int, "visit": int, "raised": int, "raised_right": int, "question": str},
    )
    _create(db, "classes", {"session": int, "segment": int})


def _create(
    db: Database, table: str, columns: dict[str, type], may_be_null: tuple[str, ...] = ()
) -> None:
    key = KEYS[table]
    db.create_table(
        table,
        columns,
        pk=key if len(key) > 1 else key[0],
        not_null={column for column in columns if column not in (*key, *may_be_null)},
    )
