"""The hub's one way in: bytes from any path, any order, any number of times; the total is right.

Everything about some envelopes (raw bytes, merge, sums, receipt) is one transaction, so a hub that is
killed anywhere has all of it or nothing, and whoever sent it sends it again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from kiosk.core.errors import Trouble
from kiosk.hub import archive
from kiosk.hub.bulk import KEEP, upsert
from kiosk.hub.kinds import learn_kinds
from kiosk.hub.merge import Told
from kiosk.hub.merging import Row, merge
from kiosk.hub.reading import Read, read
from kiosk.hub.receipts import NOT_APPROVED, REVOKED, Answer, hub_key, signed
from kiosk.hub.schema import device_keys, devices, envelopes
from kiosk.hub.store import Store

MERGED = "merged"
ASIDE = "aside"
"""Of an unknown or revoked device: kept, and merged when it is approved."""
FUTURE = "future"
"""Of a newer format: kept, and merged when this program can read it."""
REFUSED = "refused"
AGAIN = "again"
"""In the archive only: to be merged anew by ``rebuild``."""
_AT_ONCE = 500


class Ingested(NamedTuple):
    """What became of some bytes. ``again``: they were here before, and changed nothing.

    ``receipt``: to be carried back, also for an envelope that waits (it confirms nothing then).
    ``reason``: a word of ours, why it waits or was refused; ``fault``: the sentence for people.
    """

    state: str
    receipt: bytes | None = None
    reason: str = ""
    install: str = ""
    id: str = ""
    again: bool = False
    fault: Trouble | None = None


class _Unlearned(Exception):  # noqa: N818 - a step back, not an error
    """A device was approved while we looked: its words are not known yet."""


def ingest(store: Store, data: bytes, path: str) -> Ingested:
    """Take in one envelope, bare or carried; ``path``: https, usb, truck, phone or file.

    :raises Trouble: ``disk-full``, ``database-away`` …: nothing has changed, and it may come again.
    """
    return ingest_many(store, [(data, path)])[0]


def ingest_many(store: Store, items: Sequence[tuple[bytes, str]]) -> list[Ingested]:
    """Take in several at once, in one transaction: one wait for the disk instead of many.

    :raises Trouble: as :func:`ingest`; then none of them is in.
    """
    reads = [read(data, path) for data, path in items]
    key = hub_key(store)
    for _ in range(3):
        learned = _learn(store, reads)
        try:
            return store.write(lambda connection: _take(store, connection, reads, key, learned))
        except _Unlearned:
            continue
    return store.write(lambda connection: _take(store, connection, reads, key, None))


def _learn(store: Store, reads: Sequence[Read]) -> set[str]:
    """Know the words of every device that is approved; a stranger's are not worth a number."""
    installs = {each.install for each in reads if each.envelope is not None}
    approved: set[str] = set()
    with store.read() as connection:
        for some in _portions(installs):
            approved.update(
                connection.scalars(
                    select(devices.c.install).where(
                        devices.c.install.in_(some), devices.c.state == "approved"
                    )
                )
            )
    learn_kinds(
        store,
        {
            tally[:4]
            for each in reads
            if each.envelope is not None and each.install in approved
            for segment in each.envelope.segments
            for tally in segment.tallies
        },
    )
    return approved


def _take(
    store: Store, connection: Connection, reads: Sequence[Read], key: Any, learned: set[str] | None
) -> list[Ingested]:
    now_s = store.now_s()
    found = [_refused(each) for each in reads]
    sound = [(place, each) for place, each in enumerate(reads) if found[place] is None]
    rows = lock_devices(connection, [each for _, each in sound], now_s)
    keys = _keys_of(connection, rows)
    known = _states_of(connection, [each.sha for _, each in sound])
    told: list[Told] = []
    taken: list[tuple[int, Read]] = []
    waiting: list[tuple[Any, ...]] = []
    for place, each in sound:
        state, reason = _fate(each, rows, keys)
        if state == MERGED and each.envelope is not None:
            if learned is not None and each.install not in learned:
                raise _Unlearned
            told.append(Told(each.sha, each.id, each.envelope, rows[each.install]["device"]))
            taken.append((place, each))
            continue
        if each.sha not in known and not archive.has_room_aside(connection, each.install):
            found[place] = Ingested(REFUSED, reason="aside-full", install=each.install)
            continue
        if each.sha not in known:
            waiting.append(_archived(each, state, reason, now_s))
        found[place] = _kept(each, state, reason, each.sha in known, key, now_s)
    fresh = {each.sha for each in told if known.get(each.sha) != MERGED}
    paths = {each.sha: each.path for each in reads}
    receipts = merge(connection, store, key, rows, told, fresh, paths)
    for place, each in taken:
        again = each.sha not in fresh
        receipt = receipts[rows[each.install]["device"]]
        found[place] = Ingested(MERGED, receipt, "", each.install, each.id, again)
    new = {each.sha: _archived(each, MERGED, "", now_s) for _, each in taken if each.sha in fresh}
    kept = {row[0]: row for row in waiting} | new
    archive.keep(connection, store.files, list(kept.values()))
    _keep_carriages(connection, [each for _, each in sound if each.sha in kept or each.sha in known],
                    now_s)  # fmt: skip
    return [each for each in found if each is not None]


