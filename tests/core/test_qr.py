"""Codes as matrices."""

from __future__ import annotations

import pytest

from kiosk.core.qr import qr_rows
from kiosk.library.takeaway import GOOD_BYTES, MOST_BYTES


def _version(bytes_: int) -> int:
    return (len(qr_rows("x" * bytes_)) - 17) // 4


def test_a_code_is_square_and_has_its_three_eyes() -> None:
    rows = qr_rows("朝阳")
    assert {len(row) for row in rows} == {len(rows)}
    eye = ("1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111")
    assert tuple(row[:7] for row in rows[:7]) == eye
    assert tuple(row[-7:] for row in rows[:7]) == eye
    assert tuple(row[:7] for row in rows[-7:]) == eye


def test_the_limits_of_takeaways_are_those_of_versions_15_and_20() -> None:
    assert (_version(GOOD_BYTES), _version(GOOD_BYTES + 1)) == (15, 16)
    assert (_version(MOST_BYTES), _version(MOST_BYTES + 1)) == (20, 21)


def test_what_no_code_can_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="version"):
        qr_rows("x" * 3000)
