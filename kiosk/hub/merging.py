"""One merge from loading to receipt: outings, segments, sums, hints, how the devices stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from kiosk.hub import standing
from kiosk.hub.clones import Machines, keep_hints
from kiosk.hub.merge import SegmentMerge, Told
from kiosk.hub.merge_outings import OutingMerge
from kiosk.hub.receipts import CLONE, MISSING, Answer, HubKey, signed
from kiosk.hub.store import Store
from kiosk.hub.sums import Differences
from kiosk.sync.wire import WIRE_LIMITS, Tally, tally_digest

Row = dict[str, Any]


def merge(
    connection: Connection,
    store: Store,
    key: HubKey,
    rows: Mapping[str, Row],
    told: Sequence[Told],
    fresh: set[bytes],
    paths: Mapping[bytes, str],
) -> dict[int, bytes]:
    """Merge those of ``told`` whose hash is in ``fresh``; a receipt for each device of them all.

    ``rows``: the locked rows of their devices by install id, which are changed.
    """
    if not told:
        return {}
    now_s = store.now_s()
    new = list({each.sha: each for each in told if each.sha in fresh}.values())
    counts = _count(connection, store, told, new, now_s)
    for each in new:
        standing.tell(rows[each.envelope.install_id], each, paths[each.sha], now_s)
    by_device: dict[int, list[Told]] = {}
    for each in told:
        by_device.setdefault(each.device, []).append(each)
    own_rows = {device: rows[own[0].envelope.install_id] for device, own in by_device.items()}
    machines = _who_is_two(connection, told, own_rows, counts, now_s)
    merged = standing.sums_of(connection, own_rows)
    unfinished = standing.being_rebuilt(connection, told)
    made: dict[int, bytes] = {}
    for device, own in sorted(by_device.items()):
        row = own_rows[device]
        renew = any(machines.must_renew(device, one.envelope.fingerprint) for one in own)
        sums_here = merged.get(device, {})
        row["missing"], resend = 0, ""
        if row["install"] not in unfinished:
            row["missing"], resend = standing.reckon_missing(row, sums_here.get("sessions", 0))
        answer = _answer(store, row, own, counts, sums_here)._replace(
            resend=resend,
            new_id=renew,
            words_code=CLONE if renew else MISSING if row["missing"] else "",
        )
        made[device] = signed(key, row["install"], answer, now_s)
    standing.write_devices(connection, own_rows.values())
    return made


def _count(
    connection: Connection, store: Store, told: Sequence[Told], new: Sequence[Told], now_s: int
) -> SegmentMerge:
    """Outings and segments of ``new``, and the sums over them."""
    sums = Differences(store.metrics)
    places = OutingMerge(connection, sums, now_s)
    counts = SegmentMerge(connection, store, sums)
    places.load(new)
    counts.load(told)
    for each in new:
        places.add(each)
    counts.outings_moved(places.settle())
    for each in new:
        counts.add(each)
    places.write()
    counts.write()
    sums.write(connection)
    return counts


def _who_is_two(
    connection: Connection,
    told: Sequence[Told],
    own_rows: Mapping[int, Row],
    counts: SegmentMerge,
    now_s: int,
) -> Machines:
    """Which machines told, where orders stand now, and what hints at a clone or a backup."""
    machines = Machines(connection, own_rows.values())
    hints = list(counts.hints)
    for device, fingerprint in sorted({(one.device, one.envelope.fingerprint) for one in told}):
        hints += machines.note(device, fingerprint)
    placed = counts.placed()
    for device, row in own_rows.items():
        found = placed.get(device, [])
        hints += machines.orders_twice(device, found, row["order_last"])
        standing.follow_orders(connection, row, (one.order for one in found))
    machines.write(now_s)
    keep_hints(connection, hints, now_s)
    return machines


def _answer(
    store: Store,
    row: Row,
    own: Sequence[Told],
    counts: SegmentMerge,
    merged: Mapping[str, int],
) -> Answer:
    """What is confirmed; what is asked for comes on top."""
    confirmed: dict[int, bytes] = {}
    closed: set[int] = set()
    outings: dict[tuple[int, int], bytes] = {}
    for each in own:
        for segment, digest in zip(each.envelope.segments, each.digests, strict=True):
            if segment.partial:
                confirmed.setdefault(segment.id, _merged_digest(store, counts, segment.id))
            elif segment.sealed or segment.id not in closed:
                # The device knows its segment as it was closed, in whichever order both came.
                confirmed[segment.id] = digest
                closed.update({segment.id} if segment.sealed else ())
        for outing in each.envelope.outings:
            outings[(outing.id, outing.revision)] = outing.digest
    most = WIRE_LIMITS.segments
    return Answer(
        confirmed=tuple(confirmed.items())[-most:],
        outings=tuple((*which, digest) for which, digest in outings.items())[-most:],
        totals={name: count for name, count in merged.items() if count > 0},
        missing=row["missing"],
        confirmed_day=row["confirmed_day"],
        envelopes=tuple(bytes.fromhex(each.id) for each in own)[-WIRE_LIMITS.envelopes :],
    )


def _merged_digest(store: Store, counts: SegmentMerge, segment: int) -> bytes:
    """Of all that is here of it: when that is all there is, the device will know it again."""
    words = store.words
    return tally_digest(
        Tally(*words[kind], count) for kind, count in counts.counts_of(segment).items()
    )
