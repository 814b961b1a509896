"""The steps of the set-up by touch: size, layout, touch test, PIN, collector, key."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest

from kiosk.core.errors import Trouble
from kiosk.core.files import disk_trouble
from kiosk.shell.setup.steps import ALL, Step
from tests.ui.setting_up import SettingUp, setting_up

PIN = "2468"


@pytest.fixture
def setup(tmp_path: Path) -> Iterator[SettingUp]:
    with setting_up(tmp_path) as one:
        yield one


# Size and layout.


def test_the_card_is_drawn_as_large_as_the_one_that_is_held_there(setup: SettingUp) -> None:
    setup.ask("size")
    finger = setup.running.finger
    card = finger.need("bankCard")
    assert card.width() / setup.running.kiosk.shell.property("pxPerMm") == pytest.approx(85.6, 0.01)
    before = setup.setup.screen.property("inches")
    setup.tap("cardMore")
    assert setup.setup.screen.property("inches") < before
    corner = finger.middle(finger.need("cardCorner"))
    finger.press_at(corner)
    for step in range(1, 11):
        finger.move_to(corner + QPoint(-8 * step, -5 * step))
    finger.release_at(corner + QPoint(-80, -50))
    assert finger.need("bankCard").width() == pytest.approx(286 - 80, abs=4)
    wanted = setup.setup.screen.property("inches")
    setup.tap("setupOn")
    setup.running.await_screen("panel")
    assert setup.written.screen.diagonal_in == wanted > 24
    assert setup.running.kiosk.window.measured().diagonal_in == wanted


def test_a_turn_that_nobody_keeps_turns_back(setup: SettingUp) -> None:
    setup.ask("layout")
    shell = setup.running.kiosk.shell
    setup.tap("turn-90")
    assert shell.property("turn") == 90
    setup.setup.screen._back.timeout.emit()
    assert shell.property("turn") == 0
    setup.tap("turn-180")
    setup.tap("turnUndo")
    assert shell.property("turn") == 0
    setup.tap("turn-270")
    setup.tap("turnKeep")
    setup.tap("setupOn")
    setup.running.await_screen("panel")
    assert shell.property("turn") == setup.written.screen.turn == 270


@pytest.mark.parametrize("turn", [0, 90])
def test_the_low_layout_lies_low_at_once(tmp_path: Path, turn: int) -> None:
    size_px = (1920, 1080) if turn else (1080, 1920)
    with setting_up(tmp_path, size_px=size_px, diagonal_in=55) as setup:
        setup.ask("layout")
        if turn:
            setup.tap("turn-90")
            setup.tap("turnKeep")
        setup.tap("lowSwitch")
        assert setup.running.kiosk.shell.property("area") == QRectF(0, 960, 1080, 960)
        setup.tap("setupOn")
        setup.running.await_screen("panel")
        assert setup.written.screen.low


# The touch test.


def wipe(setup: SettingUp, *, but_row: int = -1) -> None:
    finger, touch = setup.running.finger, setup.setup.touch
    columns, rows = touch.property("columns"), touch.property("rows")
    window = setup.running.kiosk.window
    across, down = window.width() / columns, window.height() / rows
    for row in range(rows):
        if row == but_row:
            continue
        y = int((row + 0.5) * down)
        finger.press_at(QPoint(int(across / 2), y))
        for column in range(1, columns):
            finger.move_to(QPoint(int((column + 0.5) * across), y))
        finger.release_at(QPoint(int((columns - 0.5) * across), y))


def pass_quiet(setup: SettingUp) -> None:
    setup.tap("touchBegin")
    setup.running.clock.advance(6.5)
    setup.setup.touch.look()
    setup.running.finger.pause(0.05)


def test_a_whole_panel_is_wiped_and_all_is_well(setup: SettingUp) -> None:
    setup.first_run()
    for step in ALL[1 : ALL.index(Step.TOUCH) + 1]:
        setup.on(step.value)
    pass_quiet(setup)
    wipe(setup)
    setup.await_step("touch")
    assert setup.running.finger.find("touchGood") is not None
    assert not setup.setup.property("skips")


@pytest.mark.proof  # a large panel has a thousand fields to wipe
@pytest.mark.parametrize("low", [False, True])
def test_a_dead_row_is_named_also_where_a_low_picture_does_not_reach(
    tmp_path: Path, low: bool
) -> None:
    with setting_up(tmp_path, size_px=(1080, 1920), diagonal_in=55) as setup:
        setup.ask("screen")
        setup.on("layout")
        if low:
            setup.tap("lowSwitch")
        setup.setup.begin("touch")
        setup.await_step("touch")
        pass_quiet(setup)
        wipe(setup, but_row=1)
        setup.running.clock.advance(7)
        setup.setup.touch.look()
        setup.await_step("touch")
        assert "从上数第 2 行" in setup.words
        assert (setup.data / "touch-test.json").exists()


def test_a_touch_in_the_quiet_while_is_a_ghost(setup: SettingUp) -> None:
    setup.ask("touch")
    setup.tap("touchBegin")
    setup.running.clock.advance(2)
    setup.running.finger.tap_at(QPoint(1360, 5))
    setup.running.clock.advance(5)
    setup.setup.touch.look()
    setup.running.finger.pause(0.05)
    wipe(setup)
    setup.await_step("touch")
    assert "没有人碰" in setup.words


# PIN, collector, key.


def test_a_weak_pin_and_two_that_differ_are_refused(setup: SettingUp) -> None:
    setup.ask("pin")
    assert not setup.running.finger.need("setupOn").isEnabled()
    setup.type_pin("1111")
    assert "太简单" in setup.words
    setup.type_pin(PIN)
    setup.type_pin("2469")
    assert "不一样" in setup.words and setup.gate.pin == ""
    setup.type_pin(PIN)
    setup.type_pin(PIN)
    assert setup.gate.pin == PIN
    setup.tap("pinAgain")
    setup.type_pin("9753")
    setup.type_pin("9753")
    assert setup.gate.pin == "9753"
    assert setup.running.finger.find("pinSettled") is not None


def test_the_collectors_address_comes_by_stick_or_by_keyboard(
    setup: SettingUp, tmp_path: Path, expect_log: Any
) -> None:
    expect_log("kiosk.ui.operator.setup", "WARNING", "no-hub-file")
    setup.ask("hub")
    setup.tap("hubFromStick")
    assert "U 盘上没有平台地址" in setup.words
    stick = tmp_path / "stick"
    (stick / "KEPU").mkdir(parents=True)
    (stick / "KEPU" / "hub.txt").write_text("https://hub.example/kepu\n", "utf-8")
    setup.gate.sticks.append(stick)
    setup.tap("hubFromStick")
    assert setup.running.finger.need("textEntry").property("text") == "https://hub.example/kepu"
    setup.tap("textEntry")
    QTest.keyClick(setup.running.kiosk.window, Qt.Key.Key_X)
    setup.running.finger.pause(0.05)
    setup.tap("setupOn")
    setup.running.await_screen("panel")
    assert setup.written.hub.address == "https://hub.example/kepux"


def test_an_address_is_judged_when_it_is_written_and_not_at_every_letter(setup: SettingUp) -> None:
    setup.ask("hub")
    setup.tap("textEntry")
    QTest.keyClick(setup.running.kiosk.window, Qt.Key.Key_X)
    setup.running.finger.pause(0.05)
    assert "不能用" not in setup.words
    setup.tap("setupOn")
    assert setup.running.screen == "setup" and "不能用" in setup.words
    setup.tap("hubClear")
    setup.tap("setupOn")
    setup.running.await_screen("panel")
    assert setup.written.hub.address == ""


def test_a_key_without_a_stick_is_told_and_with_one_it_is_made(
    setup: SettingUp, tmp_path: Path, expect_log: Any
) -> None:
    expect_log("kiosk.ui.operator.setup", "WARNING", "no-stick")
    setup.ask("recovery")
    assert setup.setup.property("skips")
    setup.tap("keyMake")
    assert "没有 U 盘" in setup.words
    setup.gate.sticks.append(tmp_path)
    setup.tap("keyTake")
    assert "3F7A-91C2" in setup.words and not setup.setup.property("skips")


def test_a_gate_whose_disk_refuses_leaves_the_step_where_it_is(
    setup: SettingUp, expect_log: Any
) -> None:
    expect_log("kiosk.ui.operator.setup", "WARNING", "disk-full")
    full = disk_trouble(OSError(28, os.strerror(28)), Path("pin.json"))
    assert isinstance(full, Trouble)
    setup.ask("pin")
    with patch.object(setup.gate, "set_pin", side_effect=full):
        setup.type_pin(PIN)
        setup.type_pin(PIN)
    assert "磁盘已满" in setup.words
    assert not setup.running.finger.need("setupOn").isEnabled()
