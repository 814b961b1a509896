"""Counts as texts for QR codes: links that a phone opens, or plain text where no hub is known.

A text is a beginning (``https://<hub>/u#`` or ``KEPU:``) and decimal digits, which a QR code holds
in 3.33 bits each (ISO/IEC 18004, numeric mode) and every link carries unchanged.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable
from typing import NamedTuple

from kiosk.sync.wire_compact import MAGIC, pack_compact, unpack_compact
from kiosk.sync.wire_facts import Envelope
from kiosk.sync.wire_frame import FutureFormat, Sign, refuse

PLAIN = "KEPU:"
MOST_PARTS = 20
FORM = "1"
MARK = b"\1"
"""Before the bytes of a part, so that leading zeros are not lost in a number."""
_HEAD_DIGITS = 11
"""Form 1, count 2, index 2, id 6."""
_CODE_BITS = 8_000
"""Data of a code of version 25, level M: 1,000 code words (ISO/IEC 18004, table 7)."""
_SEGMENT_HEADS_BITS = 4 + 16 + 4 + 12
"""Mode and length of a segment of bytes and of one of digits, in versions 10 to 26."""
_MOST_DIGITS = 4_000
_MOST_CHARACTERS = 4_500
_TEXT = re.compile(r"(?:https?://[^\s#]*#|KEPU:)?([0-9]+)", re.ASCII)


class Part(NamedTuple):
    """One of the codes of a month: ``place`` from 1 to ``of``; ``id``: 6 digits, the same in all of
    them."""

    id: str
    place: int
    of: int
    data: bytes


def qr_texts(
    envelope: Envelope, metrics: Collection[str], sign: Sign, hub: str = ""
) -> tuple[str, ...]:
    """What the codes say, each of version 25-M or smaller, in their order.

    ``hub``: its address (``https://hub.example.cn``), or empty for plain text.

    :raises WireFault: it does not fit :data:`MOST_PARTS` codes, or see
        :func:`~kiosk.sync.wire_compact.pack_compact`.
    """
    return split(pack_compact(envelope, metrics, sign), hub)


def split(data: bytes, hub: str = "") -> tuple[str, ...]:
    """The bytes of a compact envelope as the texts of its codes.

    :raises WireFault: it does not fit :data:`MOST_PARTS` codes, or the address is too long.
    """
    begin = f"{hub.rstrip('/')}/u#" if hub else PLAIN
    inner = data[len(MAGIC) :]
    name = _part_id(inner)
    room_digits = (_CODE_BITS - _SEGMENT_HEADS_BITS - 8 * len(begin.encode())) * 3 // 10
    for count in range(1, MOST_PARTS + 1):
        size = -(-len(inner) // count)
        if _HEAD_DIGITS + len(str(2 ** (8 * min(size, 1_200) + 1) - 1)) <= room_digits:
            break
    else:
        refuse("wire-too-large", "codes")
    slices = [inner[start : start + size] for start in range(0, len(inner), size)]
    return tuple(
        f"{begin}{FORM}{len(slices):02}{index:02}{name}{int.from_bytes(MARK + each)}"
        for index, each in enumerate(slices, start=1)
    )


def part_of(text: str) -> Part:
    """What one scanned text holds: the whole link, the plain text, or its digits alone.

    :raises FutureFormat: it is of a newer form.
    :raises WireFault: it is none of ours.
    """
    if len(text) > _MOST_CHARACTERS:
        refuse("wire-too-large", "text of a code")
    found = _TEXT.fullmatch(text.strip())
    if found is None or not _HEAD_DIGITS < len(found[1]) <= _MOST_DIGITS:
        refuse("wire-broken", "text of a code")
    digits = found[1]
    if digits[0] > FORM:
        raise FutureFormat(int(digits[0]))
    count, index = int(digits[1:3]), int(digits[3:5])
    number = int(digits[_HEAD_DIGITS:])
    marked = number.to_bytes((number.bit_length() + 7) // 8)
    if (
        digits[0] != FORM
        or not 1 <= index <= count <= MOST_PARTS
        or marked[:1] != MARK
        or digits[_HEAD_DIGITS] == "0"
    ):
        refuse("wire-broken", "text of a code")
    return Part(digits[5:_HEAD_DIGITS], index, count, marked[1:])


def join_parts(texts: Iterable[str]) -> bytes:
    """The bytes of the one compact envelope whose parts are all among ``texts``, in any order
    and any number of times; other codes between them do not matter.

    :raises WireFault: parts are missing (``wire-parts``), of several envelopes, or none of ours.
    """
    found: dict[tuple[str, int], dict[int, set[bytes]]] = {}
    for part in map(part_of, texts):
        own = found.setdefault((part.id, part.of), {})
        own.setdefault(part.place, set()).add(part.data)
    whole = [
        inner
        for (name, count), parts in found.items()
        if len(parts) == count
        for inner in [b"".join(min(parts[index]) for index in sorted(parts))]
        if _part_id(inner) == name
    ]
    if len(whole) != 1:
        refuse("wire-parts", f"{len(whole)} of {len(found)} whole")
    return MAGIC + whole[0]


def read_parts(texts: Iterable[str]) -> Envelope:
    """The envelope in the texts of its codes; for the errors see :func:`join_parts` and
    :func:`~kiosk.sync.wire_compact.unpack_compact`."""
    return unpack_compact(join_parts(texts))


def _part_id(inner: bytes) -> str:
    return f"{int.from_bytes(hashlib.sha256(inner).digest()[:8]) % 1_000_000:06}"
