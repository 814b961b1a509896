"""The screen's brightness on the settings page: a hint by the hour, and a stepper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.core.clock import HandClock
from kiosk.core.places import find_places
from kiosk.core.trusted_time import keep_time
from kiosk.shell.backlight import find_backlight
from kiosk.ui.operator import settings_page
from kiosk.ui.operator.light import LightBridge
from tests.ui.settings_scene import House, Scene, settings_scene

pytestmark = pytest.mark.usefixtures("qt_app")

NOON_S = 1_800_000_000 // 86_400 * 86_400 + 4 * 3600.0
"""Twelve o'clock at eight hours from UTC, in January."""


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(find_places(tmp_path / "data", {}))


def light(house: House, wall_s: float) -> LightBridge:
    assert isinstance(house.host.clock, HandClock)
    house.host.clock.set_wall(wall_s)
    return LightBridge(house.host, None)


@pytest.mark.parametrize(
    ("hours", "hint"), [(0, "户外"), (10, "调低"), (-4.5, "")], ids=["noon", "night", "morning"]
)
def test_the_hour_gives_a_hint(house: House, hours: float, hint: str) -> None:
    said = str(light(house, NOON_S + hours * 3600).property("hint"))
    assert (hint in said and "自己的按键" in said) if hint else said == ""


def test_a_clock_that_jumped_a_year_gives_none(house: House) -> None:
    keep_time(house.places.data, NOON_S)
    assert light(house, NOON_S).property("hint")
    assert light(house, NOON_S - 365 * 86_400).property("hint") == ""
    assert light(house, NOON_S + 365 * 86_400).property("hint") == ""


@pytest.fixture
def scene(house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scene]:
    folder = tmp_path / "backlight" / "panel"
    folder.mkdir(parents=True)
    (folder / "max_brightness").write_text("200")
    (folder / "brightness").write_text("160")
    (folder / "type").write_text("raw")
    monkeypatch.setattr(settings_page, "find_backlight", lambda: find_backlight(folder.parent))
    with settings_scene(house) as one:
        one.tap("group-machine")
        yield one


def test_a_backlight_is_set_by_touch_and_never_to_darkness(scene: Scene, tmp_path: Path) -> None:
    file = tmp_path / "backlight" / "panel" / "brightness"
    row = scene.finger.need("brightness")
    less = next(item for item in scene.finger.items(row) if item.objectName() == "less")
    scene.finger.tap_at(scene.finger.middle(less))
    scene.finger.until(lambda: file.read_text() == "140", "the backlight")
    for _ in range(8):
        scene.finger.settle()
        scene.finger.tap_at(scene.finger.middle(less))
    assert file.read_text() == "20" and not less.isEnabled()


def test_a_backlight_that_is_refused_is_told(scene: Scene, tmp_path: Path) -> None:
    file = tmp_path / "backlight" / "panel" / "brightness"
    file.unlink()
    file.mkdir()  # nobody can write a folder, the superuser neither
    bridge: Any = scene.bridge.light
    bridge.step(-1)
    assert "不让" in str(bridge.property("hint"))
