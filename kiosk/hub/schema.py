"""The tables of the hub, for SQLite and PostgreSQL alike. Nothing in them is about a visitor.

``device`` is the hub's own number of an install id and the first column of what grows: where one
PostgreSQL is too small, it is the distribution key (docs/decisions/0057). Ids of segments and
outings are random and the same wherever they come from; moments are UTC seconds by the hub's clock
(``…_s``) unless a column says otherwise, and decide nothing but what is shown.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
)

FORM = 1
"""Of the tables; a link of :data:`kiosk.hub.store.LINKS` leads from each form to the next."""
LANES = 8
"""The fleet's sums lie in so many rows each, so that devices do not wait for one another."""

metadata = MetaData()

Number = BigInteger().with_variant(Integer(), "sqlite")
"""A key that the database hands out; SQLite does so for its INTEGER alone."""


def _text(name: str, default: str = "") -> Column[str]:
    return Column(name, Text, nullable=False, default=default, server_default=default)


def _number(name: str, *, key: bool = False) -> Column[int]:
    if key:
        return Column(name, BigInteger, primary_key=True, autoincrement=False)
    return Column(name, BigInteger, nullable=False, default=0, server_default="0")


settings = Table(
    "settings", metadata, Column("name", Text, primary_key=True), Column("value", Text)
)
"""What the hub keeps about itself: form of the tables, its key, its address, its city."""

devices = Table(
    "devices",
    metadata,
    Column("device", Number, primary_key=True),
    Column("install", Text, nullable=False, unique=True),
    _text("code"),
    _text("state", "unknown"),  # unknown | approved | revoked
    _text("fingerprint"),  # of the machine that was merged first
    _text("label"),
    _number("seen_first_s"),
    _number("seen_last_s"),
    _text("last_path"),
    _number("number"),  # of the newest envelope, by its own count
    _text("city"),
    _text("county"),
    _text("site_kind"),
    _text("site_name"),
    _text("place"),
    _text("program"),
    _text("content"),
    _number("utc_offset_min"),
    _text("totals", "{}"),  # JSON: the device's own running totals by metric
    _number("told_number"),  # of the envelope that told them
    _number("told_first"),  # the first and last order that the device had given by then
    _number("told_last"),
    _text("health", "{}"),  # JSON
    _number("missing"),  # sessions: the device's running total less what is merged
    _text("asked_again"),  # what was asked for last, and how often
    _number("order_first"),  # the lowest order number that is here
    _number("order_through"),  # from there to here every sealed segment is here
    _number("order_last"),  # the highest that is here
    _text("confirmed_day"),  # the day of ``order_through``
)

device_keys = Table(
    "device_keys",
    metadata,
    _number("device", key=True),
    Column("public_key", LargeBinary, primary_key=True),
    _text("state", "waiting"),  # waiting | approved | revoked
    _number("seen_s"),
)
"""Every key that spoke under an install id. Only what an approved one signed is merged."""

tokens = Table(
    "tokens",
    metadata,
    Column("number", Number, primary_key=True),
    Column("secret_hash", LargeBinary, nullable=False, unique=True),
    _text("label"),
    _text("made_by"),
    _number("made_s"),
    _text("used_by"),  # the install id that came with it; empty: free
    _number("used_s"),
    Column("dropped", SmallInteger, nullable=False, default=0, server_default="0"),
)

envelopes = Table(
    "envelopes",
    metadata,
    Column("serial", Number, primary_key=True),  # the order of arrival
    Column("sha", LargeBinary, nullable=False, unique=True),
    _text("install"),
    _text("envelope"),  # its id, 32 hex digits; empty where it cannot be read yet
    _text("state"),  # merged | aside | future | again
    _text("reason"),
    _text("path"),
    _number("received_s"),
    _number("bytes"),
    Column("content", LargeBinary, nullable=True),  # None: in a file named by its hash
    Index("envelopes_by_state", "state", "serial"),
    Index("envelopes_by_install", "install", "state"),
)
"""The raw archive: everything below can be rebuilt from it."""

carriages = Table(
    "carriages",
    metadata,
    Column("sha", LargeBinary, primary_key=True),
    Column("step", SmallInteger, primary_key=True, autoincrement=False),
    Column("carrier", Text, primary_key=True),
    Column("path", Text, primary_key=True),
    _number("carrier_wall_s", key=True),  # by the carrier's clock, a label
    _number("received_s"),
)

kinds = Table(
    "kinds",
    metadata,
    Column("kind", Number, primary_key=True),
    _text("exhibit"),
    _text("version"),
    _text("question"),
    _text("metric"),
    Column("name", LargeBinary, nullable=False, unique=True),
    Index("kinds_by_exhibit", "exhibit"),
)
"""What is counted, once in words; tallies and sums name it by number. ``name``: a hash of the
words, which may together be longer than PostgreSQL's longest key."""

segments = Table(
    "segments",
    metadata,
    _number("segment", key=True),
    _number("device"),
    _number("order_no"),
    _number("boot"),
    _number("opened_wall_s"),  # by the device's clock, a label
    Column("quality", SmallInteger, nullable=False, default=0),
    _text("cause"),
    _text("content"),
    _number("outing"),
    _text("campaign"),
    Column("sealed", SmallInteger, nullable=False, default=0),
    Column("whole", SmallInteger, nullable=False, default=0),  # 0: only some metrics have come
    _number("best_s"),
    _number("earliest_s"),
    Column("latest_s", BigInteger, nullable=True),
    _text("certainty"),
    _text("day"),  # local, of best_s
    _text("month"),
    _text("county"),  # of its outing, else of the site
    _text("site_county"),
    _text("site_kind"),
    _text("place"),
    Column("digest", LargeBinary, nullable=True),  # of the newest whole statement
    _number("first_number"),  # the envelope that first told of it: where it was
    _text("first_envelope"),
    _number("last_number"),  # the envelope that last did: when it was
    _text("last_envelope"),
    _text("fingerprint"),
    Index("segments_by_device_month", "device", "month"),
    Index("segments_by_order", "device", "order_no"),
    Index("segments_by_outing", "outing"),
)

