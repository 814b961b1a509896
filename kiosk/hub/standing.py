"""How a device stands: what it said of itself last, what is here of it, and what is missing."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from kiosk.hub.archive import AGAIN, is_rebuilding
from kiosk.hub.bulk import upsert
from kiosk.hub.merge import Told
from kiosk.hub.schema import SUMS, device_months, devices, envelopes, segments
from kiosk.sync.wire import Envelope

Row = dict[str, Any]
_AT_ONCE = 1_000
ASKED_AT_MOST = 5
"""So often the same gap is asked for: an answer may be lost on its way, and a gap that cannot be
closed must not keep a slow line busy for ever."""


def tell(row: Row, told: Told, path: str, now_s: int) -> None:
    """Take over what the newest envelope says of the device, of equal numbers the one that came
    last; times by the hub's clock."""
    envelope = told.envelope
    row["seen_first_s"] = row["seen_first_s"] or now_s
    row["seen_last_s"] = max(row["seen_last_s"], now_s)
    row["last_path"] = path
    _tell_totals(row, envelope)
    if envelope.number < row["number"]:
        return
    row["number"] = envelope.number
    row["code"] = envelope.device_code
    row["utc_offset_min"] = envelope.utc_offset_min
    site = envelope.site
    for name, text in (
        *(("city", site.city), ("county", site.county), ("site_kind", site.kind)),
        *(("site_name", site.name), ("place", site.place), ("program", envelope.program)),
    ):
        if text:  # a QR code leaves out what it has no room for
            row[name] = text
    whole = [each for each in envelope.segments if not each.partial]
    if whole:
        row["content"] = max(whole, key=lambda each: each.order).content
    if envelope.health:
        row["health"] = json.dumps(dict(envelope.health), sort_keys=True, ensure_ascii=False)


def _tell_totals(row: Row, envelope: Envelope) -> None:
    """Running totals by the highest number; of equal ones the largest, for they only grow."""
    if not envelope.totals or envelope.number < row["told_number"]:
        return
    totals = dict(envelope.totals)
    if envelope.number == row["told_number"]:
        for name, count in json.loads(row["totals"]).items():
            totals[name] = max(count, totals.get(name, 0))
    row["totals"] = json.dumps(totals, sort_keys=True)
    row["told_number"] = envelope.number
    row["told_first"], row["told_last"] = envelope.orders


_SEALED = (
    select(segments.c.order_no, segments.c.day)
    .where(
        segments.c.device == bindparam("device"),
        segments.c.order_no > bindparam("through"),
        segments.c.sealed == 1,
    )
    .order_by(segments.c.order_no)
    .limit(_AT_ONCE)
)


def follow_orders(connection: Connection, row: Row, orders: Iterable[int]) -> None:
    """Move up to where everything from the lowest order on is here, whole and sealed. ``orders``:
    of the segments that are new."""
    known = [order for order in orders if order > 0]
    if known:
        row["order_last"] = max(row["order_last"], *known)
        if not row["order_first"] or min(known) < row["order_first"]:
            row["order_first"] = min(known)
            row["order_through"] = row["order_first"] - 1
    while row["order_through"] < row["order_last"]:
        asked = {"device": row["device"], "through": row["order_through"]}
        found = connection.execute(_SEALED, asked).all()
        gap = False
        for order, day in found:
            gap = order > row["order_through"] + 1
            if gap:
                break
            row["order_through"], row["confirmed_day"] = order, day
        if gap or len(found) < _AT_ONCE:
            break


def sums_of(connection: Connection, numbers: Iterable[int]) -> dict[int, dict[str, int]]:
    """What is merged of some devices, by metric."""
    table = device_months.c
    wanted = (
        select(table.device, *(func.sum(table[name]) for name in SUMS))
        .where(table.device.in_(sorted(numbers)))
        .group_by(table.device)
    )
    return {
        device: {name: int(count) for name, count in zip(SUMS, sums, strict=True)}
        for device, *sums in connection.execute(wanted)
    }


def being_rebuilt(connection: Connection, told: Iterable[Told]) -> set[str]:
    """Whose envelopes a rebuild has still to merge, beside ``told``: their sums are not whole."""
    if not is_rebuilding(connection):
        return set()
    others = select(envelopes.c.install).where(
        envelopes.c.state == AGAIN,
        envelopes.c.install.in_({each.envelope.install_id for each in told}),
        envelopes.c.sha.not_in({each.sha for each in told}),
    )
    return set(connection.scalars(others.distinct()))


def reckon_missing(row: Row, merged: int) -> tuple[int, str]:
    """How many sessions are missing, and whether to ask for everything again (``all``, or empty).

    A device sends in the order of its segments: only when the newest but one of those that its
    running totals tell of is here, a gap is a loss and not a thing still under way.
    """
    totals = json.loads(row["totals"])
    first, last = row["told_first"], row["told_last"]
    missing = max(0, int(totals.get("sessions", 0)) - merged)
    if not missing or not last or row["order_last"] < last - 1:
        return 0, ""
    has_hole = row["order_through"] < last - 1 or row["order_first"] > first
    if not has_hole and row["order_last"] < last:
        return 0, ""  # what the open segment has, it will tell
    gap = f"{missing}:{row['order_through']}"
    before, _, times = row["asked_again"].partition("#")
    asked = int(times) if before == gap else 0
    if asked >= ASKED_AT_MOST:
        return missing, ""
    row["asked_again"] = f"{gap}#{asked + 1}"
    return missing, "all"


def write_devices(connection: Connection, rows: Iterable[Row]) -> None:
    """Put the rows down."""
    columns = tuple(column.name for column in devices.columns)
    ordered = sorted(rows, key=lambda row: row["device"])
    changed = [tuple(row[name] for name in columns) for row in ordered]
    upsert(connection, "devices", columns, ("device",), changed)
