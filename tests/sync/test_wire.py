"""Envelopes: what goes in comes out, in one form of bytes, and nothing else is believed."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import time
import zlib
from typing import Any

import cbor2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.sync import wire
from kiosk.sync.wire import Envelope, FutureFormat, Tally, WireFault, pack, unpack
from kiosk.sync.wire_facts import OUTING_FIELDS
from kiosk.visits.schema import OUTING_COLUMNS, OUTING_MAY_BE_NULL
from tests.sync.samples import HUB_KEY, KEY, PUBLIC, a_segment, an_envelope, an_outing

BUSY = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])

names = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t"), max_size=40
)
wholes = st.integers(-(2**53), 2**53)
ids = st.integers(-(2**63), 2**63 - 1)
tallies = st.builds(Tally, names, names, names, names, st.integers(0, 2**31 - 1))
segments = st.builds(
    wire.WireSegment,
    id=ids,
    order=st.integers(0, 2**53),
    boot=wholes,
    mono_s=st.none() | wholes,
    opened_wall_s=wholes,
    quality=st.integers(0, 4),
    cause=names,
    content=names,
    outing=ids,
    campaign=names,
    sealed=st.booleans(),
    best_s=wholes,
    earliest_s=wholes,
    latest_s=st.none() | wholes,
    certainty=st.sampled_from(wire.CERTAINTIES),
    tallies=st.lists(tallies, max_size=6, unique_by=lambda each: each[:4]).map(
        lambda each: tuple(sorted(each))
    ),
    partial=st.booleans(),
)
rows = st.fixed_dictionaries(
    {
        name: ((ids if name == "outing" else st.integers(0, 99)) if kind is int else names)
        if not may_miss
        else st.none() | wholes
        for name, kind, may_miss in OUTING_FIELDS
    }
)
outings = st.builds(wire.WireOuting, rows, names, names, st.sampled_from(wire.CERTAINTIES))
scalars = (
    st.none() | st.booleans() | wholes | names | st.floats(allow_nan=False, allow_infinity=False)
)
envelopes = st.builds(
    Envelope,
    format=st.just(1),
    install_id=st.binary(min_size=16, max_size=16).map(bytes.hex),
    device_code=names,
    public_key=st.just(PUBLIC),
    fingerprint=st.binary(min_size=8, max_size=8).map(bytes.hex),
    site=st.builds(wire.Site, names, names, names, names, names),
    orders=st.tuples(st.integers(0, 2**53), st.integers(0, 2**53)),
    segments=st.lists(segments, max_size=4, unique_by=lambda each: each.id).map(
        lambda each: tuple(sorted(each, key=lambda one: (one.order, one.id)))
    ),
    outings=st.lists(outings, max_size=2, unique_by=lambda each: (each.id, each.revision)).map(
        lambda each: tuple(sorted(each, key=lambda one: (one.id, one.revision)))
    ),
    totals=st.dictionaries(names, st.integers(0, 2**53), max_size=4),
    health=st.dictionaries(names, scalars, max_size=4),
    program=names,
    utc_offset_min=st.integers(-1440, 1440),
    number=st.integers(0, 2**53),
)


def body_map(envelope: Envelope) -> dict[int, Any]:
    """The body of ``envelope`` as plain data, to be spoilt and signed again."""
    packed, _signature = cbor2.loads(pack(envelope, KEY.sign)[4:])
    body = cbor2.loads(zlib.decompress(packed))
    assert isinstance(body, dict)
    return body


def signed(body: object, magic: bytes = b"KPE1", raw: bytes | None = None) -> bytes:
    """Any body, rightly signed and packed."""
    data = cbor2.dumps(body, canonical=True) if raw is None else raw
    signature = KEY.sign(b"kepu envelope 1\0" + data)
    return magic + cbor2.dumps([zlib.compress(data), signature])


@given(envelopes)
@BUSY
def test_what_is_packed_comes_out_again(envelope: Envelope) -> None:
    data = pack(envelope, KEY.sign)
    assert unpack(data) == envelope
    assert pack(unpack(data), KEY.sign) == data


def test_the_same_facts_in_another_order_are_the_same_bytes() -> None:
    envelope = an_envelope(5)
    turned = envelope._replace(
        segments=tuple(
            each._replace(tallies=each.tallies[::-1]) for each in reversed(envelope.segments)
        ),
        totals=dict(reversed(list(envelope.totals.items()))),
        health=dict(reversed(list(envelope.health.items()))),
    )
    assert pack(turned, KEY.sign) == pack(envelope, KEY.sign)


def test_another_run_of_python_makes_the_same_bytes() -> None:
    code = (
        "from tests.sync.samples import *; from kiosk.sync.wire import pack; import hashlib;"
        "print(hashlib.sha256(pack(an_envelope(3), KEY.sign)).hexdigest())"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert told.stdout.strip() == hashlib.sha256(pack(an_envelope(3), KEY.sign)).hexdigest()


def test_the_id_is_of_the_body_however_it_was_compressed() -> None:
    data = pack(an_envelope(3), KEY.sign)
    packed, signature = cbor2.loads(data[4:])
    body = zlib.decompress(packed)
    other = b"KPE1" + cbor2.dumps([zlib.compress(body, 1), signature])
    assert other != data
    assert unpack(other) == unpack(data)
    assert wire.envelope_id(other) == wire.envelope_id(data) == hashlib.sha256(body).digest()[:16]


def test_columns_of_outings_are_those_of_the_ledger() -> None:
    assert {name: kind for name, kind, _ in OUTING_FIELDS} == OUTING_COLUMNS
    assert tuple(name for name, _, may_miss in OUTING_FIELDS if may_miss) == OUTING_MAY_BE_NULL
    assert [name for name, _, _ in OUTING_FIELDS] == list(OUTING_COLUMNS)


def test_cut_off_anywhere_it_is_refused() -> None:
    data = pack(an_envelope(1), KEY.sign)
    for end in range(len(data)):
        with pytest.raises(WireFault):
            unpack(data[:end])


def test_every_single_spoilt_byte_is_noticed() -> None:
    data = pack(an_envelope(1), KEY.sign)
    for place in range(len(data)):
        spoilt = bytearray(data)
        spoilt[place] ^= 1 + place % 255
        try:
            found = unpack(bytes(spoilt))
        except WireFault:
            continue
        # Only the head of a zlib stream can differ without a difference in what it holds.
        assert found == unpack(data)
        assert place < 12


@given(st.binary(max_size=300), st.sampled_from([b"", b"KPE1", b"KPE1\x82\x58"]))
@settings(max_examples=200)
def test_any_bytes_are_refused_kindly(data: bytes, begin: bytes) -> None:
    with pytest.raises(WireFault):
        unpack(begin + data)


@given(st.data())
@settings(max_examples=150)
def test_a_spoilt_body_rightly_signed_is_refused_or_read(data: st.DataObject) -> None:
    """A device's key in wrong hands: whatever it signs, nothing crashes."""
    body = bytearray(cbor2.dumps(body_map(an_envelope(1)), canonical=True))
    for _ in range(data.draw(st.integers(1, 4))):
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    try:
        found = unpack(signed(None, raw=bytes(body)))
    except WireFault:
        return
    assert pack(found, KEY.sign)