def _refused(each: Read) -> Ingested | None:
    if each.fault is None or each.fault.code == "wire-future":
        return None
    return Ingested(REFUSED, reason=each.fault.code, fault=each.fault)


def _fate(each: Read, rows: dict[str, Row], keys: dict[tuple[int, bytes], str]) -> tuple[str, str]:
    if each.envelope is None:
        return FUTURE, "format"
    row = rows[each.install]
    if row["state"] == "revoked":
        return ASIDE, REVOKED
    state = keys.get((row["device"], each.envelope.public_key), "waiting")
    if row["state"] != "approved" or state != "approved":
        return ASIDE, REVOKED if state == "revoked" else NOT_APPROVED
    return MERGED, ""


def _kept(each: Read, state: str, reason: str, again: bool, key: Any, now_s: int) -> Ingested:
    receipt = None
    if each.envelope is not None:
        answer = Answer(words_code=reason, envelopes=(bytes.fromhex(each.id),))
        receipt = signed(key, each.install, answer, now_s)
    return Ingested(state, receipt, reason, each.install, each.id, again, each.fault)


def _archived(each: Read, state: str, reason: str, now_s: int) -> tuple[Any, ...]:
    return (each.sha, each.install, each.id, state, reason, each.path, now_s, each.data)


def lock_devices(connection: Connection, reads: Sequence[Read], now_s: int) -> dict[str, Row]:
    """The rows of their devices, by install id; who is new gets one. Nobody else merges them until
    the transaction ends."""
    told = {each.install: each.envelope for each in reads if each.envelope is not None}
    fresh = set(told) - {row["install"] for row in _rows_of(connection, told, lock=False)}
    upsert(
        connection,
        "devices",
        ("install", "code", "seen_first_s", "seen_last_s"),
        ("install",),
        [(each, told[each].device_code, now_s, now_s) for each in sorted(fresh)],
        KEEP,
    )
    rows = {row["install"]: row for row in _rows_of(connection, told, lock=True)}
    spoke = {
        (rows[each.install]["device"], each.envelope.public_key)
        for each in reads
        if each.envelope is not None
    }
    columns = ("device", "public_key")
    known = set(_keys_of(connection, rows))
    upsert(
        connection,
        "device_keys",
        (*columns, "state", "seen_s"),
        columns,
        [(*each, "waiting", now_s) for each in sorted(spoke - known)],
        KEEP,
    )
    return rows


def _rows_of(connection: Connection, installs: Any, *, lock: bool) -> list[Row]:
    rows: list[Row] = []
    for some in _portions(installs):
        found = select(devices).where(devices.c.install.in_(some)).order_by(devices.c.device)
        wanted = found.with_for_update() if lock else found
        rows.extend(dict(row) for row in connection.execute(wanted).mappings())
    return rows


def _keys_of(connection: Connection, rows: dict[str, Row]) -> dict[tuple[int, bytes], str]:
    keys = {}
    for some in _portions(row["device"] for row in rows.values()):
        found = select(device_keys).where(device_keys.c.device.in_(some))
        for row in connection.execute(found):
            keys[(row.device, bytes(row.public_key))] = row.state
    return keys


def _states_of(connection: Connection, shas: Sequence[bytes]) -> dict[bytes, str]:
    states = {}
    for some in _portions(shas):
        found = select(envelopes.c.sha, envelopes.c.state).where(envelopes.c.sha.in_(some))
        for sha, state in connection.execute(found):
            states[bytes(sha)] = state
    return states


def _keep_carriages(connection: Connection, reads: Sequence[Read], now_s: int) -> None:
    rows = {
        (each.sha, step, carriage.carrier, carriage.path, carriage.wall_s, now_s)
        for each in reads
        for step, carriage in enumerate(each.carriages)
    }
    key = ("sha", "step", "carrier", "path", "carrier_wall_s")
    upsert(connection, "carriages", (*key, "received_s"), key, sorted(rows), KEEP)


def _portions(values: Any) -> Any:
    ordered = sorted(values)
    for start in range(0, len(ordered), _AT_ONCE):
        yield ordered[start : start + _AT_ONCE]
