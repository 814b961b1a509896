"""Counts by stick: what is due goes out, receipts come in, and what is others' is carried on.

One exchange does everything a stick can do for the kiosk it is plugged into:

1. ``KEPU/in/*.kpr``: our own receipts are applied; those of others are taken along, and so is a
   token to enrol by.
2. ``KEPU/out/*.kpe`` of other kiosks are taken along, wrapped with who took them, how and when.
3. Our own envelopes are written, and those of others that the stick does not hold yet.
4. Receipts of others are written, for whichever kiosk meets this stick next.
5. Envelopes that a receipt of the hub has named are cleared away, but not one that is due again:
   the hub keeps it aside, or has asked for it anew. Nothing else ever is.

A disk of our own that is full or read-only keeps nothing that comes in; ours goes out nevertheless.
It can be repeated at will: names follow from contents, so nothing is written or taken twice.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, Protocol

from kiosk.core.errors import Trouble
from kiosk.sync.carried import LOCK, CarriedBox, Parcel
from kiosk.sync.stick_files import IN, OUT, StickFiles
from kiosk.sync.wire_frame import WIRE_LIMITS
from kiosk.sync.wire_token import FILE as TOKEN
from kiosk.sync.wire_token import MOST_BYTES as MOST_TOKEN_BYTES

ENVELOPE, RECEIPT = ".kpe", ".kpr"
MOST_FILE_BYTES = 320 * 1024
"""An envelope of 256 KiB in four wrappings, and a receipt, with room to spare."""

log = logging.getLogger(__name__)


class Opened(NamedTuple):
    """What a file in ``KEPU/out`` says of itself; ids in hex. ``carriers``: who wrapped it,
    the outermost first.
    """

    install_id: str
    envelope_id: str
    carriers: tuple[str, ...] = ()


class ReadReceipt(NamedTuple):
    """A receipt whose signature is the hub's: for whom, and which envelopes it names."""

    install_id: str
    envelope_ids: tuple[str, ...]


class Desk(Protocol):
    """What the courier needs of the wire, the outbox and the receipts."""

    @property
    def install_id(self) -> str:
        """Ours, today's: 32 hex."""
        ...

    def is_ours(self, install_id: str) -> bool:
        """Whether that is, or once was, our own install id."""
        ...

    def due(self) -> Iterable[bytes]:
        """What the hub has not confirmed, in signed envelopes.

        :raises Trouble: the ledger does not answer.
        """
        ...

    def open_envelope(self, content: bytes) -> Opened | None:
        """Whose envelope that is; None where it is none, or was changed on its way."""
        ...

    def wrap(self, content: bytes) -> bytes:
        """The envelope with our id, our path and the time around it.

        :raises Trouble: it cannot be wrapped.
        """
        ...

    def read_receipt(self, content: bytes) -> ReadReceipt | None:
        """A receipt of our hub; None where its signature is not that of the hub we know."""
        ...

    def apply_receipt(self, content: bytes) -> None:
        """Enter a receipt of our own.

        :raises Trouble: the ledger does not answer.
        """
        ...


class Exchanged(NamedTuple):
    """What came of it. ``there``: our envelopes that lie on the stick now, ``written`` of them new.

    ``receipts`` are ours, and new. ``refused``: files that are no envelope or receipt, or not from
    our hub. ``no_room``: others' envelopes that stayed behind. ``token``: what to enrol by.
    ``trouble``: why it ended early, or what our own disk did not keep; what was done stands.
    """

    there: int = 0
    written: int = 0
    receipts: int = 0
    taken: int = 0
    passed_on: int = 0
    receipts_taken: int = 0
    receipts_brought: int = 0
    cleared: int = 0
    refused: int = 0
    no_room: int = 0
    token: bytes | None = None
    trouble: Trouble | None = None


def exchange(
    root: Path, desk: Desk, carried: CarriedBox, tell: Callable[[float], None] = lambda _: None
) -> Exchanged:
    """Do all that is to be done with the stick whose root is ``root``; ``tell`` is told how far it
    is, from 0 to 1. Waits for disks. Raises nothing that a stick or a disk can cause.
    """
    with LOCK:
        return _Exchange(root, desk, carried).run(tell)