def test_a_foreign_signature_is_refused() -> None:
    with pytest.raises(WireFault) as told:
        pack(an_envelope(1), HUB_KEY.sign)
    assert told.value.code == "wire-signature"


def test_a_signature_for_another_purpose_is_refused() -> None:
    body = cbor2.dumps(body_map(an_envelope(1)), canonical=True)
    for purpose in (b"", b"kepu receipt 1\0", b"kepu compact 1\0"):
        data = b"KPE1" + cbor2.dumps([zlib.compress(body), KEY.sign(purpose + body)])
        with pytest.raises(WireFault) as told:
            unpack(data)
        assert told.value.code == "wire-signature"


def test_what_a_later_day_adds_is_left_out() -> None:
    envelope = an_envelope(2)
    body = body_map(envelope)
    body[99] = {"new": [1, 2.5, None]}
    for part in (body[9], body[12][0], body[13][0], body[13][0][1]):
        part[77] = "later"
    assert unpack(signed(body)) == unpack(pack(envelope, KEY.sign))


def test_a_higher_format_is_for_later_and_tells_whose_it_is() -> None:
    body = body_map(an_envelope(1))
    with pytest.raises(FutureFormat) as told:
        unpack(signed({1: 2, 2: body[2], 3: body[3], 12: "quite otherwise"}))
    assert (told.value.format, told.value.install_id) == (2, an_envelope(0).install_id)
    with pytest.raises(FutureFormat):
        unpack(signed(body, magic=b"KPE2"))


