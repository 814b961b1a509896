"""The ledger's facts in the form of the wire, read through a connection of our own.

A segment's tallies on the wire are those of the ledger and, once it is sealed, its sessions by
language, end and length: from the sessions while they are there, later from what retention wrote
into the tallies. Both are the same rows, so a segment has the same digest before and after.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from kiosk.sync.wire import WIRE_LIMITS, Tally, WireOuting, WireSegment, fitting, tally_digest
from kiosk.visits.breakdowns import ELDER, ENDED, LANGUAGE, METRICS, STAYED
from kiosk.visits.facts import HeldCounts
from kiosk.visits.mend_sums import FOLDED
from kiosk.visits.schema import OUTING_COLUMNS

if TYPE_CHECKING:
    import sqlite3


class Installs(NamedTuple):
    """Which install ids this ledger has counted under. ``since``: from which number on, and from
    which (boot, second) on, oldest first; never empty.
    """

    since: tuple[tuple[int, str, tuple[int, int]], ...]

    @property
    def current(self) -> str:
        """Today's."""
        return self.since[-1][1]

    @property
    def all(self) -> tuple[str, ...]:
        """All of them, oldest first."""
        return tuple(dict.fromkeys(install_id for _, install_id, _ in self.since))

    def of_number(self, number: int) -> str:
        """Whose the segment with that number is."""
        held = [install_id for since, install_id, _ in self.since if since <= number]
        return held[-1] if held else self.since[0][1]

    def of_moment(self, boot: int, mono_s: int) -> str:
        """Whose the outing is that began then."""
        held = [each for _, each, at in self.since if at <= (boot, mono_s)]
        return held[-1] if held else self.since[0][1]


def read_installs(connection: sqlite3.Connection, install_id: str) -> Installs:
    """What the ledger says; ``install_id`` alone where it says nothing."""
    query = "SELECT since, install_id, boot, mono_s FROM install_ids ORDER BY since"
    found = tuple(
        (since, each, (boot, mono_s)) for since, each, boot, mono_s in connection.execute(query)
    )
    return Installs(found or ((0, install_id, (0, 0)),))


_HEADS = """
    SELECT segments.id, coalesce(number, 0), segments.boot, nullif(mono_s, 0), opened_wall_s,
           coalesce(quality, 0), segments.cause, content, coalesce(clocks.outing, 0),
           coalesce(clocks.campaign, ''), sealed, best_s, earliest_s, latest_s, certainty
      FROM segments JOIN dated ON dated.segment = segments.id
      LEFT JOIN clocks ON clocks.segment = segments.id
      LEFT JOIN orders ON orders.segment = segments.id
     WHERE (:everything OR segments.id NOT IN (SELECT segment FROM acknowledged))
       AND (sealed = 1 OR :with_open)
     ORDER BY coalesce(number, 0), segments.id
"""


def read_heads(
    connection: sqlite3.Connection, *, everything: bool, with_open: bool
) -> list[WireSegment]:
    """Segments without their tallies, by number: those the hub has not confirmed, or all that are
    not folded. Those that are still counted in only ``with_open``.
    """
    rows = connection.execute(_HEADS, {"everything": everything, "with_open": with_open})
    return [_head(row) for row in rows]


def _head(row: tuple[object, ...]) -> WireSegment:
    fields = dict(zip(WireSegment._fields, row, strict=False))
    fields["sealed"] = bool(fields["sealed"])
    for name in ("cause", "content", "campaign"):
        fields[name] = fitting(str(fields[name]))
    return WireSegment(**fields, tallies=())  # type: ignore[arg-type]


_TALLIES = """
    SELECT exhibit, version, question, metric, count FROM tallies WHERE segment = ? AND count > 0
"""
_SESSIONS = f"""
    SELECT '', '', language, '{LANGUAGE}', count(*)
      FROM sessions WHERE segment = :segment GROUP BY language
    UNION ALL
    SELECT '', '', CAST(elder AS TEXT), '{ELDER}', count(*)
      FROM sessions WHERE segment = :segment GROUP BY elder
    UNION ALL
    SELECT '', '', coalesce(ended, 'lost'), '{ENDED}', count(*)
      FROM sessions WHERE segment = :segment GROUP BY coalesce(ended, 'lost')
    UNION ALL
    SELECT '', '', '', '{STAYED}', sum(duration_s)
      FROM sessions WHERE segment = :segment GROUP BY segment
"""


def with_tallies(connection: sqlite3.Connection, segment: WireSegment) -> WireSegment:
    """The same segment with what was counted in it."""
    return segment._replace(tallies=read_tallies(connection, segment.id, sealed=segment.sealed))


def read_tallies(
    connection: sqlite3.Connection, segment: int, *, sealed: bool
) -> tuple[Tally, ...]:
    """What was counted in a segment. While it is open, nothing of how its sessions end."""
    rows = connection.execute(_TALLIES, [segment]).fetchall()
    if sealed and not any(row[3] == ENDED and not row[0] for row in rows):
        rows += connection.execute(_SESSIONS, {"segment": segment}).fetchall()
    most = WIRE_LIMITS.tally_count
    return tuple(
        sorted(
            Tally(fitting(exhibit), fitting(version), fitting(question), metric, min(count, most))
            for exhibit, version, question, metric, count in rows
            if count > 0
        )
    )


class Found(NamedTuple):
    """A sealed segment as it is now: its digest, and the figures by which a change is noticed."""

    digest: bytes
    counts: HeldCounts


_COUNTS = "SELECT count(*), coalesce(sum(count), 0) FROM tallies WHERE segment = ?"
_SEALED = "SELECT sealed FROM segments WHERE id = ? AND id NOT IN (SELECT segment FROM folded)"


