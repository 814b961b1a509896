"""What this machine has to send: envelopes of what the hub has not confirmed, signed and packed.

The same ledger gives the same bytes, so that a stick that is filled twice holds every envelope
once, and an upload that was cut off goes on where it was. Each segment goes under the install id
it was counted under, for ever: what a machine counted before it took a new id is not sent again
under the new one.
"""

from __future__ import annotations

import itertools
import logging
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar

from kiosk.sync import held
from kiosk.sync.device_key import DeviceKey, fingerprint
from kiosk.sync.held import Installs
from kiosk.sync.wire import (
    FORMAT,
    WIRE_LIMITS,
    Envelope,
    Scalar,
    Site,
    WireFault,
    WireOuting,
    WireSegment,
    fitting,
    id_hex,
    pack,
)
from kiosk.visits.asking import reading_ledger
from kiosk.visits.dated import open_dated
from kiosk.visits.identity import identity_of

log = logging.getLogger(__name__)

SEGMENTS_AT_ONCE = 200
TALLIES_AT_ONCE = 8_000
OUTINGS_AT_ONCE = 200
"""Well below the limits of the wire: some 60 KB, which a bad line brings across at one go."""


_Thing = TypeVar("_Thing")


class About(NamedTuple):
    """What the ledger does not know of this machine.

    ``install_id``: 32 hex. ``machine``: what the system calls it, or ``None``
    (:func:`kiosk.sync.device_key.machine_name`; only its salted fingerprint is sent). ``program``:
    the version. ``health``: a few words and figures about the machine, none about people.
    """

    install_id: str
    site: Site
    program: str
    utc_offset_min: int
    machine: str | None = None
    health: Mapping[str, Scalar] = {}


class Waiting(NamedTuple):
    """What the hub has not confirmed. ``open``: segments that are still counted in; they are
    sent along with others, and cannot be confirmed before the next start or the day after next.
    """

    segments: int = 0
    open: int = 0
    outings: int = 0

    @property
    def due(self) -> bool:
        """Whether there is something to send that a receipt will confirm."""
        return bool(self.segments or self.outings)


def read_waiting(ledger: Path, utc_offset_min: int) -> Waiting:
    """How much waits; cheap enough to be asked every minute.

    :raises Trouble: as :func:`kiosk.visits.dated.open_dated`.
    """
    with open_dated(ledger, utc_offset_min) as connection:
        if connection is None:
            return Waiting()
        heads = held.read_heads(connection, everything=False, with_open=True)
        outings = held.read_wire_outings(connection, everything=False)
    sealed = sum(1 for each in heads if each.sealed)
    return Waiting(sealed, len(heads) - sealed, len(outings))


def due_envelopes(
    ledger: Path,
    about: About,
    key: DeviceKey,
    *,
    everything: bool = False,
    with_open: bool = True,
    left_out: list[str] | None = None,
) -> Iterator[bytes]:
    """Packed envelopes with all that the hub has not confirmed, oldest first; nothing if that is
    nothing. The last one of an install id holds its running totals.

    ``everything``: also what is confirmed, as far as it is not folded; then there is always one.
    ``with_open``: also the segment that is still counted in. Nothing is held open between two
    envelopes. ``left_out`` is given the ids of what has no form on the wire: it stays due, and
    people are to be told.

    :raises Trouble: as :func:`kiosk.visits.dated.open_dated`.
    """
    told = [] if left_out is None else left_out
    for envelope in due_facts(ledger, about, key, everything=everything, with_open=with_open):
        yield from _packed(envelope, key, told)


def due_facts(
    ledger: Path, about: About, key: DeviceKey, *, everything: bool, with_open: bool
) -> Iterator[Envelope]:
    """The same, not packed yet."""
    public = key.public
    for batch in _read_batches(ledger, about, everything=everything, with_open=with_open):
        blank = _blank(about, batch, public)
        pieces = _pieces(ledger, batch)
        piece = next(pieces, ((), ()) if everything and batch.is_current else None)
        while piece is not None:
            following = next(pieces, None)
            # Only at the end: before that, the hub would miss what is still on its way.
            totals = batch.totals if following is None else {}
            yield blank._replace(segments=piece[0], outings=piece[1], totals=totals)
            piece = following


_Piece = tuple[tuple[WireSegment, ...], tuple[WireOuting, ...]]


class _Batch(NamedTuple):
    """What goes under one install id; ``heads`` are segments without their tallies."""

    install_id: str
    is_current: bool
    numbers: tuple[int, int]
    heads: tuple[WireSegment, ...]
    outings: tuple[WireOuting, ...]
    totals: Mapping[str, int]
    health: Mapping[str, Scalar]


def _read_batches(ledger: Path, about: About, *, everything: bool, with_open: bool) -> list[_Batch]:
    with open_dated(ledger, about.utc_offset_min) as connection:
        if connection is None:
            return []
        installs = held.read_installs(connection, about.install_id)
        heads = held.read_heads(connection, everything=everything, with_open=with_open)
        outings = held.read_wire_outings(connection, everything=everything)
        first, last = held.read_numbers(connection)
        incidents = held.read_incidents(connection)
        found = []
        for install_id in installs.all:
            is_current = install_id == installs.current
            numbers = _numbers_of(installs, install_id, first, last)
            totals = {}
            if is_current:
                totals = held.read_running_totals(
                    connection,
                    numbers,
                    with_folded=len(installs.all) == 1,  # else nobody knows whose they are
                    with_open=with_open,
                )
            found.append(
                _Batch(
                    install_id,
                    is_current,
                    numbers,
                    tuple(one for one in heads if installs.of_number(one.order) == install_id),
                    tuple(one for one in outings if _whose(installs, one) == install_id),
                    totals,
                    _health(about, incidents) if is_current else {},
                )
            )
    return found