def test_a_higher_format_with_a_wrong_signature_is_only_a_fault() -> None:
    body = cbor2.dumps({**body_map(an_envelope(1)), 1: 2}, canonical=True)
    with pytest.raises(WireFault) as told:
        unpack(b"KPE1" + cbor2.dumps([zlib.compress(body), bytes(64)]))
    assert not isinstance(told.value, FutureFormat)


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("not a number", "a101f97e00"),
        ("an integer beyond 64 bits", "a101c249010000000000000000"),
        ("a date as a tag", "a101c101"),
        ("a fraction of a huge exponent", "a101c4821b00000000ffffffff01"),
        ("a key twice", "a201010102"),
        ("keys out of order", "a202010101"),
        ("an indefinite map", "bf0101ff"),
        ("an indefinite array", "a1019f01ff"),
        ("a longer form of a number", "a1011801"),
        ("bytes behind the end", "a1010100"),
        ("no Unicode", "a10161ff"),
        ("half a surrogate", "a10163eda080"),
        ("a huge array announced", "a1019b00ffffffffffffff"),
        ("huge bytes announced", "a1015b00ffffffffffffff"),
        ("a huge map announced", "bb00ffffffffffffff"),
        ("very deep", "a101" + "81" * 5_000 + "01"),
        ("an array as a key", "a1810101"),
        ("undefined", "a101f7"),
        ("a reserved length", "a1011c"),
        ("nothing", ""),
    ],
)
def test_other_forms_of_cbor_are_refused(name: str, raw: str) -> None:
    with pytest.raises(WireFault):
        unpack(signed(None, raw=bytes.fromhex(raw)))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (1, True), (1, 0), (1, 1.0), (2, b"short"), (2, "text"), (3, bytes(31)), (4, None),
        (5, -1), (5, 2**53 + 1), (6, 7), (6, "x" * 301), (6, "a\0b"), (7, "\x1b[2J"), (8, 9_999),
        (9, []), (9, {1: 5}), (10, [1]), (10, [1, 2, 3]), (10, [-1, 2]), (11, ["b", "a"]),
        (11, ["a", "a"]), (12, {}), (12, [[]]), (12, [{}]), (13, [{}]), (13, 5),
        (14, {"opened": -1}), (14, {1: 1}), (14, {"opened": True}), (15, {"x": float("nan")}),
        (15, {"x": float("inf")}), (15, {"x": [1]}), (15, {"x": 2**60}),
        (15, {str(n): n for n in range(41)}),
    ],
)  # fmt: skip
def test_a_field_of_another_kind_is_refused(field: int, value: object) -> None:
    body = body_map(an_envelope(1))
    body[field] = value
    with pytest.raises(WireFault):
        unpack(signed(body))


@pytest.mark.parametrize(
    "tallies",
    [
        [[0, 0, 0, 0]], [[0, 0, 0, 0, -1]], [[0, 0, 0, 0, 2**31]], [[0, 0, 0, 999, 1]],
        [[0, 0, 0, -1, 1]], [[0, 0, 0, True, 1]], [[1, 0, 0, 0, 1], [0, 0, 0, 0, 1]],
        [[0, 0, 0, 0, 1], [0, 0, 0, 0, 2]], ["abcde"], [{}], "x",
    ],
)  # fmt: skip
def test_tallies_of_another_shape_are_refused(tallies: object) -> None:
    body = body_map(an_envelope(1))
    body[12][0][16] = tallies
    with pytest.raises(WireFault):
        unpack(signed(body))


