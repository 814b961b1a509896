"""One merge from loading to receipt: outings, segments, sums, hints, how the devices stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from kiosk.hub import standing
from kiosk.hub.bulk import upsert
from kiosk.hub.clones import keep_hints, must_renew, note_machine, orders_twice
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
    sums = Differences(store.metrics)
    places = OutingMerge(connection, sums, now_s)
    counts = SegmentMerge(connection, store, sums)
    new = list({each.sha: each for each in told if each.sha in fresh}.values())
    places.load(new)
    counts.load(told)
    for each in new:
        places.add(each)
    counts.outings_moved(places.settle())
    for each in new:
        counts.add(each)
        standing.tell(rows[each.envelope.install_id], each, paths[each.sha], now_s)
    places.write()
    counts.write()
    sums.write(connection)
    by_device: dict[int, list[Told]] = {}
    for each in told:
        by_device.setdefault(each.device, []).append(each)
    for device, own in by_device.items():
        row = rows[own[0].envelope.install_id]
        for fingerprint in sorted({each.envelope.fingerprint for each in own}):
            counts.hints += note_machine(connection, device, fingerprint, now_s)
        standing.follow_orders(connection, row, counts.new_orders().get(device, ()))
    for device, orders in counts.new_orders().items():
        counts.hints += orders_twice(connection, device, orders)
    keep_hints(connection, counts.hints, now_s)
    made = []
    for device, own in sorted(by_device.items()):
        row = rows[own[0].envelope.install_id]
        answer = _answer(connection, store, row, own, counts)
        made.append((device, now_s, signed(key, row["install"], answer, now_s)))
        standing.write_device(connection, row)
    upsert(connection, "receipts", ("device", "made_s", "content"), ("device",), made)
    return {device: content for device, _, content in made}


def _answer(
    connection: Connection, store: Store, row: Row, own: Sequence[Told], counts: SegmentMerge
) -> Answer:
    merged = standing.sums_of(connection, row["device"])
    orders = max(own, key=lambda each: each.envelope.number).envelope.orders
    missing, resend = standing.reckon_missing(connection, row, merged["sessions"], orders)
    row["missing"] = missing
    renew = any(
        must_renew(connection, row["device"], fingerprint)
        for fingerprint in {each.envelope.fingerprint for each in own}
    )
    confirmed: dict[int, bytes] = {}
    outings: dict[tuple[int, int], bytes] = {}
    for each in own:
        for segment in each.envelope.segments:
            if segment.partial:
                confirmed.setdefault(segment.id, _merged_digest(store, counts, segment.id))
            else:
                confirmed[segment.id] = segment.digest
        for outing in each.envelope.outings:
            outings[(outing.id, outing.revision)] = outing.digest
    most = WIRE_LIMITS.segments
    return Answer(
        confirmed=tuple(confirmed.items())[-most:],
        outings=tuple((*which, digest) for which, digest in outings.items())[-most:],
        totals={name: count for name, count in merged.items() if count > 0},
        missing=missing,
        resend=resend,
        new_id=renew,
        words_code=CLONE if renew else MISSING if missing else "",
        confirmed_day=row["confirmed_day"],
        envelopes=tuple(bytes.fromhex(each.id) for each in own)[-WIRE_LIMITS.envelopes :],
    )


def _merged_digest(store: Store, counts: SegmentMerge, segment: int) -> bytes:
    """Of all that is here of it: when that is all there is, the device will know it again."""
    words = store.words
    return tally_digest(
        Tally(*words[kind], count) for kind, count in counts.counts_of(segment).items()
    )
