"""The hub's one way in: bytes from any path, any order, any number of times; the total is right.

Everything about some envelopes (raw bytes, merge, sums, receipt) is one transaction: a hub that is
killed anywhere has all of it or nothing, and whoever sent it sends it again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, select

from kiosk.core.errors import Trouble
from kiosk.hub import archive
from kiosk.hub.archive import AGAIN, ASIDE, FUTURE, MERGED
from kiosk.hub.bulk import KEEP, portions, upsert
from kiosk.hub.heirs import admit_heirs
from kiosk.hub.kinds import learn_kinds
from kiosk.hub.merge import Told
from kiosk.hub.merging import merge
from kiosk.hub.reading import Read, read
from kiosk.hub.receipts import Answer, HubKey, hub_key, signed
from kiosk.hub.schema import envelopes
from kiosk.hub.senders import Senders, approved_of
from kiosk.hub.store import Store
from kiosk.sync.wire import WIRE_LIMITS

REFUSED = "refused"
"""Not kept; the states of what is kept are :mod:`kiosk.hub.archive`'s."""
_ENVELOPES_AT_ONCE = 200


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
    """Take in several at once: one transaction and one wait for the disk instead of many.

    Of very many, some hundred at a time; a receipt then answers those that went together.

    :raises Trouble: as :func:`ingest`; those that went before are in, the others are not.
    """
    key = hub_key(store)
    found: list[Ingested] = []
    for reads in _together([read(data, path) for data, path in items]):
        found += _ingest_together(store, reads, key)
    return found


def _together(reads: list[Read]) -> Iterator[list[Read]]:
    """As many as one receipt can answer."""
    some: list[Read] = []
    segments = 0
    for each in reads:
        own = 0
        if each.envelope is not None:
            own = max(len(each.envelope.segments), len(each.envelope.outings))
        if some and (segments + own > WIRE_LIMITS.segments or len(some) == _ENVELOPES_AT_ONCE):
            yield some
            some, segments = [], 0
        some.append(each)
        segments += own
    if some:
        yield some


def _ingest_together(store: Store, reads: list[Read], key: HubKey) -> list[Ingested]:
    while True:
        taking = _Taking(store, reads, key, _learn(store, reads))
        try:
            return store.write(taking.take)
        except _Unlearned:
            continue


def _learn(store: Store, reads: Sequence[Read]) -> set[str]:
    """Know the words of every device that is approved, and of what was merged once; a stranger's
    are not worth a number."""
    told = [each.envelope for each in reads if each.envelope is not None]
    with store.read() as connection:
        approved = approved_of(connection, {each.install_id for each in told})
        states = _states_of(connection, reads) if archive.is_rebuilding(connection) else {}
    approved |= {each.install for each in reads if states.get(each.sha) == AGAIN}
    strangers = {each.install_id: each.public_key for each in told}
    strangers = {install: key for install, key in strangers.items() if install not in approved}
    if strangers:
        approved |= admit_heirs(store, strangers)
    learn_kinds(
        store,
        {
            tally[:4]
            for each in told
            if each.install_id in approved
            for segment in each.segments
            for tally in segment.tallies
        },
    )
    return approved


class _Taking:
    """One transaction's work, which may be done again from the start."""

    def __init__(self, store: Store, reads: list[Read], key: HubKey, learned: set[str]) -> None:
        self._store = store
        self._reads = reads
        self._key = key
        self._learned = learned
        self._now_s = store.now_s()

    def take(self, connection: Connection) -> list[Ingested]:
        """Merge what is believed, keep aside what waits, and say what became of each."""
        found = {place: _refused(each) for place, each in enumerate(self._reads)}
        sound = [each for place, each in enumerate(self._reads) if found[place] is None]
        senders = Senders(connection, sound)
        known = _states_of(connection, sound)
        told: dict[int, Told] = {}
        kept: list[tuple[Read, str, str]] = []
        for place, each in enumerate(self._reads):
            if found[place] is not None:
                continue
            state, reason = self._fate(each, senders, known.get(each.sha))
            if state == MERGED and each.envelope is not None:
                device = senders.rows[each.install]["device"]
                told[place] = Told(each.sha, each.id, each.envelope, device, each.digests)
                if known.get(each.sha) != MERGED:
                    kept.append((each, MERGED, ""))
            elif each.sha in known or archive.has_room_aside(connection, each.install):
                if each.sha not in known:
                    kept.append((each, state, reason))
                found[place] = self._waits(each, state, reason, each.sha in known)
            else:
                found[place] = Ingested(REFUSED, reason="aside-full", install=each.install)
        fresh = {each.sha for each in told.values() if known.get(each.sha) != MERGED}
        paths = {each.sha: each.path for each in sound}
        receipts = merge(
            connection, self._store, self._key, senders.rows, list(told.values()), fresh, paths
        )
        for place, one in told.items():
            again = one.sha not in fresh
            install = one.envelope.install_id
            found[place] = Ingested(MERGED, receipts[one.device], "", install, one.id, again)
        senders.introduce([each for each, state, _ in kept if state != MERGED], self._now_s)
        self._archive(connection, kept, sound, {one.sha for one in told.values()})
        return [each for _, each in sorted(found.items()) if each is not None]

    def _fate(self, each: Read, senders: Senders, before: str | None) -> tuple[str, str]:
        if each.envelope is None:
            return FUTURE, "format"
        reason = ""
        if before != AGAIN:  # a revoked device keeps what it had counted
            reason = senders.why_not(each.install, each.envelope.public_key)
        if not reason and each.install not in self._learned:
            raise _Unlearned
        return (ASIDE, reason) if reason else (MERGED, "")

    def _waits(self, each: Read, state: str, reason: str, again: bool) -> Ingested:
        receipt = None
        if each.envelope is not None:
            answer = Answer(words_code=reason, envelopes=(bytes.fromhex(each.id),))
            receipt = signed(self._key, each.install, answer, self._now_s)
        return Ingested(state, receipt, reason, each.install, each.id, again, each.fault)

    def _archive(
        self,
        connection: Connection,
        kept: list[tuple[Read, str, str]],
        sound: list[Read],
        merged: set[bytes],
    ) -> None:
        once = {each.sha: (each, state, reason) for each, state, reason in kept}
        archive.keep(
            connection,
            self._store.files,
            [
                archive.Kept(*(sha, each.install, each.id, state, reason, each.path), each.data)
                for sha, (each, state, reason) in once.items()
            ],
            self._now_s,
        )
        carried = {
            (each.sha, step, carriage.install_id, carriage.path, carriage.wall_s, self._now_s)
            for each in sound
            if each.sha in once or each.sha in merged  # a stranger's repeats leave no trace
            for step, carriage in enumerate(each.carriages)
        }
        key = ("sha", "step", "carrier", "path", "carrier_wall_s")
        upsert(connection, "carriages", (*key, "received_s"), key, sorted(carried), KEEP)


def _refused(each: Read) -> Ingested | None:
    if each.fault is None or each.fault.code == "wire-future":
        return None
    return Ingested(REFUSED, reason=each.fault.code, fault=each.fault)


def _states_of(connection: Connection, reads: Sequence[Read]) -> dict[bytes, str]:
    states = {}
    for some in portions({each.sha for each in reads}):
        found = select(envelopes.c.sha, envelopes.c.state).where(envelopes.c.sha.in_(some))
        for sha, state in connection.execute(found):
            states[bytes(sha)] = state
    return states