def test_the_same_segment_or_revision_twice_is_refused() -> None:
    twice = an_envelope(0, segments=(a_segment(1), a_segment(2)._replace(id=a_segment(1).id)))
    with pytest.raises(WireFault):
        pack(twice, KEY.sign)
    with pytest.raises(WireFault):
        pack(an_envelope(0, outings=(an_outing(5), an_outing(5, notes="other"))), KEY.sign)


def test_bombs_are_refused_before_they_unfold() -> None:
    started = time.perf_counter()
    bomb = zlib.compress(bytes(200_000_000), 9)
    with pytest.raises(WireFault) as told:
        unpack(b"KPE1" + cbor2.dumps([bomb, bytes(64)]))
    assert told.value.code == "wire-too-large"
    inside = time.perf_counter()
    with pytest.raises(WireFault) as told:  # four million empty arrays in 4 MiB
        unpack(signed(None, raw=b"\x9a" + (4_000_000).to_bytes(4) + b"\x80" * 4_000_000))
    assert told.value.code == "wire-too-large"
    assert time.perf_counter() - inside < 5
    assert inside - started < 10


def test_more_than_the_limits_cannot_be_packed() -> None:
    empty = a_segment(0)._replace(tallies=())
    many = tuple(empty._replace(id=number, order=number) for number in range(1, 2_002))
    assert len(unpack(pack(an_envelope(0, segments=many[:2_000]), KEY.sign)).segments) == 2_000
    with pytest.raises(WireFault) as told:
        pack(an_envelope(0, segments=many), KEY.sign)
    assert told.value.code == "wire-too-large"
    with pytest.raises(WireFault):
        unpack(bytes(256 * 1024 + 1))


def test_what_no_envelope_can_hold_is_a_fault_and_no_crash() -> None:
    for changes in (
        {"install_id": "AB" * 16},
        {"install_id": "ab"},
        {"device_code": "\ud800"},
        {"program": "x" * 301},
        {"number": 2**70},
        {"segments": (a_segment(0)._replace(id=2**63),)},
        {"health": {"x": object()}},
    ):
        with pytest.raises(WireFault):
            pack(an_envelope(0, **changes), KEY.sign)


def test_a_fitting_text_can_be_sent() -> None:
    for text in ("波罗赤\n中心小学", "a\0b\x1b", "x" * 999, "half \ud800"):
        envelope = an_envelope(0, program=wire.fitting(text))
        assert unpack(pack(envelope, KEY.sign)).program == wire.fitting(text)
    assert wire.fitting("波罗赤\n中心小学") == "波罗赤\n中心小学"


def test_the_digest_tells_what_was_counted_and_nothing_else() -> None:
    segment = a_segment(1)
    assert segment.digest == segment._replace(best_s=5, tallies=segment.tallies[::-1]).digest
    zero = Tally("cn.kepu.none", "1.0.0", "", "opened", 0)
    assert segment.digest == segment._replace(tallies=(*segment.tallies, zero)).digest
    first = segment.tallies[0]
    more = (first._replace(count=first.count + 1), *segment.tallies[1:])
    assert segment.digest != segment._replace(tallies=more).digest
    assert len(segment.digest) == 8
    outing = an_outing(5)
    assert outing.digest == outing._replace(day="2026-04-01", certainty="unsure").digest
    assert outing.digest != an_outing(5, notes="other").digest


def test_a_year_of_a_busy_kiosk_fits_into_few_envelopes() -> None:
    """365 segments × 20 exhibits × 4 metrics: what a backlog is made of."""
    data = pack(an_envelope(365), KEY.sign)
    assert len(data) < 128 * 1024
    assert len(unpack(data).segments) == 365
