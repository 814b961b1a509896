"""Every step of the set-up fits, on every panel, in both languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRectF

from kiosk.core.settings import SITE_KINDS
from kiosk.shell.setup.steps import ALL, Step
from tests.ui.glass import Glass, Rules
from tests.ui.setting_up import GateBook, setting_up

PANEL = Rules(text_mm=10, button_mm=20, chip_mm=20)
PIN = "2468"


WIDE, HIGH, LARGE = ((1366, 768), 18.5), ((768, 1366), 18.5), ((1920, 1080), 55)


def _long(size: tuple[tuple[int, int], float], language: str) -> Any:
    return pytest.param(*size, language, marks=pytest.mark.proof)


@pytest.mark.parametrize(
    ("size_px", "inches", "language"),
    [
        (*WIDE, "en"),
        (*HIGH, "zh-Hans"),
        _long(WIDE, "zh-Hans"),
        _long(HIGH, "en"),
        _long(LARGE, "zh-Hans"),
        _long(LARGE, "en"),
    ],
)
def test_every_step_fits_and_can_be_read_at_arms_length(
    tmp_path: Path, size_px: tuple[int, int], inches: float, language: str, expect_log: Any
) -> None:
    expect_log("kiosk.ui.operator.setup", "WARNING", "no-(hub-file|stick)")
    faults: list[str] = []
    with setting_up(tmp_path, GateBook(pin=PIN), size_px=size_px, diagonal_in=inches) as setup:
        shell, window = setup.running.kiosk.shell, setup.running.kiosk.window

        def look(name: str, of: str = "setup") -> None:
            setup.running.finger.pause(0.02)
            scale = shell.property("pxPerMm") * shell.property("unitMm") / 4
            whole = QRectF(0, 0, window.width(), window.height())
            glass = Glass(setup.running.finger.need(of), scale, whole)
            faults.extend(f"{name}: {fault}" for fault in glass.faults(PANEL))

        setup.ask("")
        setup.tap(f"pick-{language}")
        for at, step in enumerate(ALL):
            look(step.value)
            if step is Step.COUNTY:
                setup.tap("pick-211302")
            if step is Step.KIND:
                setup.tap(f"pick-{SITE_KINDS[1]}")
            if step is Step.SIZE:
                setup.tap("sizeType")
                look("size typed")
            if step is Step.LAYOUT:
                setup.tap("turn-180")
                look("turned", "turnPrompt")
                setup.tap("turnUndo")
            if step is Step.PIN:
                setup.tap("pinAgain")
                setup.type_pin("1111")
                look("pin refused")
            if step in (Step.HUB, Step.RECOVERY):
                setup.tap("hubFromStick" if step is Step.HUB else "keyMake")
                look(f"{step} told")
            if at + 1 < len(ALL):
                setup.on(ALL[at + 1].value)
    assert not faults, "\n".join(dict.fromkeys(faults))
