from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.errors import Trouble
from kiosk.visits.identity import (
    SIGNS,
    identity_of,
    is_device_code,
    new_identity,
    read_identity,
    settle_identity,
)
from tests.core.weakness import read_only_folder

_ids = st.integers(0, (1 << 128) - 1).map(lambda number: f"{number:032x}")


def test_a_new_identity_is_random_and_easy_to_copy() -> None:
    made = [new_identity() for _ in range(200)]
    assert len({each.install_id for each in made}) == 200
    assert len({each.device_code for each in made}) == 200
    for each in made:
        assert re.fullmatch(r"[0-9a-f]{32}", each.install_id)
        assert re.fullmatch(r"[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}", each.device_code)
        assert is_device_code(each.device_code)


@given(_ids, st.integers(0, 7), st.sampled_from(SIGNS))
def test_any_single_mistake_in_a_code_is_found(install_id: str, at: int, sign: str) -> None:
    code = identity_of(install_id).device_code
    signs = list(code.replace("-", ""))
    was, signs[at] = signs[at], sign
    mistyped = "".join(signs[:4]) + "-" + "".join(signs[4:])
    assert is_device_code(mistyped) == (was == sign)


@given(_ids, st.integers(0, 7), st.integers(0, 7))
def test_any_two_signs_that_changed_places_are_found(install_id: str, a: int, b: int) -> None:
    code = identity_of(install_id).device_code
    signs = list(code.replace("-", ""))
    signs[a], signs[b] = signs[b], signs[a]
    swapped = "".join(signs[:4]) + "-" + "".join(signs[4:])
    assert is_device_code(swapped) == (swapped == code)


@pytest.mark.parametrize("code", ["", "ABCD", "abcd-efgh", "0000-0000", "2222-22222"])
def test_what_is_no_code_is_none(code: str) -> None:
    assert not is_device_code(code)


def test_the_first_start_makes_it_and_later_ones_keep_it(data: Path) -> None:
    path = data / "identity.json"
    assert read_identity(path) is None
    made = settle_identity(path, None)
    assert settle_identity(path, None) == made == read_identity(path)
    assert sorted(json.loads(path.read_text())) == ["device_code", "install_id"]


def test_a_missing_file_is_restored_from_the_copy(data: Path) -> None:
    copy = new_identity()
    assert settle_identity(data / "identity.json", copy) == copy
    assert read_identity(data / "identity.json") == copy


def test_the_file_wins_over_the_copy(data: Path) -> None:
    mine = settle_identity(data / "identity.json", None)
    assert settle_identity(data / "identity.json", new_identity()) == mine


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0\0\0",
        b"{}",
        b"[]",
        b'"text"',
        b'{"install_id": 3}',
        b'{"install_id": "00", "device_code": ""}',
        b'{"install_id": "0123456789abcdef0123456789abcdef", "device_code": "2222-2222"}',
        b'{"install_id": "0123456789abcdef0123456789abcdef"}',
    ],
)
def test_a_damaged_file_is_set_aside_and_restored(
    data: Path, content: bytes, expect_log: Callable[..., object]
) -> None:
    expect_log("kiosk.visits.identity", logging.WARNING, r"set aside as identity\.json\.damaged-1")
    path = data / "identity.json"
    path.write_bytes(content)
    copy = new_identity()
    assert settle_identity(path, copy) == copy
    assert (data / "identity.json.damaged-1").read_bytes() == content


def test_a_folder_in_its_place_is_set_aside(data: Path, expect_log: Callable[..., object]) -> None:
    expect_log("kiosk.visits.identity", logging.WARNING, "damaged")
    (data / "identity.json").mkdir()
    assert read_identity(data / "identity.json") is None
    assert settle_identity(data / "identity.json", None) == read_identity(data / "identity.json")


def test_a_read_only_folder_is_trouble() -> None:
    with read_only_folder() as folder, pytest.raises(Trouble) as caught:
        settle_identity(folder / "identity.json", None)
    assert caught.value.code == "read-only"


def test_no_content_breaks_the_reading(tmp_path: Path) -> None:
    path = tmp_path / "identity.json"

    @given(st.binary(max_size=100))
    def is_read(content: bytes) -> None:
        path.write_bytes(content)
        assert read_identity(path) is None

    is_read()
