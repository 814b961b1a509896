"""How large a panel is, by a bank card or by the keypad."""

from __future__ import annotations

import math

import pytest

from kiosk.shell.screen_measure import (
    CARD_MM,
    LARGEST_IN,
    SMALLEST_IN,
    card_on,
    diagonal_by_card,
    fitting_card,
    type_key,
    typed_diagonal,
)


@pytest.mark.parametrize("diagonal_in", [15.6, 18.5, 21.5, 43.0, 55.0, 86.0])
@pytest.mark.parametrize("size_px", [(1366, 768), (1920, 1080), (1080, 1920), (3840, 2160)])
def test_a_card_and_the_panel_it_stands_for_belong_together(
    diagonal_in: float, size_px: tuple[int, int]
) -> None:
    assert diagonal_by_card(card_on(diagonal_in, *size_px), *size_px) == diagonal_in


def test_a_card_is_as_wide_as_a_card() -> None:
    width_mm = 476.1  # a 21.5-inch panel of 16:9
    px_per_mm = 1920 / width_mm
    assert card_on(21.5, 1920, 1080) == pytest.approx(px_per_mm * CARD_MM[0], rel=0.001)


def test_one_pixel_of_the_card_is_less_than_a_hundredth_of_the_panel() -> None:
    card_px = card_on(55, 1920, 1080)
    one, other = (math.hypot(1920, 1080) / px for px in (card_px, card_px + 1))
    assert 1 - other / one < 0.01


@pytest.mark.parametrize(("wanted", "given"), [(1.0, LARGEST_IN), (9999.0, SMALLEST_IN)])
def test_the_card_keeps_to_panels_that_can_be(wanted: float, given: float) -> None:
    card_px = fitting_card(wanted, 1920, 1080)
    assert diagonal_by_card(card_px, 1920, 1080) == given


@pytest.mark.parametrize(
    ("keys", "typed"),
    [("215", "21"), ("21.5", "21.5"), ("21.55", "21.5"), (".5", "5"), ("5..5", "5.5"), ("0", "0")],
)
def test_the_keypad_writes_one_number(keys: str, typed: str) -> None:
    written = ""
    for key in keys:
        written = type_key(written, key)
    assert written == typed


def test_the_keypad_takes_back_and_takes_nothing_strange() -> None:
    assert type_key("21.5", "back") == "21."
    assert type_key("", "back") == ""
    assert type_key("2", "x") == "2" and type_key("2", "٣") == "2"


@pytest.mark.parametrize(
    ("typed", "inches"),
    [
        ("21.5", 21.5),
        ("15", 15.0),
        ("86", 86.0),
        ("21.", 21.0),
        ("", None),
        ("9", None),
        ("99", None),
    ],
)
def test_only_sizes_of_panels_count(typed: str, inches: float | None) -> None:
    assert typed_diagonal(typed) == inches