tallies = Table(
    "tallies",
    metadata,
    _number("device", key=True),
    _number("segment", key=True),
    _number("kind", key=True),
    _number("count"),
    sqlite_with_rowid=False,
)

_OUTING_TEXTS = ("form", "closed_by", "county", "township", "place", "site_kind", "activity")
_OUTING_MORE_TEXTS = ("campaign", "theme", "audience", "notes", "role", "reason")
_OUTING_NUMBERS = (
    *("started_boot", "started_mono_s", "started_wall_s", "head_is_estimate"),
    *("edited_boot", "edited_mono_s", "edited_wall_s"),
)
_OUTING_MAY_BE_NULL = (
    *("ended_boot", "ended_mono_s", "ended_wall_s", "head_count", "odometer_start_km"),
    *("odometer_end_km", "staff", "volunteers", "volunteer_min", "own_exhibits"),
)
OUTING_TEXTS = (*_OUTING_TEXTS, *_OUTING_MORE_TEXTS)
OUTING_NUMBERS = (*_OUTING_NUMBERS, *_OUTING_MAY_BE_NULL)
"""An outing's columns, as in the kiosk's ledger, beside ``outing`` and ``revision``."""

outings = Table(
    "outings",
    metadata,
    _number("outing", key=True),
    _number("revision", key=True),
    _number("device"),
    Column("newest", SmallInteger, nullable=False, default=0),  # 1: the revision that holds
    Column("digest", LargeBinary, nullable=False),
    *(_text(name) for name in OUTING_TEXTS),
    *(_number(name) for name in _OUTING_NUMBERS),
    *(Column(name, BigInteger, nullable=True) for name in _OUTING_MAY_BE_NULL),
    _text("day"),
    _text("ended_day"),
    _text("month"),
    _text("certainty"),
    _number("last_number"),
    _text("last_envelope"),
    Index("outings_by_device", "device", "month"),
    Index("outings_by_month", "month", "newest"),
)

outing_conflicts = Table(
    "outing_conflicts",
    metadata,
    _number("outing", key=True),
    _number("revision", key=True),
    Column("digest", LargeBinary, primary_key=True),
    _number("device"),
    _text("row", "{}"),  # JSON of the whole row
    _number("seen_s"),
)
"""Every content that was ever told of a revision that was told twice differently."""

clone_hints = Table(
    "clone_hints",
    metadata,
    _number("device", key=True),
    Column("what", Text, primary_key=True),  # clone | restored | two-machines | differs | shared
    _number("subject", key=True),  # an order number, a segment id, or 0
    _text("detail", "{}"),  # JSON
    _number("seen_s"),
    Column("settled", SmallInteger, nullable=False, default=0, server_default="0"),
)

machines = Table(
    "machines",
    metadata,
    _number("device", key=True),
    Column("fingerprint", Text, primary_key=True),
    _number("seen_s"),
    Column("told_new", SmallInteger, nullable=False, default=0, server_default="0"),
)
"""Which machines spoke under an install id; ``told_new``: this one shall take a new id."""

SUMS = (
    *("segments", "sessions", "classes", "opened", "completed", "seconds", "asked", "right"),
    *("outings", "days", "told", "people", "km_told", "km", "unsure"),
)
"""Columns of :data:`device_months` and :data:`fleet_months`. ``told`` outings have a head-count,
``km_told`` an odometer; ``days`` are outings of a room that stays; ``unsure``: sessions whose month
is not certain."""

device_months = Table(
    "device_months",
    metadata,
    _number("device", key=True),
    Column("month", Text, primary_key=True),
    Column("county", Text, primary_key=True),
    *(_number(name) for name in SUMS),
    Index("device_months_by_month", "month", "county", "segments", "outings"),
)

fleet_months = Table(
    "fleet_months",
    metadata,
    _number("lane", key=True),
    Column("month", Text, primary_key=True),
    Column("county", Text, primary_key=True),
    *(_number(name) for name in SUMS),
)
"""The same sums over all devices of a lane: what the overview adds up."""

exhibit_months = Table(
    "exhibit_months",
    metadata,
    _number("lane", key=True),
    Column("month", Text, primary_key=True),
    Column("county", Text, primary_key=True),
    _number("kind", key=True),
    _number("count"),
    sqlite_with_rowid=False,
)

accounts = Table(
    "accounts",
    metadata,
    Column("name", Text, primary_key=True),
    _text("password_hash"),
    _text("role"),
    _number("made_s"),
    Column("disabled", SmallInteger, nullable=False, default=0, server_default="0"),
)

sessions = Table(
    "sessions",
    metadata,
    Column("token_hash", LargeBinary, primary_key=True),
    Column("account", Text, ForeignKey("accounts.name"), nullable=False),
    _text("csrf"),
    _number("made_s"),
    _number("seen_s"),
)

audit = Table(
    "audit",
    metadata,
    Column("entry", Number, primary_key=True),
    _number("at_s"),
    _text("who"),
    _text("what"),
    _text("subject"),
    _text("detail"),
)

MERGED = (
    *(exhibit_months, fleet_months, device_months, machines),
    *(outing_conflicts, outings, tallies, segments),
)
"""What ``rebuild`` empties and makes again of the archive. ``clone_hints`` stay, with what a person
has settled: what was seen once stays seen."""
