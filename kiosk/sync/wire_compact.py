"""A month's counts small enough for a QR code: an envelope by columns, with partial segments.

Of a segment only its id, order, local day, certainty and whether it is sealed travel, and of its
tallies those without a question, for the metrics asked for. Outings, health and names of places
stay at home; whoever merges it must not take what is empty here for news.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from kiosk.sync.wire_body import envelope_of
from kiosk.sync.wire_digits import DigitReader, DigitWriter
from kiosk.sync.wire_facts import CERTAINTIES, FORMAT, Envelope, Tally, WireSegment
from kiosk.sync.wire_fields import Fields, hex_bytes, id_bytes, text_of
from kiosk.sync.wire_frame import (
    KEY_BYTES,
    SIGNATURE_BYTES,
    WIRE_LIMITS,
    FutureFormat,
    Sign,
    behind_magic,
    body_id,
    check_signature,
    decode,
    encode,
    refuse,
)
from kiosk.visits.identity import identity_of

MAGIC = b"KPQ1"
PURPOSE = b"kepu compact 1\0"
_DAY_S = 86_400
_ID_BYTES = 8
_MOST_BYTES = 20 * 1024
"""More than the codes of a month can hold; reading takes the square of it."""
_MOST_CELLS = 40_000
_MOST_DAYS = 10**7


class _Head(NamedTuple):
    """Of a segment; ``day``: local days since 1970-01-01."""

    order: int
    day: int
    certainty: str
    sealed: bool


class _Row(NamedTuple):
    """One kind of tally, and how often in each segment; 0 where it did not happen."""

    key: tuple[str, str, str, str]
    counts: tuple[int, ...]


def pack_compact(envelope: Envelope, metrics: Collection[str], sign: Sign) -> bytes:
    """The counts of ``metrics`` in the segments of ``envelope``, as signed bytes.

    Segments in which none of them happened travel too: that nobody came is a figure as well.

    :raises WireFault: it is beyond a limit, or a value is not what its field holds.
    """
    segments = sorted(envelope.segments, key=lambda each: (each.order, each.id))
    rows = _rows(segments, frozenset(metrics))
    body = encode(
        {
            1: envelope.format,
            2: hex_bytes(envelope.install_id, "install_id", 16),
            3: envelope.public_key,
            4: hex_bytes(envelope.fingerprint, "fingerprint", 8),
            5: envelope.number,
            8: envelope.utc_offset_min,
            9: {2: envelope.site.county} if envelope.site.county else {},
            10: list(envelope.orders),
            14: {name: each for name, each in envelope.totals.items() if name in metrics},
            21: b"".join(id_bytes(each.id) for each in segments),
            22: _columns(segments, envelope.utc_offset_min, rows),
        }
    )
    data = MAGIC + sign(PURPOSE + body) + body
    unpack_compact(data)
    return data


def unpack_compact(data: bytes) -> Envelope:
    """The envelope in ``data``, its segments ``partial``, signed by the key that stands in it.

    :raises FutureFormat: it is sound, but of a newer format.
    :raises WireFault: anything else is wrong.
    """
    signature, body = _split(data)
    fields = Fields(decode(body), "compact")
    check_signature(fields.raw(3, KEY_BYTES), PURPOSE, body, signature)
    number = fields.whole(1, 1)
    if number > FORMAT:
        raise FutureFormat(number, fields.raw(2, 16).hex())
    whole = {key: fields.get(key) for key in (1, 2, 3, 4, 5, 8, 9, 10, 14)}
    device_code = identity_of(fields.raw(2, 16).hex()).device_code  # it follows from the id
    envelope = envelope_of(Fields({**whole, 6: device_code, 7: "", 15: {}}, "compact"))
    return envelope._replace(segments=_segments(fields, envelope.utc_offset_min))


def compact_id(data: bytes) -> bytes:
    """The 16 bytes that name it, as :func:`kiosk.sync.wire.envelope_id` does of an envelope."""
    return body_id(_split(data)[1])


def _split(data: bytes) -> tuple[bytes, bytes]:
    if len(data) > _MOST_BYTES:
        refuse("wire-too-large", "compact")
    rest = behind_magic(MAGIC, data)
    if len(rest) <= SIGNATURE_BYTES:
        refuse("wire-broken", "compact")
    return rest[:SIGNATURE_BYTES], rest[SIGNATURE_BYTES:]


def _rows(segments: Iterable[WireSegment], metrics: frozenset[str]) -> list[_Row]:
    found: dict[tuple[str, str, str, str], dict[int, int]] = {}
    places = range(0)
    for place, segment in enumerate(segments):
        places = range(place + 1)
        for tally in segment.tallies:
            if tally.metric in metrics and not tally.question and tally.count:
                found.setdefault(tally[:4], {})[place] = tally.count
    return [
        _Row(key, tuple(counts.get(place, 0) for place in places))
        for key, counts in sorted(found.items())
    ]


def _columns(segments: list[WireSegment], utc_offset_min: int, rows: list[_Row]) -> bytes:
    digits = DigitWriter()
    before = _Head(0, 0, "sure", True)
    for segment in segments:
        its_day = (segment.best_s + utc_offset_min * 60) // _DAY_S
        head = _Head(segment.order, its_day, segment.certainty, segment.sealed)
        usual = head == before._replace(order=before.order + 1, day=before.day + 1)
        digits.put(usual, 2)
        if not usual:
            digits.grown(head.order - before.order)
            digits.signed(head.day - before.day)
            digits.put(CERTAINTIES.index(head.certainty), len(CERTAINTIES))
            digits.put(head.sealed, 2)
        before = head
    texts = sorted({text for row in rows for text in row.key})
    _write_texts(digits, texts)
    digits.grown(len(rows))
    places = {text: place for place, text in enumerate(texts)}
    before = [0, 0, 0, 0]
    for row in rows:
        key = [places[text] for text in row.key]
        digits.grown(key[0] - before[0])
        for now, was in zip(key[1:], before[1:], strict=True):
            digits.put(now != was, 2)
            if now != was:
                digits.put(now, len(texts))
        before = key
        _write_counts(digits, row.counts)
    return digits.bytes()


def _write_texts(digits: DigitWriter, texts: list[str]) -> None:
    digits.grown(len(texts))
    stem = ""
    for text in texts:
        goes_on = bool(stem) and text.startswith(stem)
        digits.put(goes_on, 2)
        digits.text(text.removeprefix(stem) if goes_on else text)
        stem = _stem(text)


def _stem(text: str) -> str:
    """Its beginning up to the last dot, which the next one may share."""
    return text[: text.rfind(".") + 1]


def _read_texts(digits: DigitReader) -> list[str]:
    most = digits.grown()
    if most > WIRE_LIMITS.texts:
        refuse("wire-too-large", "texts")
    texts: list[str] = []
    stem = ""
    for _ in range(most):
        begin = stem if digits.take(2) else ""
        text = text_of(begin + digits.text(WIRE_LIMITS.text_characters), "texts")
        if any("\ud800" <= sign <= "\udfff" for sign in text):
            refuse("wire-shape", "texts")
        texts.append(text)
        stem = _stem(text)
    return texts


def _write_counts(digits: DigitWriter, counts: tuple[int, ...]) -> None:
    there = [count for count in counts if count]
    least, most = min(there), max(there)
    sparse = len(there) < len(counts)
    digits.put(sparse, 2)
    digits.sized(least)
    digits.sized(most - least)
    for count in counts:
        if sparse:
            digits.put(count > 0, 2)
        if count:
            digits.put(count - least, most - least + 1)


def _read_counts(digits: DigitReader, segments: int) -> list[int]:
    sparse, least, span = digits.take(2), digits.sized(), digits.sized()
    if least + span > WIRE_LIMITS.tally_count:
        refuse("wire-shape", "count")
    return [
        0 if sparse and not digits.take(2) else least + digits.take(span + 1)
        for _ in range(segments)
    ]


def _segments(fields: Fields, utc_offset_min: int) -> tuple[WireSegment, ...]:
    ids = fields.get(21)
    columns = fields.get(22)
    if type(ids) is not bytes or len(ids) % _ID_BYTES or type(columns) is not bytes:
        refuse("wire-shape", "compact")
    total = len(ids) // _ID_BYTES
    if total > WIRE_LIMITS.segments:
        refuse("wire-too-large", "segments")
    digits = DigitReader(columns)
    heads = _read_heads(digits, total)
    tallies = _tallies(digits, total)
    digits.end()
    segments: list[WireSegment] = []
    for place, head in enumerate(heads):
        number = int.from_bytes(ids[place * _ID_BYTES : (place + 1) * _ID_BYTES], signed=True)
        midnight_s = head.day * _DAY_S - utc_offset_min * 60
        segments.append(_segment(number, head, midnight_s, tuple(tallies[place])))
    if len({each.id for each in segments}) != total:
        refuse("wire-shape", "a segment twice")
    return tuple(segments)


def _segment(number: int, order: int, midnight_s: int, certainty: str, sealed: bool) -> WireSegment:
    """Noon of its day stands for the moment; the day is its bounds, unless it is unsure."""
    unsure = head.certainty == "unsure"
    return WireSegment(
        id=number,
        order=head.order,
        boot=0,
        mono_s=None,
        opened_wall_s=0,
        quality=0,
        cause="",
        content="",
        outing=0,
        campaign="",
        sealed=head.sealed,
        best_s=midnight_s + _DAY_S // 2,
        earliest_s=0 if unsure else midnight_s,
        latest_s=None if unsure else midnight_s + _DAY_S - 1,
        certainty=head.certainty,
        tallies=tallies,
        partial=True,
    )


def _tallies(digits: DigitReader, segments: int) -> list[list[Tally]]:
    found: list[list[Tally]] = [[] for _ in range(segments)]
    texts = _read_texts(digits)
    rows = digits.grown()
    if rows * max(segments, 1) > _MOST_CELLS:
        refuse("wire-too-large", "tallies")
    key = [0, 0, 0, 0]
    before: list[int] = []
    for _ in range(rows):
        key[0] += digits.grown()
        for place in (1, 2, 3):
            if digits.take(2):
                key[place] = digits.take(len(texts))
        if max(key) >= len(texts) or key <= before:
            refuse("wire-shape", "rows out of order")
        before = key.copy()
        exhibit, version, question, metric = (texts[each] for each in key)
        for place, count in enumerate(_read_counts(digits, segments)):
            if count:
                found[place].append(Tally(exhibit, version, question, metric, count))
    return found
