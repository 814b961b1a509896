"""Carriers wrap what they carry, and change nothing of it."""

from __future__ import annotations

import pytest

from kiosk.sync.wire import (
    WIRE_LIMITS,
    Carriage,
    FutureFormat,
    WireFault,
    pack,
    unpack,
    unwrap,
    wrap,
)
from kiosk.sync.wire_compact import compact_id, pack_compact
from kiosk.sync.wire_door import open_arrived
from tests.sync.samples import KEY, METRICS, an_envelope

TRUCK = Carriage("ff" * 16, "truck", 1_772_400_000)
STICK = Carriage("ee" * 16, "usb", -5)


def test_the_bytes_inside_stay_as_their_origin_signed_them() -> None:
    data = pack(an_envelope(2), KEY.sign)
    assert unwrap(data) == (data, ())
    assert unwrap(wrap(wrap(data, STICK), TRUCK)) == (data, (TRUCK, STICK))


def test_only_four_carriers_may_be_around_it() -> None:
    data = pack(an_envelope(1), KEY.sign)
    for _ in range(4):
        data = wrap(data, TRUCK)
    assert len(unwrap(data)[1]) == 4
    with pytest.raises(WireFault):
        wrap(data, TRUCK)


def test_the_largest_envelope_finds_room_in_all_its_carriers() -> None:
    largest = b"KPE1" + bytes(WIRE_LIMITS.packed_bytes - 4)
    data = largest
    for _ in range(WIRE_LIMITS.carriers):
        data = wrap(data, TRUCK._replace(path="truck", wall_s=2**53))
    assert unwrap(data)[0] == largest
    with pytest.raises(WireFault, match="wire-too-large"):
        wrap(b"KPE1" + bytes(2 * WIRE_LIMITS.packed_bytes), TRUCK)


def test_spoilt_wrappings_are_refused() -> None:
    data = wrap(pack(an_envelope(1), KEY.sign), TRUCK)
    for end in range(len(data)):
        with pytest.raises(WireFault):
            unpack(unwrap(data[:end])[0])
    with pytest.raises(FutureFormat):
        unwrap(b"KPC2" + data[4:])
    for carriage in (
        TRUCK._replace(path="pigeon"),
        TRUCK._replace(install_id="x"),
        TRUCK._replace(wall_s=2**60),
    ):
        with pytest.raises(WireFault):
            wrap(b"KPE1", carriage)


def test_one_door_takes_every_kind() -> None:
    whole = pack(an_envelope(2), KEY.sign)
    small = pack_compact(an_envelope(2), METRICS, KEY.sign)
    assert open_arrived(wrap(whole, TRUCK)).envelope == unpack(whole)
    assert open_arrived(whole).carriages == ()
    arrived = open_arrived(wrap(small, TRUCK))
    assert arrived.compact
    assert arrived.data == small
    assert arrived.id == compact_id(small)
    assert arrived.carriages == (TRUCK,)
    for data in (b"", b"KPX1", b"KPQ1", small[:-1], whole + b"\0"):
        with pytest.raises(WireFault):
            open_arrived(data)
