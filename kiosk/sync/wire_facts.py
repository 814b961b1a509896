"""What an envelope tells: segments with their tallies, outings, the place, sums, health.

Ids are signed 64-bit integers here and 16 hex digits for people; seconds of the wall are UTC and
labels only (rule 1 of the house): whatever is decided, is decided by ids, orders and revisions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kiosk.sync.wire_fields import Scalar, id_bytes
from kiosk.sync.wire_frame import short_digest

FORMAT = 1
"""The number of the envelope's format that this program writes, and the highest it reads."""

CERTAINTIES = ("sure", "clock", "unsure")

OUTING_FIELDS: tuple[tuple[str, type, bool], ...] = (
    ("outing", int, False),
    ("revision", int, False),
    ("form", str, False),
    ("started_boot", int, False),
    ("started_mono_s", int, False),
    ("started_wall_s", int, False),
    ("ended_boot", int, True),
    ("ended_mono_s", int, True),
    ("ended_wall_s", int, True),
    ("closed_by", str, False),
    ("county", str, False),
    ("township", str, False),
    ("place", str, False),
    ("site_kind", str, False),
    ("activity", str, False),
    ("campaign", str, False),
    ("theme", str, False),
    ("head_count", int, True),
    ("head_is_estimate", int, False),
    ("audience", str, False),
    ("odometer_start_km", int, True),
    ("odometer_end_km", int, True),
    ("staff", int, True),
    ("volunteers", int, True),
    ("volunteer_min", int, True),
    ("own_exhibits", int, True),
    ("notes", str, False),
    ("edited_boot", int, False),
    ("edited_mono_s", int, False),
    ("edited_wall_s", int, False),
    ("role", str, False),
    ("reason", str, False),
)
"""Name, type, and whether it may be missing; its number on the wire is its place here, from 1.

The same columns as the ledger's table ``outings`` (a test compares them); the wire must not know
the ledger. A further one goes to the end, under a new :data:`FORMAT`.
"""


class Tally(NamedTuple):
    """How often ``metric`` happened; ``exhibit``, ``version``, ``question`` may be empty."""

    exhibit: str
    version: str
    question: str
    metric: str
    count: int  # type: ignore[assignment]  # a tuple's own method is of no use here


def tally_digest(tallies: Iterable[Tally]) -> bytes:
    """8 bytes over tallies in any order: equal exactly when the same was counted.

    A tally of zero is the same as none.
    """
    return short_digest([tuple(each) for each in sorted(tallies) if each[4]])


class WireSegment(NamedTuple):
    """A stretch of counting. ``outing`` 0: none. ``latest_s`` ``None``: no bound.

    ``order``: its place among the segments of this installation, from 1. ``quality``: how far the
    label was vouched for when it was opened (:class:`kiosk.core.clock.Quality`).
    ``best_s``, ``earliest_s``, ``latest_s``, ``certainty``: when it was, as the device knows today;
    it may know better tomorrow. ``partial``: only some of its tallies are here (a QR code), and
    of its other fields only ``order``, the day and ``certainty`` say something.
    """

    id: int
    order: int
    boot: int
    mono_s: int | None
    opened_wall_s: int
    quality: int
    cause: str
    content: str
    outing: int
    campaign: str
    sealed: bool
    best_s: int
    earliest_s: int
    latest_s: int | None
    certainty: str
    tallies: tuple[Tally, ...]
    partial: bool = False

    @property
    def digest(self) -> bytes:
        """8 bytes over its tallies: what a receipt confirms."""
        return tally_digest(self.tallies)


class WireOuting(NamedTuple):
    """One revision of an outing: its row by the names of :data:`OUTING_FIELDS`, and the days it
    began and ended (``2026-03-05``; ``ended_day`` empty while it runs) as the device knows today.
    """

    row: Mapping[str, str | int | None]
    day: str
    ended_day: str
    certainty: str

    @property
    def id(self) -> int:
        """Which outing."""
        return int(self.row["outing"] or 0)

    @property
    def revision(self) -> int:
        """Which revision of it."""
        return int(self.row["revision"] or 0)

    @property
    def digest(self) -> bytes:
        """8 bytes over the row: what a receipt confirms. The days are not in it."""
        return short_digest(outing_fields(self.row))


def outing_fields(row: Mapping[str, str | int | None]) -> dict[int, object]:
    """The row as the map it is on the wire: ``None`` is left out, the id is 8 bytes."""
    fields: dict[int, object] = {}
    for number, (name, _kind, _may_miss) in enumerate(OUTING_FIELDS, start=1):
        value = row.get(name)
        if value is not None:
            fields[number] = id_bytes(int(value)) if name == "outing" else value
    return fields


class Site(NamedTuple):
    """Where the device belongs: codes and names of its settings, each may be empty."""

    city: str = ""
    county: str = ""
    kind: str = ""
    name: str = ""
    place: str = ""


class Envelope(NamedTuple):
    """What one device tells at once.

    ``install_id``: 32 hex; ``public_key``: 32 bytes; ``fingerprint``: of the machine, 16 hex
    (zeros: none known). ``orders``: the first and last order this ledger has given, (0, 0) for
    none. ``totals``: by metric, over the whole life of the ledger; gaps show against them.
    ``number``: which envelope of this device, only growing. ``program``: its version.
    """

    format: int
    install_id: str
    device_code: str
    public_key: bytes
    fingerprint: str
    site: Site
    orders: tuple[int, int]
    segments: tuple[WireSegment, ...]
    outings: tuple[WireOuting, ...]
    totals: Mapping[str, int]
    health: Mapping[str, Scalar]
    program: str
    utc_offset_min: int
    number: int
