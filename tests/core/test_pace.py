"""What a machine is asked for follows from what it was measured to do, unless it is set."""

from __future__ import annotations

import pytest

from kiosk.core.pace import (
    SLOW_CARD_MS,
    SLOW_PAGE_MS,
    Pace,
    choose_pace,
    film_pixels_per_s,
    pages_stutter,
    rate_for,
)
from kiosk.core.profile import FREE_SHARE, FilmSpeed, Profile
from kiosk.core.settings import ScreenSettings

AUTO = ScreenSettings()
SMALL, LARGE = 1280 * 720, 1920 * 1080


def measured(
    page_ms: float | None = 6.0,
    small: float = 0.2,
    large: float = 0.4,
    drawn_by: str = "software",
    screen_px: tuple[int, int] = (1920, 1080),
    large_fps: float = 30.0,
    free_share: float = 1.0,
) -> Profile:
    films = (
        FilmSpeed(720, SMALL, 25.0, 25.0, small),
        FilmSpeed(1080, LARGE, 30.0, large_fps, large),
    )
    programs = {"pendulum": 2.0, "drip": 14.0, "orbit": 45.0}
    return Profile(("x",), screen_px, drawn_by, free_share, page_ms, films, programs)


def test_an_unmeasured_machine_is_asked_for_what_it_always_was() -> None:
    pace = choose_pace(AUTO, None)
    assert pace == Pace("full", None, 0, 0, {})
    assert (pace.rate("pendulum", 30), pace.rate("pendulum", 60)) == (30, 60)


def test_a_quick_machine_shows_everything() -> None:
    pace = choose_pace(AUTO, measured())
    assert (pace.motion, pace.fades, pace.film_lines) == ("full", True, 1080)


@pytest.mark.parametrize(
    ("drawn_by", "page_ms", "motion"),
    [
        ("software", SLOW_PAGE_MS, "full"),
        ("software", SLOW_PAGE_MS + 1, "reduced"),
        ("gpu", SLOW_PAGE_MS + 1, "full"),
        ("gpu", SLOW_CARD_MS + 1, "reduced"),
        ("software", None, "full"),
    ],
)
def test_slow_pages_take_large_motion_away(
    drawn_by: str, page_ms: float | None, motion: str
) -> None:
    profile = measured(page_ms, drawn_by=drawn_by)
    pace = choose_pace(AUTO, profile)
    assert pace.motion == motion
    assert pace.fades == (None if page_ms is None else motion == "full")
    assert pages_stutter(profile) == (None if page_ms is None else motion == "reduced")


def test_the_larger_film_needs_to_be_smooth_and_to_fit() -> None:
    assert choose_pace(AUTO, measured(large=0.71)).film_lines == 720
    assert choose_pace(AUTO, measured(large_fps=28.0)).film_lines == 720
    assert choose_pace(AUTO, measured(screen_px=(1366, 768))).film_lines == 720
    assert choose_pace(AUTO, measured(screen_px=(1080, 1920))).film_lines == 1080


def test_on_a_busy_machine_missed_pictures_do_not_count_but_work_does() -> None:
    busy = FREE_SHARE - 0.01
    assert choose_pace(AUTO, measured(large_fps=15.0, free_share=busy)).film_lines == 1080
    assert choose_pace(AUTO, measured(large=0.8, free_share=busy)).film_lines == 720
    assert choose_pace(AUTO, measured(large_fps=15.0, free_share=FREE_SHARE)).film_lines == 720


def test_what_is_set_stands_whatever_was_measured() -> None:
    screen = AUTO._replace(motion="full", film="1080", simulation="15")
    pace = choose_pace(screen, measured(page_ms=90.0, large=1.0))
    assert (pace.motion, pace.fades, pace.film_lines) == ("full", True, 1080)
    assert pace.rate("pendulum", 60) == 15
    for motion in ("reduced", "none"):
        pace = choose_pace(AUTO._replace(motion=motion), measured())
        assert (pace.motion, pace.fades) == (motion, False)


@pytest.mark.parametrize(
    ("picture_ms", "most", "rate"),
    [
        (None, 60, 60),
        (10.0, 60, 60),
        (10.1, 60, 30),
        (10.1, 30, 30),
        (20.1, 60, 20),
        (30.1, 60, 15),
        (400.0, 60, 15),
    ],
)
def test_a_simulation_draws_as_often_as_leaves_time_to_show_it(
    picture_ms: float | None, most: int, rate: int
) -> None:
    assert rate_for(picture_ms, most) == rate
    pace = Pace(programs={} if picture_ms is None else {"one": picture_ms})
    assert pace.rate("one", most) == rate


def test_how_much_film_is_possible_grows_with_what_was_left_over() -> None:
    half = film_pixels_per_s(measured(small=0.35, large=0.7))
    assert half == pytest.approx(LARGE * 30, rel=0.01)
    quick = film_pixels_per_s(measured(large=0.35))
    assert quick == pytest.approx(2 * LARGE * 30, rel=0.01)
    neither = film_pixels_per_s(measured(small=1.0, large=1.0, large_fps=9.0))
    assert neither is not None and neither < SMALL * 25
    assert film_pixels_per_s(measured()._replace(films=())) is None
