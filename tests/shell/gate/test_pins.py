"""Which PINs are good enough, and that a hash stands for one and no other."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.shell.gate import pins
from kiosk.shell.gate.pins import hash_of_record, is_pin, make_hash, weakness


@pytest.mark.parametrize("pin", ["5831", "20481", "902846", "1949731", "40317752"])
def test_an_ordinary_pin_is_taken(pin: str) -> None:
    assert weakness(pin) is None


@pytest.mark.parametrize(
    ("pin", "because"),
    [
        ("", "4 to 8"),
        ("583", "4 to 8"),
        ("123456789", "4 to 8"),
        ("58a1", "4 to 8"),
        ("５８３１", "4 to 8"),
        ("5831\n", "4 to 8"),
        ("0000", "same digit"),
        ("77777777", "same digit"),
        ("1234", "in a row"),
        ("7890", "in a row"),
        ("54321", "in a row"),
        ("3210", "in a row"),
        ("1212", "repetition"),
        ("583583", "repetition"),
        ("58315831", "repetition"),
        ("2580", "common"),
        ("5201314", "common"),
    ],
)
def test_a_weak_pin_is_refused_and_told_why(pin: str, because: str) -> None:
    weak = weakness(pin)
    assert weak is not None
    assert because in weak.en
    assert weak.zh


@given(st.text("0123456789", min_size=4, max_size=8), st.text("0123456789", max_size=9))
def test_a_hash_fits_its_pin_and_no_other(pin: str, other: str) -> None:
    hashed = hash_of_record(make_hash(pin).as_record())
    assert hashed.fits(pin)
    assert hashed.fits(other) == (pin == other)


def test_the_same_pin_never_has_the_same_hash() -> None:
    one, other = make_hash("5831"), make_hash("5831")
    assert one.salt != other.salt
    assert one.hash != other.hash


def test_what_is_no_pin_is_not_hashed_nor_told() -> None:
    with pytest.raises(ValueError, match="not a PIN") as raised:
        make_hash("583x")
    assert "583x" not in str(raised.value)
    assert not is_pin("583x")


def test_the_hash_is_scrypt_with_the_figures_beside_it() -> None:
    record = make_hash("5831").as_record()
    expected = hashlib.scrypt(
        b"5831", salt=bytes.fromhex(str(record["salt"])), n=2, r=pins.COST_R, p=3, dklen=32
    )
    assert record["hash"] == expected.hex()
    assert (record["n"], record["r"], record["p"]) == (2, 8, 3)


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "md5"},
        {"n": 3},
        {"n": 1 << 30},
        {"n": True},
        {"n": "2"},
        {"n": 1 << 20, "r": 32},
        {"r": 0},
        {"p": 17},
        {"salt": "zz"},
        {"salt": ""},
        {"hash": "00"},
        {"hash": None},
    ],
)
def test_impossible_figures_are_never_reckoned_with(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        hash_of_record({**make_hash("5831").as_record(), **changes})
