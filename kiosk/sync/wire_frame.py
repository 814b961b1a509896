"""The ground of the wire: limits, faults, one strict form of CBOR, and signed, compressed frames.

CBOR is RFC 8949, in the deterministic form of its section 4.2, narrowed: no tags, no indefinite
lengths, keys of one map either all unsigned integers or all texts. What is not in that one form is
refused, so equal facts are equal bytes. The reference for strangers: docs/reference/wire-format.md.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple, NoReturn

from kiosk.core.errors import Trouble
from kiosk.core.words import Words

KIB = 1024


class WireLimits(NamedTuple):
    """Upper bounds, inclusive: looked at before anything is parsed or built."""

    packed_bytes: int = 256 * KIB
    body_bytes: int = 4096 * KIB
    segments: int = 2_000
    """Of one envelope; also the segments and outings of one receipt."""
    tallies: int = 200_000
    outings: int = 2_000
    texts: int = 20_000
    """Different texts that the tallies of one envelope use."""
    text_characters: int = 300
    whole: int = 2**53
    """Of every integer, either sign: every language holds it exactly."""
    tally_count: int = 2**31 - 1
    """Of one tally: sums over any number of tallies stay in 64 bits."""
    depth: int = 6
    items: int = 1_500_000
    """Things inside a body, however small: each costs memory when it is parsed."""
    health: int = 40
    metrics: int = 200
    carriers: int = 4
    """Carriers around an envelope, one inside the other."""
    carriage_bytes: int = 64
    """What one carrier adds: the largest envelope still finds room in all of them."""
    envelopes: int = 500
    """Envelope ids that one receipt answers."""


WIRE_LIMITS = WireLimits()
SIGNATURE_BYTES = 64
KEY_BYTES = 32

Sign = Callable[[bytes], bytes]
"""Makes the 64 bytes of an Ed25519 signature."""

_WHAT = {
    "wire-too-large": Words("数据超出了规定的大小。", "The data is larger than allowed."),
    "wire-broken": Words("数据不完整或已损坏。", "The data is incomplete or damaged."),
    "wire-shape": Words("数据内容不符合格式。", "The data does not follow the format."),
    "wire-signature": Words("数据的签名不对。", "The signature of the data is wrong."),
    "wire-future": Words("数据来自更新的程序版本。", "The data comes from a newer program."),
    "wire-parts": Words("二维码还没有扫全。", "Not all of the codes have been scanned."),
}
_NEXT = Words("请从展台重新上报一次。", "Send it once more from the kiosk.")
_NEWER = Words("请先升级这一端的程序。", "Update the program on this side first.")


class WireFault(Trouble):
    """Bytes that are not what they should be. ``detail`` is for logs, in English, without data."""

    def __init__(self, code: str, what: Words, detail: str = "", next_step: Words = _NEXT) -> None:
        super().__init__(code, what, next_step)
        self.detail = detail


class FutureFormat(WireFault):
    """A newer format than ours: to be kept aside, and read again by a newer program.

    ``format``: its number. ``install_id``: whose it is (32 hex), empty when even the frame is new.
    """

    def __init__(self, number: int, install_id: str = "") -> None:
        super().__init__("wire-future", _WHAT["wire-future"], f"format {number}", _NEWER)
        self.format = number
        self.install_id = install_id


def refuse(code: str, detail: str, cause: BaseException | None = None) -> NoReturn:
    """Raise the :class:`WireFault` with that code."""
    raise WireFault(code, _WHAT[code], detail) from cause


class _NoTags(Mapping[int, Callable[..., Any]]):
    """For the decoder: every tag is known, and refused."""

    def __getitem__(self, tag: int) -> Callable[..., Any]:
        raise ValueError(f"tag {tag}")

    def __iter__(self) -> Iterator[int]:
        return iter(())

    def __len__(self) -> int:
        return 1


def encode(value: object) -> bytes:
    """``value`` in the one form of CBOR.

    :raises WireFault: a text that is no Unicode, or a value that has no form here.
    """
    import cbor2  # late: nothing is sent before the first frame

    try:
        return cbor2.dumps(value, canonical=True)
    except (cbor2.CBOREncodeError, UnicodeError, OverflowError, TypeError, ValueError) as error:
        refuse("wire-shape", "cannot be encoded", error)


def decode(data: bytes) -> Any:
    """What the CBOR in ``data`` says; there is exactly one way to say it.

    :raises WireFault: it is damaged, in another form, too deep or too much.
    """
    import cbor2

    if len(data) > WIRE_LIMITS.body_bytes:
        refuse("wire-too-large", "body")
    if len(data) > WIRE_LIMITS.items:  # each is a byte at least: a smaller one cannot hold more
        _count_items(data)
    try:
        value = cbor2.loads(
            data,
            max_depth=WIRE_LIMITS.depth,
            allow_indefinite=False,
            allow_duplicate_keys=False,
            semantic_decoders=_NoTags(),
        )
        again = cbor2.dumps(value, canonical=True)
    except Exception as error:  # whatever a stranger's bytes provoke in a decoder is their fault
        refuse("wire-broken", "no CBOR of ours", error)
    if again != data:
        refuse("wire-broken", "another form of CBOR")
    return value


def _count_items(data: bytes) -> None:
    """Walk over the heads alone: refused before a million small things become objects."""
    place = items = 0
    end = len(data)
    while place < end:
        items += 1
        if items > WIRE_LIMITS.items:
            refuse("wire-too-large", "items")
        major, short = data[place] >> 5, data[place] & 31
        place += 1
        size = short
        if short >= 24:
            width = 1 << (short - 24) if short < 28 else 0
            size = int.from_bytes(data[place : place + width])
            place += width
        if major in (2, 3):
            place += size


def inflate(data: bytes) -> bytes:
    """The zlib stream (RFC 1950) in ``data``, whole, with nothing behind it.

    :raises WireFault: damaged, or more than :attr:`WireLimits.body_bytes`.
    """
    stream = zlib.decompressobj()
    try:
        body = stream.decompress(data, WIRE_LIMITS.body_bytes + 1)
    except zlib.error as error:
        refuse("wire-broken", "zlib", error)
    if len(body) > WIRE_LIMITS.body_bytes:
        refuse("wire-too-large", "body")
    if not stream.eof or stream.unused_data:
        refuse("wire-broken", "zlib")
    return body


def frame(magic: bytes, purpose: bytes, body: bytes, sign: Sign) -> bytes:
    """``magic`` + CBOR [zlib(body), signature over ``purpose`` + body].

    :raises WireFault: it is too large.
    """
    if len(body) > WIRE_LIMITS.body_bytes:
        refuse("wire-too-large", "body")
    data = magic + encode([zlib.compress(body, 9), sign(purpose + body)])
    if len(data) > WIRE_LIMITS.packed_bytes:
        refuse("wire-too-large", "packed")
    return data


def unframe(magic: bytes, data: bytes) -> tuple[bytes, bytes]:
    """The body and the signature of a frame; the signature is **not** checked yet.

    :raises WireFault: it is no frame with that magic.
    :raises FutureFormat: its magic is of the same family with a higher number.
    """
    parts = decode(behind_magic(magic, data))
    match parts:
        case [bytes(packed), bytes(signature)] if len(signature) == SIGNATURE_BYTES:
            return inflate(packed), signature
    refuse("wire-shape", "frame")


def behind_magic(magic: bytes, data: bytes, most_bytes: int = WIRE_LIMITS.packed_bytes) -> bytes:
    """What follows the four bytes of ``magic``; for the errors see :func:`unframe`."""
    if len(data) > most_bytes:
        refuse("wire-too-large", "packed")
    family, number = data[:3], data[3:4]
    if family != magic[:3] or not number.isdigit():
        refuse("wire-broken", "magic")
    if number > magic[3:]:
        raise FutureFormat(int(number))
    if number != magic[3:]:
        refuse("wire-broken", "magic")
    return data[4:]


def check_signature(key: bytes, purpose: bytes, body: bytes, signature: bytes) -> None:
    """Ed25519 (RFC 8032) over ``purpose`` + ``body``.

    :raises WireFault: it was not made with that key.
    """
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, purpose + body)
    except (InvalidSignature, ValueError) as error:
        refuse("wire-signature", "Ed25519", error)


def short_digest(value: object) -> bytes:
    """The first 8 bytes of SHA-256 over the CBOR of ``value``."""
    return hashlib.sha256(encode(value)).digest()[:8]


def body_id(body: bytes) -> bytes:
    """The first 16 bytes of SHA-256 over a body."""
    return hashlib.sha256(body).digest()[:16]
