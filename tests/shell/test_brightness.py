"""The hint how bright the screen should be, and the backlight where the kernel knows one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.errors import Trouble
from kiosk.shell.backlight import LEAST_PERCENT, find_backlight
from kiosk.shell.brightness import BRIGHT, DARK, brightness_hint, sun_minutes

Make = Callable[..., Path]


def _at(clock: str) -> int:
    hour, _, minute = clock.partition(":")
    return int(hour) * 60 + int(minute)


# Reckoned once for 15 of the month, 2027, by the longer equations of NOAA's solar calculator.
@pytest.mark.parametrize(
    ("month", "rise", "set"),
    [(1, "07:22", "16:52"), (3, "06:10", "18:03"), (5, "04:39", "19:10"), (6, "04:23", "19:33"),
     (8, "05:06", "18:59"), (10, "06:09", "17:18"), (11, "06:46", "16:39"), (12, "07:17", "16:28")],
)  # fmt: skip
def test_sunrise_and_sunset_are_right_to_ten_minutes(month: int, rise: str, set: str) -> None:
    told = sun_minutes(month)
    assert told == (pytest.approx(_at(rise), abs=10), pytest.approx(_at(set), abs=10))


@pytest.mark.parametrize(
    ("clock", "month", "hint"),
    [
        ("17:30", 12, DARK),
        ("17:30", 6, BRIGHT),
        ("12:00", 1, BRIGHT),
        ("00:00", 7, DARK),
        ("16:00", 12, None),
        ("05:00", 6, None),
    ],
)
def test_the_hint_goes_by_hour_and_season(clock: str, month: int, hint: object) -> None:
    assert brightness_hint(_at(clock), month) is hint


@given(st.integers(0, 1439), st.integers(1, 12))
def test_any_time_of_any_month_has_an_answer(minute: int, month: int) -> None:
    assert brightness_hint(minute, month) in (DARK, BRIGHT, None)


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Make a backlight as the kernel shows one: small files with a line each."""

    def make(name: str, most: str = "19393\n", now: str = "9696\n", kind: str = "raw\n") -> Path:
        folder = tmp_path / name
        folder.mkdir()
        for file, text in (("max_brightness", most), ("brightness", now), ("type", kind)):
            (folder / file).write_text(text)
        return folder

    return make


def test_a_machine_without_a_backlight_has_none(tmp_path: Path) -> None:
    assert find_backlight(tmp_path) is None
    assert find_backlight(tmp_path / "nowhere") is None


def test_the_kernels_advice_says_which_of_several(make: Make, tmp_path: Path) -> None:
    make("intel_backlight")
    make("acpi_video0", "15\n", "7\n", "firmware\n")
    make("thinkpad", "15\n", "7\n", "platform\n")
    found = find_backlight(tmp_path)
    assert found is not None and found.name == "acpi_video0"


def test_it_is_read_and_set_in_per_cent(make: Make, tmp_path: Path) -> None:
    folder = make("intel_backlight")
    light = find_backlight(tmp_path)
    assert light is not None and light.percent() == 50
    light.set_percent(80)
    assert (folder / "brightness").read_text() == "15514"
    assert light.percent() == 80


def test_it_is_never_set_to_black(make: Make, tmp_path: Path) -> None:
    folder = make("acpi_video0", "7\n", "3\n", "firmware\n")
    light = find_backlight(tmp_path)
    assert light is not None
    light.set_percent(-40)
    assert (folder / "brightness").read_text() == "1"
    light.set_percent(400)
    assert (folder / "brightness").read_text() == "7"
    assert LEAST_PERCENT > 0


@pytest.mark.parametrize("most", ["", "0\n", "-5\n", "many\n", "\xff\xfe\n"])
def test_a_backlight_that_makes_no_sense_is_none(make: Make, tmp_path: Path, most: str) -> None:
    make("odd", most)
    assert find_backlight(tmp_path) is None


def test_one_that_does_not_tell_is_still_one(make: Make, tmp_path: Path) -> None:
    (make("intel_backlight") / "brightness").write_text("?")
    light = find_backlight(tmp_path)
    assert light is not None and light.percent() is None


def test_a_system_that_refuses_is_said_with_a_next_step(make: Make, tmp_path: Path) -> None:
    folder = make("intel_backlight")
    light = find_backlight(tmp_path)
    assert light is not None
    (folder / "brightness").unlink()
    (folder / "brightness").mkdir()  # cannot be written, by root either
    with pytest.raises(Trouble) as caught:
        light.set_percent(50)
    assert caught.value.code == "backlight-refused"
    assert caught.value.next_step.zh
