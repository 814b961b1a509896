"""Segments by columns, for a QR code: heads, texts, then a row of counts for each kind of tally."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from kiosk.sync.wire_digits import DigitReader, DigitWriter
from kiosk.sync.wire_facts import CERTAINTIES, Tally, WireSegment
from kiosk.sync.wire_fields import text_of
from kiosk.sync.wire_frame import WIRE_LIMITS, refuse

_DAY_S = 86_400
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


_FIRST = _Head(0, 0, "sure", True)
"""What the first head is compared with."""


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


def columns_of(
    segments: Sequence[WireSegment], utc_offset_min: int, metrics: Collection[str]
) -> bytes:
    """The columns of ``segments``, which are in the order in which their ids travel."""
    rows = _rows(segments, frozenset(metrics))
    digits = DigitWriter()
    _write_heads(digits, segments, utc_offset_min)
    _write_rows(digits, rows)
    return digits.bytes()


def _write_heads(digits: DigitWriter, segments: Iterable[WireSegment], utc_offset_min: int) -> None:
    before = _FIRST
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


def _write_rows(digits: DigitWriter, rows: list[_Row]) -> None:
    texts = sorted({text for row in rows for text in row.key})
    _write_texts(digits, texts)
    digits.grown(len(rows))
    places = {text: place for place, text in enumerate(texts)}
    last = [0, 0, 0, 0]
    for row in rows:
        key = [places[text] for text in row.key]
        digits.grown(key[0] - last[0])
        for now, was in zip(key[1:], last[1:], strict=True):
            digits.put(now != was, 2)
            if now != was:
                digits.put(now, len(texts))
        last = key
        _write_counts(digits, row.counts)


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


def segments_of(ids: Sequence[int], columns: bytes, utc_offset_min: int) -> tuple[WireSegment, ...]:
    """The segments with these ids, from their columns; all of them ``partial``.

    :raises WireFault: the columns are no columns of ours.
    """
    total = len(ids)
    digits = DigitReader(columns)
    heads = _read_heads(digits, total)
    tallies = _tallies(digits, total)
    digits.end()
    segments: list[WireSegment] = []
    for number, head, own in zip(ids, heads, tallies, strict=True):
        midnight_s = head.day * _DAY_S - utc_offset_min * 60
        segments.append(_segment(number, head, midnight_s, tuple(own)))
    return tuple(segments)


def _read_heads(digits: DigitReader, segments: int) -> list[_Head]:
    heads: list[_Head] = []
    head = _FIRST
    for _ in range(segments):
        if digits.take(2):
            head = head._replace(order=head.order + 1, day=head.day + 1)
        else:
            order, day = head.order + digits.grown(), head.day + digits.signed()
            head = _Head(order, day, CERTAINTIES[digits.take(3)], bool(digits.take(2)))
        if head.order > WIRE_LIMITS.whole or abs(head.day) > _MOST_DAYS:
            refuse("wire-shape", "compact segment")
        heads.append(head)
    return heads


def _segment(number: int, head: _Head, midnight_s: int, tallies: tuple[Tally, ...]) -> WireSegment:
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