def _numbers_of(installs: Installs, install_id: str, first: int, last: int) -> tuple[int, int]:
    own = [each for each in (first, last) if installs.of_number(each) == install_id]
    starts = [since for since, each, _ in installs.since if each == install_id and since]
    ends = [since - 1 for since, each, _ in installs.since if each != install_id and since]
    low = first if first in own else min(starts, default=0)
    high = last if last in own else max((each for each in ends if each >= low), default=0)
    return (low, high) if 0 < low <= high else (0, 0)


def _whose(installs: Installs, outing: WireOuting) -> str:
    row = outing.row
    return installs.of_moment(int(row["started_boot"] or 0), int(row["started_mono_s"] or 0))


def _health(about: About, incidents: Mapping[str, int]) -> dict[str, Scalar]:
    own: dict[str, Scalar] = {f"ledger.{code}": count for code, count in incidents.items()}
    told = {fitting(name): value for name, value in (*own.items(), *about.health.items())}
    return dict(itertools.islice(told.items(), WIRE_LIMITS.health))


def _blank(about: About, batch: _Batch, public: bytes) -> Envelope:
    return Envelope(
        format=FORMAT,
        install_id=batch.install_id,
        device_code=identity_of(batch.install_id).device_code,
        public_key=public,
        fingerprint=fingerprint(batch.install_id, about.machine),
        site=Site(*map(fitting, about.site)),
        orders=batch.numbers,
        segments=(),
        outings=(),
        totals={},
        health=batch.health,
        program=fitting(about.program),
        utc_offset_min=about.utc_offset_min,
        number=batch.numbers[1],
    )


def _pieces(ledger: Path, batch: _Batch) -> Iterator[_Piece]:
    outings = _by(OUTINGS_AT_ONCE, batch.outings)
    segments = _counted(ledger, batch.heads)
    yield from itertools.zip_longest(segments, outings, fillvalue=())


def _counted(ledger: Path, heads: tuple[WireSegment, ...]) -> Iterator[tuple[WireSegment, ...]]:
    """The segments with their tallies, a few at a time, each few through a connection of their
    own: one that stays open while a slow line sends would keep the ledger's log from shrinking.
    """
    for some in _by(SEGMENTS_AT_ONCE, heads):
        with reading_ledger(ledger) as connection:
            if connection is None:
                return
            counted = [held.with_tallies(connection, each) for each in some]
        yield from _by_tallies(counted)


def _by_tallies(segments: Iterable[WireSegment]) -> Iterator[tuple[WireSegment, ...]]:
    together: list[WireSegment] = []
    room = TALLIES_AT_ONCE
    for each in segments:
        if together and len(each.tallies) > room:
            yield tuple(together)
            together, room = [], TALLIES_AT_ONCE
        together.append(each)
        room -= len(each.tallies)
    if together:
        yield tuple(together)


def _by(count: int, things: tuple[_Thing, ...]) -> Iterator[tuple[_Thing, ...]]:
    for at in range(0, len(things), count):
        yield things[at : at + count]


def _packed(envelope: Envelope, key: DeviceKey, left_out: list[str]) -> Iterator[bytes]:
    """The envelope's bytes; of one that cannot be packed, those of its parts: neither what is too
    large nor what is no form of the wire holds up the rest.
    """
    try:
        packed = pack(envelope, key.sign)
    except WireFault as fault:
        parts = _parts(envelope, too_large=fault.code == "wire-too-large")
        ids = [id_hex(each.id) for each in envelope.segments]
        ids += [id_hex(each.id) for each in envelope.outings]
        if not parts:
            log.error("%s cannot be packed (%s: %s)", ids, fault.code, fault.detail)
            left_out += ids
        if ids and envelope.totals:
            # They are told whatever becomes of the last of the parts.
            parts = (*parts, envelope._replace(segments=(), outings=()))
        for part in parts:
            yield from _packed(part, key, left_out)
        return
    yield packed


def _parts(envelope: Envelope, *, too_large: bool) -> tuple[Envelope, ...]:
    """Two that hold the same together, without the totals; nothing for what has no parts."""
    blank = envelope._replace(segments=(), outings=(), totals={})
    segments, outings = envelope.segments, envelope.outings
    if segments and outings:
        return blank._replace(segments=segments), blank._replace(outings=outings)
    if len(segments) > 1:
        middle = len(segments) // 2
        return tuple(blank._replace(segments=e) for e in (segments[:middle], segments[middle:]))
    if len(outings) > 1:
        middle = len(outings) // 2
        return tuple(blank._replace(outings=e) for e in (outings[:middle], outings[middle:]))
    if segments and too_large and len(segments[0].tallies) > 1:
        (whole,) = segments
        middle = len(whole.tallies) // 2
        # The hub confirms it as soon as it has all of them: the digest is over what it has.
        halves = whole.tallies[:middle], whole.tallies[middle:]
        return tuple(
            blank._replace(segments=(whole._replace(tallies=each, partial=True),))
            for each in halves
        )
    return ()
