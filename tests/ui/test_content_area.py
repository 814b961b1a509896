"""Where on the panel the picture lies."""

from __future__ import annotations

import math

import pytest

from kiosk.ui.content_area import LEAST_LONG_MM, LEAST_SHORT_MM, content_area, low_helps
from kiosk.ui.panel import measure

SIZES = [
    (1366, 768, 18.5),
    (1920, 1080, 21.5),
    (1080, 1920, 21.5),
    (1080, 1920, 32),
    (1920, 1080, 43),
    (1080, 1920, 55),
    (3840, 2160, 55),
    (2160, 3840, 86),
]


def px_per_mm(width: int, height: int, diagonal_in: float) -> float:
    return math.hypot(width, height) / (diagonal_in * 25.4)


@pytest.mark.parametrize(("width", "height", "inches"), SIZES)
def test_usually_it_is_the_whole_panel_with_the_panels_own_unit(
    width: int, height: int, inches: float
) -> None:
    panel = measure(width, height, inches, (0, 0))
    area = content_area(width, height, panel.px_per_mm)
    assert area == (0, 0, width, height, panel.unit_mm)


@pytest.mark.parametrize("turn", [90, 270])
def test_turned_across_the_picture_is_as_wide_as_the_panel_is_high(turn: int) -> None:
    area = content_area(1920, 1080, 4.0, turn=turn)
    assert (area.width, area.height) == (1080, 1920)


@pytest.mark.parametrize(("width", "height", "inches"), SIZES)
@pytest.mark.parametrize("turn", [0, 90])
def test_low_it_lies_at_the_bottom_and_is_no_smaller_than_the_smallest_panel(
    width: int, height: int, inches: float, turn: int
) -> None:
    scale = px_per_mm(width, height, inches)
    area = content_area(width, height, scale, turn=turn, low=True)
    across, down = (height, width) if turn else (width, height)
    assert area.x == 0 and area.width == across and area.y + area.height == down
    assert min(area.width, area.height) >= LEAST_SHORT_MM * scale - 1
    assert max(area.width, area.height) >= LEAST_LONG_MM * scale - 1
    assert 4 <= area.unit_mm <= 8


def test_on_a_large_panel_low_is_the_lower_half() -> None:
    area = content_area(1920, 1080, px_per_mm(1920, 1080, 55), low=True)
    assert area.y == area.height == 540


def test_low_helps_on_high_panels_and_not_on_small_ones() -> None:
    assert low_helps(1080, 1920, px_per_mm(1080, 1920, 55))
    assert low_helps(1920, 1080, px_per_mm(1920, 1080, 43))
    assert not low_helps(1366, 768, px_per_mm(1366, 768, 18.5))
    # Hung on its side, the same panel is high enough.
    assert low_helps(1920, 1080, px_per_mm(1920, 1080, 32), turn=90)
