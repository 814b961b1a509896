"""Breakdowns of persons under five: withheld, and not to be reckoned from the rest."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.reports.few import suppressed
from kiosk.reports.sheets import FEW


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((), ()),
        ((0, 0), (0, 0)),
        ((5, 0, 100), (5, 0, 100)),
        ((4, 10, 20), (FEW, FEW, 20)),
        ((4, 3, 20), (FEW, FEW, 20)),
        ((1, 1, 20, 9), (FEW, FEW, 20, FEW)),
        ((2, 0, 0), (FEW, FEW, 0)),
        ((3,), (FEW,)),
    ],
)
def test_few_are_withheld_and_what_would_give_them_away(
    counts: tuple[int, ...], told: tuple[int | str, ...]
) -> None:
    assert suppressed(counts) == told


@given(st.lists(st.integers(0, 12), min_size=2, max_size=5))
def test_nobody_can_reckon_a_small_count_from_the_total_and_the_rest(counts: list[int]) -> None:
    told = suppressed(counts)
    hidden = [at for at, each in enumerate(told) if each == FEW]
    assert all(told[at] == count or at in hidden for at, count in enumerate(counts))
    small = [at for at, count in enumerate(counts) if 0 < count < 5]
    assert set(small) <= set(hidden)
    total = sum(counts[at] for at in hidden)
    # Who sees that all are hidden cannot tell that none of them is 0.
    least = 0 if len(hidden) == len(counts) or any(not counts[at] for at in hidden) else 1
    fits = [each for each in product(range(least, total + 1), repeat=len(hidden))] if total else []
    fits = [each for each in fits if sum(each) == total]
    for place, at in enumerate(hidden):
        if at in small:
            assert len({each[place] for each in fits}) > 1


@given(st.lists(st.integers(0, 200), max_size=8))
def test_nothing_is_withheld_without_a_small_count(counts: list[int]) -> None:
    if not any(0 < count < 5 for count in counts):
        assert suppressed(counts) == tuple(counts)