def find_sealed(connection: sqlite3.Connection, segment: int) -> Found | None:
    """``None``: not here, still counted in, or folded."""
    found = connection.execute(_SEALED, [segment]).fetchone()
    if found is None or not found[0]:
        return None
    tallies = read_tallies(connection, segment, sealed=True)
    counts = HeldCounts(segment, *connection.execute(_COUNTS, [segment]).fetchone())
    return Found(tally_digest(tallies), counts)


def _is_in(connection: sqlite3.Connection, query: str, *key: int) -> bool:
    return connection.execute(query, key).fetchone() is not None


def is_known(connection: sqlite3.Connection, segment: int) -> bool:
    """Whether it was ever opened here."""
    return _is_in(connection, "SELECT 1 FROM segments WHERE id = ?", segment)


def is_acknowledged(connection: sqlite3.Connection, segment: int) -> bool:
    """Whether a receipt for it has been written down."""
    return _is_in(connection, "SELECT 1 FROM acknowledged WHERE segment = ?", segment)


def is_outing_confirmed(connection: sqlite3.Connection, outing: int, revision: int) -> bool:
    """Whether a receipt for that revision has been written down."""
    query = "SELECT 1 FROM outings_confirmed WHERE outing = ? AND revision = ?"
    return _is_in(connection, query, outing, revision)


def asked_at(connection: sqlite3.Connection, segment: int) -> int | None:
    """When, by the hub's clock, it was asked for once more; ``None``: it is not asked for."""
    query = "SELECT hub_wall_s FROM resend WHERE segment = ?"
    found = connection.execute(query, [segment]).fetchone()
    return None if found is None else int(found[0])


def count_held(connection: sqlite3.Connection) -> int:
    """How many segments could be sent."""
    query = "SELECT count(*) FROM segments WHERE id NOT IN (SELECT segment FROM folded)"
    return int(connection.execute(query).fetchone()[0])


_OUTINGS = f"""
    SELECT {", ".join(f"outings.{name}" for name in OUTING_COLUMNS)},
           dated_outings.day, dated_outings.ended_day, dated_outings.certainty
      FROM outings JOIN dated_outings ON dated_outings.outing = outings.outing
     WHERE revision = (SELECT max(revision) FROM outings AS later
                        WHERE later.outing = outings.outing)
       AND (? OR NOT EXISTS (SELECT 1 FROM outings_confirmed AS had
                              WHERE had.outing = outings.outing
                                AND had.revision = outings.revision))
     ORDER BY best_s, outings.outing
"""


def read_wire_outings(connection: sqlite3.Connection, *, everything: bool) -> list[WireOuting]:
    """The latest revision of each outing: of those the hub has not confirmed, or of all."""
    wide = len(OUTING_COLUMNS)
    return [
        WireOuting(_row(row[:wide]), row[wide], row[wide + 1] or "", row[wide + 2])
        for row in connection.execute(_OUTINGS, [everything])
    ]


def find_outing(connection: sqlite3.Connection, outing: int, revision: int) -> WireOuting | None:
    """One revision, by its row alone: the days are not in its digest."""
    query = f"SELECT {', '.join(OUTING_COLUMNS)} FROM outings WHERE outing = ? AND revision = ?"
    found = connection.execute(query, (outing, revision)).fetchone()
    return None if found is None else WireOuting(_row(found), "", "", "unsure")


def _row(values: Sequence[str | int | None]) -> dict[str, str | int | None]:
    row = dict(zip(OUTING_COLUMNS, values, strict=True))
    return {
        name: fitting(value) if isinstance(value, str) else value for name, value in row.items()
    }


_LEFT_OUT = ", ".join(f"'{metric}'" for metric in (*METRICS, FOLDED))


def read_running_totals(
    connection: sqlite3.Connection, numbers: tuple[int, int], *, with_folded: bool, with_open: bool
) -> dict[str, int]:
    """By metric, all that this ledger has counted in segments of these numbers (both inclusive),
    and what is folded. Without the sessions' breakdowns, which say nothing new.
    """
    found = connection.execute(
        f"""
        SELECT metric, sum(count) FROM (
            SELECT metric, count FROM tallies JOIN segments ON segments.id = tallies.segment
              JOIN orders ON orders.segment = segments.id
             WHERE number BETWEEN :first AND :last AND (sealed = 1 OR :with_open)
            UNION ALL
            SELECT metric, count FROM month_sums WHERE :with_folded
        ) WHERE metric NOT IN ({_LEFT_OUT}) GROUP BY metric ORDER BY metric
        """,
        {
            "first": numbers[0],
            "last": numbers[1],
            "with_folded": with_folded,
            "with_open": with_open,
        },
    )
    return {fitting(metric): min(total, WIRE_LIMITS.whole) for metric, total in found if total > 0}


def read_numbers(connection: sqlite3.Connection) -> tuple[int, int]:
    """The first and last number that this ledger has given; (0, 0) for none."""
    query = "SELECT coalesce(min(number), 0), coalesce(max(number), 0) FROM orders"
    first, last = connection.execute(query).fetchone()
    return first, last


def read_incidents(connection: sqlite3.Connection) -> dict[str, int]:
    """How often what happened to the ledger itself, by code."""
    query = "SELECT code, count(*) FROM incidents GROUP BY code ORDER BY code LIMIT 10"
    return dict(connection.execute(query).fetchall())


def total_of(segments: Iterable[WireSegment], metric: str) -> int:
    """The sum of a metric."""
    return sum(
        tally.count for segment in segments for tally in segment.tallies if tally.metric == metric
    )
