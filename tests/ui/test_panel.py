"""Millimetres on panels of every size of the product."""

from __future__ import annotations

import math

import pytest

from kiosk.ui.panel import ASSUMED_IN, measure

NOTHING_SAID = (0.0, 0.0)


@pytest.mark.parametrize(
    ("size_px", "diagonal_in", "unit_mm"),
    [
        ((1366, 768), 18.5, 4.0),
        ((1280, 720), 21.5, 4.0),
        ((1920, 1080), 21.5, 4.0),
        ((1080, 1920), 21.5, 4.0),
        ((1920, 1080), 32.0, 5.860),
        ((3840, 2160), 43.0, 7.874),
        ((3840, 2160), 55.0, 8.0),
        ((2160, 3840), 55.0, 8.0),
        ((3840, 2160), 86.0, 8.0),
    ],
)
def test_a_unit_grows_with_the_panel(
    size_px: tuple[int, int], diagonal_in: float, unit_mm: float
) -> None:
    panel = measure(*size_px, diagonal_in, NOTHING_SAID)
    assert panel.diagonal_in == diagonal_in
    assert panel.unit_mm == pytest.approx(unit_mm, abs=0.001)
    width_mm, height_mm = (side / panel.px_per_mm for side in size_px)
    assert math.hypot(width_mm, height_mm) / 25.4 == pytest.approx(diagonal_in)


@pytest.mark.parametrize("size_px", [(1366, 768), (1920, 1080), (1080, 1920), (3840, 2160)])
@pytest.mark.parametrize("diagonal_in", [15.0, 18.5, 21.5, 43.0, 55.0, 86.0])
def test_a_unit_is_the_short_side_over_68_within_4_and_8_mm(
    size_px: tuple[int, int], diagonal_in: float
) -> None:
    panel = measure(*size_px, diagonal_in, NOTHING_SAID)
    wanted = min(size_px) / panel.px_per_mm / 68
    assert panel.unit_mm == pytest.approx(min(max(wanted, 4.0), 8.0))


def test_the_setting_counts_more_than_what_the_screen_says() -> None:
    assert measure(1920, 1080, 43.0, (476.0, 268.0)).diagonal_in == 43.0


def test_without_a_setting_the_screen_is_believed() -> None:
    assert measure(1920, 1080, 0.0, (476.0, 268.0)).diagonal_in == pytest.approx(21.5, abs=0.05)


@pytest.mark.parametrize(
    "said_mm",
    [
        NOTHING_SAID,
        (1.0, 1.0),
        (160.0, 90.0),  # a television that says only its shape, as 16:9 cm
        (16_000.0, 9_000.0),
        (-1.0, -1.0),
        (math.nan, math.nan),
        (math.inf, 9.0),
    ],
)
def test_an_absurd_size_is_ignored(said_mm: tuple[float, float]) -> None:
    assert measure(1920, 1080, 0.0, said_mm).diagonal_in == ASSUMED_IN


@pytest.mark.parametrize("said_in", [15.1, 85.9])
def test_what_a_screen_says_is_believed_over_the_whole_range(said_in: float) -> None:
    said_mm = (said_in * 25.4, 0.0)
    assert measure(1920, 1080, 0.0, said_mm).diagonal_in == pytest.approx(said_in)


def test_a_window_of_one_pixel_is_measured_too() -> None:
    panel = measure(1, 1, 0.0, NOTHING_SAID)
    assert panel.px_per_mm > 0
