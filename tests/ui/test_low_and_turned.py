"""Visitors' screens in a turned or low picture: they fit their part, and touches meet them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF

from tests.ui.glass import Glass, Rules
from tests.ui.running import Running, running, settings_with

PLACES = {
    "turned": ((1920, 1080), 21.5, 90, False),
    "upside down": ((1366, 768), 18.5, 180, False),
    "low and wide": ((1920, 1080), 55, 0, True),
    "low and high": ((1080, 1920), 32, 0, True),
    "low and turned": ((1920, 1080), 43, 270, True),
}


def place_of(one: Running) -> QRectF:
    """Where the visitor's part lies on the glass."""
    home = one.finger.need(one.screen)
    return home.mapRectToScene(home.boundingRect())


@pytest.mark.parametrize("place", PLACES)
def test_a_visit_by_touch_in_a_picture_that_lies_elsewhere(tmp_path: Path, place: str) -> None:
    size_px, inches, turn, low = PLACES[place]
    settings = settings_with("screen", motion="none", turn=turn, low=low)
    faults: list[str] = []
    with running(tmp_path, size_px=size_px, diagonal_in=inches, settings=settings) as one:
        shell = one.kiosk.shell
        scale = shell.property("pxPerMm") * shell.property("unitMm") / 4

        def look(name: str) -> None:
            glass = Glass(one.finger.need(one.screen), scale, place_of(one))
            faults.extend(f"{name}: {fault}" for fault in glass.faults(Rules()))

        one.wake()
        look("home")
        area = shell.property("area")
        lying = place_of(one)
        assert {lying.width(), lying.height()} == {area.width(), area.height()}
        assert (one.finger.find("lowSky") is not None) is low
        one.open("cn.kepu.safefood")
        look("quiz")
        one.answer()
        look("answered")
        one.tap("goHome")
        one.await_screen("home")
    assert not faults, "\n".join(dict.fromkeys(faults))


def test_a_low_picture_lies_under_a_quiet_sky(
    tmp_path: Path,
) -> None:
    settings = settings_with("screen", motion="none", low=True)
    with running(tmp_path, size_px=(1080, 1920), diagonal_in=55, settings=settings) as one:
        attract = one.finger.need("attract")
        lying = attract.mapRectToScene(attract.boundingRect())
        assert lying == QRectF(0, 960, 1080, 960)
        sky = one.finger.need("lowSky")
        assert sky.mapRectToScene(sky.boundingRect()) == QRectF(0, 0, 1080, 960)
