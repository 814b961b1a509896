"""The body of an envelope: facts to a map of numbered fields, and back with every check."""

from __future__ import annotations

import itertools
import operator
from collections.abc import Sequence
from typing import Any

from kiosk.sync.wire_facts import (
    CERTAINTIES,
    OUTING_FIELDS,
    Envelope,
    Site,
    Tally,
    WireOuting,
    WireSegment,
    outing_fields,
)
from kiosk.sync.wire_fields import (
    Fields,
    counts_of,
    hex_bytes,
    id_bytes,
    scalars_of,
    text_of,
    whole_of,
)
from kiosk.sync.wire_frame import KEY_BYTES, WIRE_LIMITS, encode, refuse

_SITE_FIELDS = 5
_TALLY_FIELDS = 5


def body_of(envelope: Envelope) -> bytes:
    """The body: the same facts give the same bytes, in whatever order they come."""
    segments = sorted(envelope.segments, key=lambda each: (each.order, each.id))
    texts = sorted({text for each in segments for tally in each.tallies for text in tally[:4]})
    places = {text: place for place, text in enumerate(texts)}
    outings = sorted(envelope.outings, key=lambda each: (each.id, each.revision))
    return encode(
        {
            1: envelope.format,
            2: hex_bytes(envelope.install_id, "install_id", 16),
            3: envelope.public_key,
            4: hex_bytes(envelope.fingerprint, "fingerprint", 8),
            5: envelope.number,
            6: envelope.device_code,
            7: envelope.program,
            8: envelope.utc_offset_min,
            9: {place: text for place, text in enumerate(envelope.site, start=1) if text},
            10: list(envelope.orders),
            11: texts,
            12: [_segment_map(each, places) for each in segments],
            13: [
                {1: outing_fields(each.row), 2: each.day, 3: each.ended_day, 4: each.certainty}
                for each in outings
            ],
            14: dict(envelope.totals),
            15: dict(envelope.health),
        }
    )


def envelope_of(fields: Fields) -> Envelope:
    """The envelope that a decoded body tells.

    :raises WireFault: a field is missing, of another type or beyond a limit.
    """
    orders = fields.list(10, 2)
    if len(orders) != 2:
        refuse("wire-shape", "orders")
    return Envelope(
        format=fields.whole(1, 1),
        install_id=fields.raw(2, 16).hex(),
        device_code=fields.text(6),
        public_key=fields.raw(3, KEY_BYTES),
        fingerprint=fields.raw(4, 8).hex(),
        site=_site(fields.get(9)),
        orders=(whole_of(orders[0], "orders", 0), whole_of(orders[1], "orders", 0)),
        segments=_segments(fields),
        outings=_outings(fields),
        totals=counts_of(fields.get(14), "totals"),
        health=scalars_of(fields.get(15), "health"),
        program=fields.text(7),
        utc_offset_min=fields.whole(8, -1440, 1440),
        number=fields.whole(5, 0),
    )


def _segment_map(segment: WireSegment, places: dict[str, int]) -> dict[int, object]:
    fields: dict[int, object] = {
        1: id_bytes(segment.id),
        2: segment.order,
        3: segment.boot,
        5: segment.opened_wall_s,
        6: segment.quality,
        7: segment.cause,
        8: segment.content,
        11: segment.sealed,
        12: segment.best_s,
        13: segment.earliest_s,
        15: segment.certainty,
        16: [
            [places[exhibit], places[version], places[question], places[metric], count]
            for exhibit, version, question, metric, count in sorted(segment.tallies)
        ],
    }
    if segment.mono_s is not None:
        fields[4] = segment.mono_s
    if segment.outing:
        fields[9] = id_bytes(segment.outing)
    if segment.campaign:
        fields[10] = segment.campaign
    if segment.latest_s is not None:
        fields[14] = segment.latest_s
    if segment.partial:
        fields[17] = True
    return fields


