"""How a device stands: what it said of itself last, what is here of it, and what is missing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from kiosk.hub.bulk import upsert
from kiosk.hub.merge import Told
from kiosk.hub.schema import SUMS, device_months, devices, segments

Row = dict[str, Any]
_AT_ONCE = 1_000


def tell(row: Row, told: Told, path: str, now_s: int) -> None:
    """Take over what the newest envelope says of the device; times by the hub's clock."""
    envelope = told.envelope
    row["seen_first_s"] = row["seen_first_s"] or now_s
    row["seen_last_s"] = max(row["seen_last_s"], now_s)
    row["last_path"] = path
    if (envelope.number, told.id) <= (row["number"], row["envelope"]):
        return
    row["number"], row["envelope"] = envelope.number, told.id
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
    if envelope.totals:
        row["totals"] = json.dumps(dict(envelope.totals), sort_keys=True)
    if envelope.health:
        row["health"] = json.dumps(dict(envelope.health), sort_keys=True, ensure_ascii=False)


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


def reckon_missing(row: Row, merged: int, orders: Sequence[int]) -> tuple[int, str]:
    """How many sessions are missing, and whether to ask for everything again (``all``, or empty).

    A device sends in the order of its segments: only when the newest but one is here, a gap is a
    loss and not a thing still under way. The same gap is asked for once.
    """
    totals = json.loads(row["totals"])
    first, last = orders
    missing = max(0, int(totals.get("sessions", 0)) - merged)
    if not missing or not last or row["order_last"] < last - 1:
        return 0, ""
    gap = row["order_through"] < last - 1 or row["order_first"] > first
    if not gap and row["order_last"] < last:
        return 0, ""  # what the open segment has, it will tell
    state = f"{missing}:{row['order_through']}"
    if row["asked_again"] == state:
        return missing, ""
    row["asked_again"] = state
    return missing, "all"


def write_devices(connection: Connection, rows: Iterable[Row]) -> None:
    """Put the rows down."""
    columns = tuple(column.name for column in devices.columns)
    ordered = sorted(rows, key=lambda row: row["device"])
    changed = [tuple(row[name] for name in columns) for row in ordered]
    upsert(connection, "devices", columns, ("device",), changed)
