"""The tables of the ledger, as a chain of migrations. Add to its end; never change a link.

A program may be taken back to the one before (docs/decisions/0064). A link that only adds tables,
or columns that may be left out, does the older program no harm. One that changes what an older
program writes has to raise :data:`GENERATION` as well.

No column can hold a name, a face or a number of a visitor, nor anything a visitor typed: a visitor
leaves counts behind, nothing else (``tests/visits/test_schema.py`` keeps the list). What a crew
writes about an outing (place, theme, notes) stands in ``outings`` alone.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

migrations = Migrations("kiosk.visits")

GENERATION = 1
"""Kept in the file (``PRAGMA user_version``; 0 in files from before there was one). A program that
finds a higher one does not write there: it goes on with a ledger of its own form."""

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
    "clocks": ("segment",),
    "anchors": ("id",),
    "outings": ("outing", "revision"),
    "acknowledged": ("segment",),
    "folded": ("segment",),
    "month_sums": ("month", "exhibit", "version", "question", "metric"),
    "orders": ("segment",),
    "outings_confirmed": ("outing", "revision"),
    "resend": ("segment",),
    "install_ids": ("since",),
}
"""Every table and its primary key."""

WITHOUT_ROWID = ("visits", "answers", "side_answers", "tallies")
"""Tables whose rows lie in the pages of their key: see the fifth link."""


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


@migrations()
def m004_time_outings_months(db: Database) -> None:
    """What dates a segment, outings by revision, and the sums that stay when segments go.

    ``clocks``: of a segment, what :class:`~kiosk.visits.facts.SegmentOpened` says beyond its first
    form. ``acknowledged``: segments that the hub has confirmed. ``folded``: segments whose tallies
    are in ``month_sums`` now, and in which month.
    """
    _create(
        db,
        "clocks",
        {"segment": int, "mono_s": int, "quality": int, "outing": int, "campaign": str},
    )
    _create(
        db,
        "anchors",
        {
            "id": int,
            "boot": int,
            "mono_s": int,
            "wall_s": int,
            "quality": int,
            "was_wall_s": int,
            "source": str,
        },
    )
    _create(db, "outings", OUTING_COLUMNS, may_be_null=OUTING_MAY_BE_NULL)
    _create(db, "acknowledged", {"segment": int, "wall_s": int, "receipt": str})
    _create(db, "folded", {"segment": int, "month": str})
    _create(
        db,
        "month_sums",
        {
            "month": str,
            "exhibit": str,
            "version": str,
            "question": str,
            "metric": str,
            "count": int,
        },
    )


@migrations()
def m005_leaner_tables(db: Database) -> None:
    """The four tables that grow most without a second copy of their keys, half as large.

    Their rows lie in pages of an index now. ``own`` is always 1: without it, a row of ``tallies``
    would have the very shape that an entry of its index had in older ledgers, and ``mend`` tells
    rows by their shape. The index is for asking and clearing away segment by segment.
    """
    for table in WITHOUT_ROWID:
        columns = {column.name: column.type for column in db.table(table).columns}
        names = ", ".join(columns)
        parts = [f"{name} {kind} NOT NULL" for name, kind in columns.items()]
        if table == "tallies":
            parts.append("own INTEGER NOT NULL DEFAULT 1")
        key = ", ".join(KEYS[table])
        db.execute(f"ALTER TABLE {table} RENAME TO older")
        db.execute(f"CREATE TABLE {table} ({', '.join(parts)}, PRIMARY KEY ({key})) WITHOUT ROWID")
        db.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM older ORDER BY {key}")
        db.execute("DROP TABLE older")
    db.execute("CREATE INDEX sessions_by_segment ON sessions (segment)")


@migrations()
def m006_counting_out(db: Database) -> None:
    """What counting out needs: numbers that grow, what the hub has of outings, what it asks for.

    ``orders``: segments numbered as they were opened. ``outings_confirmed``: revisions that the
    hub has. ``resend``: segments that the hub, by its own clock, asked for once more; segment 0
    stands for all. ``install_ids``: from which number on segments, and from which moment on
    outings, go under which install id.
    """
    _create(db, "orders", {"segment": int, "number": int})
    _create(db, "outings_confirmed", {"outing": int, "revision": int, "wall_s": int})
    _create(db, "resend", {"segment": int, "hub_wall_s": int, "wall_s": int})
    _create(
        db,
        "install_ids",
        {"since": int, "install_id": str, "boot": int, "mono_s": int, "wall_s": int},
    )
    number_segments(db)


def number_segments(db: Database) -> None:
    """Give a number to each segment that has none, as they were opened, after the highest."""
    db.execute(
        """
        INSERT INTO orders (segment, number)
        SELECT id, (SELECT coalesce(max(number), 0) FROM orders) + row_number() OVER (
                   ORDER BY boot, coalesce(mono_s, 0), opened_wall_s, id)
          FROM segments LEFT JOIN clocks ON clocks.segment = segments.id
         WHERE id NOT IN (SELECT segment FROM orders)
        """
    )


OUTING_COLUMNS: dict[str, type] = {
    "outing": int,
    "revision": int,
    "form": str,
    "started_boot": int,
    "started_mono_s": int,
    "started_wall_s": int,
    "ended_boot": int,
    "ended_mono_s": int,
    "ended_wall_s": int,
    "closed_by": str,
    "county": str,
    "township": str,
    "place": str,
    "site_kind": str,
    "activity": str,
    "campaign": str,
    "theme": str,
    "head_count": int,
    "head_is_estimate": int,
    "audience": str,
    "odometer_start_km": int,
    "odometer_end_km": int,
    "staff": int,
    "volunteers": int,
    "volunteer_min": int,
    "own_exhibits": int,
    "notes": str,
    "edited_boot": int,
    "edited_mono_s": int,
    "edited_wall_s": int,
    "role": str,
    "reason": str,
}
OUTING_MAY_BE_NULL = (
    "ended_boot",
    "ended_mono_s",
    "ended_wall_s",
    "head_count",
    "odometer_start_km",
    "odometer_end_km",
    "staff",
    "volunteers",
    "volunteer_min",
    "own_exhibits",
)


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