class _Exchange:
    def __init__(self, root: Path, desk: Desk, carried: CarriedBox) -> None:
        self._root = root
        self._desk = desk
        self._carried = carried
        self._done = Exchanged()
        self._named_before: frozenset[str] = frozenset()
        self._lying: dict[str, str] = {}  # file name -> envelope id
        self._ids: set[str] = set()
        self._again: set[str] = set()  # of ours: named by a receipt long ago, and due nevertheless
        self._kept_out: Trouble | None = None

    def run(self, tell: Callable[[float], None]) -> Exchanged:
        stick = StickFiles(self._root)
        self._named_before = self._carried.known()
        steps = (
            self._take_receipts,
            self._take_envelopes,
            self._write_own,
            self._pass_on,
            self._bring_receipts,
            self._clear,
        )
        for number, step in enumerate(steps):
            tell(number / len(steps))
            try:
                step(stick)
            except Trouble as trouble:
                log.info("the stick: %s", trouble)
                return self._done._replace(trouble=trouble)
        tell(1.0)
        return self._done._replace(trouble=self._kept_out)

    @contextmanager
    def _own_disk(self) -> Iterator[None]:
        """What our own disk does not take stays on the stick, and must not keep ours from it."""
        try:
            yield
        except Trouble as trouble:
            log.info("not kept: %s", trouble)
            self._kept_out = self._kept_out or trouble

    def _count(self, **more: int) -> None:
        counts = {name: getattr(self._done, name) + number for name, number in more.items()}
        self._done = self._done._replace(**counts)

    # In.

    def _take_receipts(self, stick: StickFiles) -> None:
        token = stick.read(IN, TOKEN, MOST_TOKEN_BYTES)
        self._done = self._done._replace(token=token)
        for name in stick.names(IN, RECEIPT):
            content = stick.read(IN, name, MOST_FILE_BYTES)
            receipt = None if content is None else self._desk.read_receipt(content)
            if content is None or receipt is None:
                self._count(refused=1)
                continue
            with self._own_disk():
                self._hear(receipt, content)

    def _hear(self, receipt: ReadReceipt, content: bytes) -> None:
        if self._desk.is_ours(receipt.install_id):
            self._desk.apply_receipt(content)  # again, too: a restored ledger may need it
            known = set(receipt.envelope_ids) <= self._carried.known()
            self._count(receipts=0 if known else 1)
        elif self._carried.keep_receipt(receipt.install_id, content):
            self._count(receipts_taken=1)
        self._carried.acknowledge(receipt.envelope_ids)

    def _take_envelopes(self, stick: StickFiles) -> None:
        acknowledged = self._carried.known()
        held = list(self._carried.envelopes())
        ids = {parcel.id for parcel in held}
        for name in stick.names(OUT, ENVELOPE):
            content = stick.read(OUT, name, MOST_FILE_BYTES)
            opened = None if content is None else self._desk.open_envelope(content)
            if content is None or opened is None:
                self._count(refused=1)
                continue
            self._lie(name, opened.envelope_id)
            if any(self._desk.is_ours(each) for each in (opened.install_id, *opened.carriers)):
                continue
            if opened.envelope_id not in acknowledged and opened.envelope_id not in ids:
                with self._own_disk():
                    self._take(content, opened, held)
                    ids.add(opened.envelope_id)

    def _lie(self, name: str, envelope_id: str) -> None:
        self._lying[name] = envelope_id
        self._ids.add(envelope_id)

    def _take(self, content: bytes, opened: Opened, held: list[Parcel]) -> None:
        # What went through so many hands already goes on as it is.
        wrap = len(opened.carriers) < WIRE_LIMITS.carriers
        try:
            parcel = self._desk.wrap(content) if wrap else content
        except Trouble as trouble:  # a stranger's file must not keep ours from leaving
            log.info("not taken along: %s", trouble)
            self._count(refused=1)
            return
        if self._carried.take(opened.install_id, opened.envelope_id, parcel, held):
            self._count(taken=1)
        else:
            self._count(no_room=1)

    # Out.

    def _write_own(self, stick: StickFiles) -> None:
        for content in self._desk.due():
            opened = self._desk.open_envelope(content)
            if opened is None:
                raise ValueError("an envelope of our own cannot be read")
            if opened.envelope_id not in self._ids:
                name = f"{opened.install_id[:8]}-{opened.envelope_id}{ENVELOPE}"
                stick.write(OUT, name, content)
                self._lie(name, opened.envelope_id)
                self._count(written=1)
            self._count(there=1)
            # What a receipt has named just now is not told to the ledger yet, and is due for once.
            if opened.envelope_id in self._named_before:
                self._again.add(opened.envelope_id)

    def _pass_on(self, stick: StickFiles) -> None:
        for parcel, content in self._carried.waiting():
            if parcel.id not in self._ids:
                name = f"{parcel.origin}-{parcel.id}-{self._desk.install_id[:8]}{ENVELOPE}"
                stick.write(OUT, name, content)
                self._lie(name, parcel.id)
                self._count(passed_on=1)

    def _bring_receipts(self, stick: StickFiles) -> None:
        for parcel, content in self._carried.receipts():
            if stick.write(IN, f"{parcel.origin}-{parcel.id}{RECEIPT}", content):
                self._count(receipts_brought=1)

    def _clear(self, stick: StickFiles) -> None:
        done_with = self._carried.known() - self._again
        for name, envelope_id in self._lying.items():
            if envelope_id in done_with:
                stick.remove(OUT, name)
                self._count(cleared=1)
