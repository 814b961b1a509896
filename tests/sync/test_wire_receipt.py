"""Receipts are believed only from the hub that the kiosk was enrolled with."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.sync.wire import FutureFormat, WireFault
from kiosk.sync.wire_receipt import Receipt, pack_receipt, unpack_receipt
from tests.sync.samples import HUB_KEY, HUB_PUBLIC, INSTALL, KEY, PUBLIC

ids = st.integers(-(2**63), 2**63 - 1)
digests = st.binary(min_size=8, max_size=8)
receipts = st.builds(
    Receipt,
    format=st.just(1),
    install_id=st.just(INSTALL),
    hub_key=st.just(HUB_PUBLIC),
    hub_wall_s=st.integers(-(2**53), 2**53),
    confirmed=st.lists(st.tuples(ids, digests), max_size=5).map(tuple),
    outings=st.lists(st.tuples(ids, st.integers(0, 9), digests), max_size=3).map(tuple),
    totals=st.dictionaries(st.sampled_from(["opened", "right"]), st.integers(0, 2**53)),
    missing=st.integers(0, 2**53),
    resend=st.sampled_from(["", "all"]) | st.lists(ids, max_size=3).map(tuple),
    new_id=st.booleans(),
    words_code=st.sampled_from(["", "gap", "clone"]),
    confirmed_day=st.sampled_from(["", "2026-03-31"]),
    envelopes=st.lists(st.binary(min_size=16, max_size=16), max_size=3).map(tuple),
)
SAMPLE = Receipt(
    INSTALL,
    HUB_PUBLIC,
    1_775_000_000,
    confirmed=((5, b"12345678"),),
    outings=((-7, 2, b"abcdefgh"),),
    totals={"opened": 20},
    resend=(9,),
    confirmed_day="2026-03-31",
    envelopes=(bytes(16),),
)


@given(receipts)
@settings(max_examples=60)
def test_what_the_hub_says_comes_out_again(receipt: Receipt) -> None:
    data = pack_receipt(receipt, HUB_KEY.sign)
    assert unpack_receipt(data, HUB_PUBLIC) == receipt


def test_another_hub_is_not_believed() -> None:
    data = pack_receipt(SAMPLE, HUB_KEY.sign)
    with pytest.raises(WireFault) as told:
        unpack_receipt(data, PUBLIC)
    assert told.value.code == "wire-signature"
    other = pack_receipt(SAMPLE._replace(hub_key=PUBLIC), KEY.sign)
    with pytest.raises(WireFault):
        unpack_receipt(other, HUB_PUBLIC)
    with pytest.raises(WireFault):
        pack_receipt(SAMPLE._replace(hub_key=PUBLIC), HUB_KEY.sign)


def test_a_key_of_another_form_is_a_fault() -> None:
    with pytest.raises(WireFault):
        unpack_receipt(pack_receipt(SAMPLE, HUB_KEY.sign), b"short")


def test_cut_off_or_spoilt_anywhere_it_is_refused() -> None:
    data = pack_receipt(SAMPLE, HUB_KEY.sign)
    for place in range(len(data)):
        with pytest.raises(WireFault):
            unpack_receipt(data[:place], HUB_PUBLIC)
        spoilt = bytearray(data)
        spoilt[place] ^= 0x55
        try:
            assert unpack_receipt(bytes(spoilt), HUB_PUBLIC) == SAMPLE
        except WireFault:
            continue
        assert place < 12  # the head of the zlib stream: it says nothing of what is inside


def test_a_newer_receipt_is_for_later() -> None:
    with pytest.raises(FutureFormat):
        pack_receipt(SAMPLE._replace(format=2), HUB_KEY.sign)


def test_values_of_another_kind_are_refused() -> None:
    for changes in (
        {"missing": -1},
        {"resend": "some"},
        {"confirmed": ((5, b"short"),)},
        {"confirmed": ((5,),)},
        {"outings": ((5, -1, b"12345678"),)},
        {"envelopes": (b"",)},
        {"new_id": 1},
        {"confirmed_day": "x" * 301},
    ):
        with pytest.raises((WireFault, ValueError)):
            pack_receipt(SAMPLE._replace(**changes), HUB_KEY.sign)