def _site(value: Any) -> Site:
    fields = Fields(value, "site")
    return Site(*(fields.text(number, "") for number in range(1, _SITE_FIELDS + 1)))


def _segments(fields: Fields) -> tuple[WireSegment, ...]:
    texts = [text_of(each, "texts") for each in fields.list(11, WIRE_LIMITS.texts)]
    if any(one >= two for one, two in itertools.pairwise(texts)):
        refuse("wire-shape", "texts out of order")
    found = [Fields(each, "segment") for each in fields.list(12, WIRE_LIMITS.segments)]
    rows = [each.list(16, WIRE_LIMITS.tallies) for each in found]
    if sum(map(len, rows)) > WIRE_LIMITS.tallies:
        refuse("wire-too-large", "tallies")
    segments = tuple(
        _segment(each, _tallies(own, texts)) for each, own in zip(found, rows, strict=True)
    )
    if len({each.id for each in segments}) != len(segments):
        refuse("wire-shape", "a segment twice")
    return segments


def _segment(fields: Fields, tallies: tuple[Tally, ...]) -> WireSegment:
    return WireSegment(
        id=fields.id(1),
        order=fields.whole(2, 0),
        boot=fields.whole(3),
        mono_s=fields.maybe_whole(4),
        opened_wall_s=fields.whole(5),
        quality=fields.whole(6, 0, 100),
        cause=fields.text(7),
        content=fields.text(8),
        outing=fields.id(9, 0),
        campaign=fields.text(10, ""),
        sealed=fields.flag(11),
        best_s=fields.whole(12),
        earliest_s=fields.whole(13),
        latest_s=fields.maybe_whole(14),
        certainty=_certainty(fields.text(15)),
        tallies=tallies,
        partial=fields.flag(17, False),
    )


def _tallies(rows: list[Any], texts: list[str]) -> tuple[Tally, ...]:
    """Looked at by columns: a hub reads them by the hundred thousand."""
    if not rows:
        return ()
    if set(map(type, rows)) != {list} or set(map(len, rows)) != {_TALLY_FIELDS}:
        refuse("wire-shape", "tally")
    *places, counts = zip(*rows, strict=True)
    for column in places:
        _check_wholes(column, len(texts) - 1)
    _check_wholes(counts, WIRE_LIMITS.tally_count)
    keys = list(zip(*places, strict=True))
    if not all(map(operator.lt, keys, keys[1:])):
        refuse("wire-shape", "tallies out of order")
    words = (map(texts.__getitem__, column) for column in places)
    return tuple(map(Tally._make, zip(*words, counts, strict=True)))


def _check_wholes(column: Sequence[Any], most: int) -> None:
    """Every one is an integer (no truth value) from 0 to ``most``."""
    if set(map(type, column)) != {int} or min(column) < 0 or max(column) > most:
        refuse("wire-shape", "tally")


def _certainty(text: str) -> str:
    if text not in CERTAINTIES:
        refuse("wire-shape", "certainty")
    return text


def _outings(fields: Fields) -> tuple[WireOuting, ...]:
    found: list[WireOuting] = []
    for value in fields.list(13, WIRE_LIMITS.outings):
        each = Fields(value, "outing")
        found.append(
            WireOuting(_row(each.get(1)), each.text(2), each.text(3), _certainty(each.text(4)))
        )
    if len({(each.id, each.revision) for each in found}) != len(found):
        refuse("wire-shape", "an outing twice")
    return tuple(found)


def _row(value: Any) -> dict[str, str | int | None]:
    fields = Fields(value, "outing")
    row: dict[str, str | int | None] = {}
    for number, (name, kind, may_miss) in enumerate(OUTING_FIELDS, start=1):
        if name == "outing":
            row[name] = fields.id(number)
        elif may_miss and number not in fields.map:
            row[name] = None
        elif kind is str:
            row[name] = fields.text(number)
        else:
            row[name] = fields.whole(number, 0 if name == "revision" else -WIRE_LIMITS.whole)
    return row
