"""The set-up by touch, in the real kiosk: every step, and what goes wrong on the way."""

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
from kiosk.core.settings import SITE_KINDS
from kiosk.shell.setup.setup import GIVES_UP_AFTER_S, LEAVES_AFTER_S
from kiosk.shell.setup.state import Need, needs_setup, read_state
from kiosk.shell.setup.steps import ALL, Step
from tests.ui.glass import Glass, Rules
from tests.ui.setting_up import GateBook, SettingUp, setting_up

PANEL = Rules(text_mm=10, button_mm=20, chip_mm=20)
PIN = "2468"


@pytest.fixture
def setup(tmp_path: Path) -> Iterator[SettingUp]:
    with setting_up(tmp_path) as one:
        yield one


def type_pin(setup: SettingUp, pin: str) -> None:
    for digit in pin:
        setup.tap(f"key-{digit}")
    setup.tap("pinEnter")


def words_of(setup: SettingUp) -> str:
    glass = Glass(setup.running.finger.need("setup"), 1, QRectF())
    return " ".join(str(text.property("text")) for text in glass.texts())


def test_a_new_machine_is_set_up_from_the_first_step_to_the_last(setup: SettingUp) -> None:
    setup.first_run()
    assert setup.step == "language"
    setup.on("county")
    setup.tap("pick-211322")
    setup.on("kind")
    setup.tap("pick-科普大篷车")
    setup.on("name")
    setup.tap("pick-建平县科普大篷车")
    setup.on("size")
    setup.tap("sizeType")
    for key in ("2", "7"):
        setup.tap(f"key-{key}")
    setup.on("layout")
    setup.on("touch")
    setup.on("sound")
    setup.on("pin")
    type_pin(setup, PIN)
    type_pin(setup, PIN)
    assert setup.gate.pin == PIN
    setup.on("hub")
    setup.on("recovery")
    setup.on("summary")
    setup.tap("setupOn")
    setup.running.await_screen("attract")
    assert setup.left == [True]
    site, screen = setup.written.site, setup.written.screen
    assert (site.county, site.kind, site.name) == ("211322", "科普大篷车", "建平县科普大篷车")
    assert screen.diagonal_in == 27.0
    assert needs_setup(setup.data, pin_set=True) is Need.NONE
    assert read_state(setup.data).heard == "no-device"


def test_what_was_answered_before_it_was_put_off_is_kept_and_it_goes_on_there(
    tmp_path: Path,
) -> None:
    with setting_up(tmp_path) as setup:
        setup.first_run()
        setup.on("county")
        setup.tap("pick-211302")
        setup.on("kind")
        setup.tap("pick-市科技馆")  # chosen, and not gone on
        setup.tap("setupLeave")
        setup.running.await_screen("attract")
        assert setup.left == [False]
        assert setup.written.site.county == "211302" and setup.written.site.kind == "市科技馆"
    assert needs_setup(tmp_path, pin_set=False) is Need.OPEN
    with setting_up(tmp_path) as setup:
        setup.first_run()
        assert setup.step == "kind"
        assert setup.setup.answers.property("picked") == "市科技馆"


def test_visitors_can_come_while_it_is_put_off(setup: SettingUp) -> None:
    setup.first_run()
    setup.tap("setupLeave")
    setup.running.await_screen("attract")
    setup.running.wake()
    kiosk = setup.running.kiosk
    waits_s = kiosk.walk.patience.next_look_s
    assert waits_s is not None and waits_s <= kiosk.settings.idle.warn_after_s


def test_nobody_is_asked_at_a_table_that_was_left(setup: SettingUp) -> None:
    setup.first_run()
    setup.on("county")
    setup.tap("pick-211302")
    setup.running.clock.advance(GIVES_UP_AFTER_S - 5)
    setup.setup.look()
    assert setup.running.screen == "setup"
    setup.running.clock.advance(6)
    setup.setup.look()
    setup.running.await_screen("attract")
    assert setup.written.site.county == "211302"


def test_once_there_is_a_pin_it_is_left_sooner(tmp_path: Path) -> None:
    with setting_up(tmp_path, GateBook(pin=PIN)) as setup:
        setup.ask("recovery")
        setup.running.clock.advance(LEAVES_AFTER_S + 1)
        setup.setup.look()
        setup.running.await_screen("panel")


def test_a_page_is_asked_again_and_leads_back_to_the_panel(tmp_path: Path) -> None:
    with setting_up(tmp_path, GateBook(pin=PIN)) as setup:
        setup.ask("site")
        assert setup.setup.property("count") == 3
        setup.on("kind")
        setup.on("name")
        setup.tap("setupBack")
        setup.await_step("kind")
        setup.on("name")
        setup.tap("pick-朝阳科普")
        setup.tap("setupOn")
        setup.running.await_screen("panel")
        assert setup.left == [True]


def test_a_name_is_typed_with_a_plugged_keyboard(setup: SettingUp) -> None:
    setup.ask("name")
    setup.tap("textEntry")
    window = setup.running.kiosk.window
    for _ in range(8):
        QTest.keyClick(window, Qt.Key.Key_Backspace)
    for letter in "Kepu":
        QTest.keyClick(window, letter)
    setup.running.finger.pause(0.05)
    setup.tap("setupOn")
    setup.running.await_screen("panel")
    assert setup.written.site.name == "Kepu"


def test_the_language_speaks_at_once(setup: SettingUp) -> None:
    setup.first_run()
    setup.tap("pick-en")
    assert setup.setup.property("title") == "Language"
    setup.on("county")
    assert setup.written.language.start == "en"


# The disk.


def test_a_full_disk_says_so_and_nothing_is_lost(setup: SettingUp, expect_log: Any) -> None:
    expect_log("kiosk.shell.jobs", "WARNING", "disk-full")
    setup.first_run()
    setup.on("county")
    setup.tap("pick-211302")
    full = disk_trouble(OSError(28, os.strerror(28)), setup.running.kiosk.places.config_own)
    with patch("kiosk.core.config_writer.write_durably", side_effect=full):
        setup.tap("setupOn")
    assert setup.step == "county"
    assert "磁盘已满" in words_of(setup)
    assert setup.setup.answers.property("picked") == "211302"
    setup.tap("setupOn")
    setup.await_step("kind")
    assert "磁盘已满" not in words_of(setup)
    assert setup.written.site.county == "211302"


def test_a_disk_that_stays_full_keeps_nobody_in(setup: SettingUp, expect_log: Any) -> None:
    expect_log("kiosk.shell.jobs", "WARNING", "disk-full")
    setup.first_run()
    full = disk_trouble(OSError(28, os.strerror(28)), setup.running.kiosk.places.config_own)
    with patch("kiosk.shell.setup.state.write_durably", side_effect=full):
        setup.tap("setupLeave")
        assert setup.running.screen == "setup" and setup.setup.property("leavesUnsaved")
        setup.tap("setupLeave")
    setup.running.await_screen("attract")


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
        assert "从上数第 2 行" in words_of(setup)
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
    assert "没有人碰" in words_of(setup)


# PIN, collector, key.


def test_a_weak_pin_and_two_that_differ_are_refused(setup: SettingUp) -> None:
    setup.ask("pin")
    assert not setup.running.finger.need("setupOn").isEnabled()
    type_pin(setup, "1111")
    assert "太简单" in words_of(setup)
    type_pin(setup, PIN)
    type_pin(setup, "2469")
    assert "不一样" in words_of(setup) and setup.gate.pin == ""
    type_pin(setup, PIN)
    type_pin(setup, PIN)
    assert setup.gate.pin == PIN
    setup.tap("pinAgain")
    type_pin(setup, "9753")
    type_pin(setup, "9753")
    assert setup.gate.pin == "9753"
    assert setup.running.finger.find("pinSettled") is not None


def test_the_collectors_address_comes_by_stick_or_by_keyboard(
    setup: SettingUp, tmp_path: Path, expect_log: Any
) -> None:
    expect_log("kiosk.shell.jobs", "WARNING", "no-hub-file")
    setup.ask("hub")
    setup.tap("hubFromStick")
    assert "U 盘上没有平台地址" in words_of(setup)
    stick = tmp_path / "stick"
    (stick / "KEPU").mkdir(parents=True)
    (stick / "KEPU" / "hub.txt").write_text("https://hub.example/kepu\n", "utf-8")
    setup.gate.sticks.append(stick)
    setup.tap("hubFromStick")
    assert setup.running.finger.need("textEntry").property("text") == "https://hub.example/kepu"
    setup.tap("textEntry")
    QTest.keyClick(setup.running.kiosk.window, "x")
    setup.running.finger.pause(0.05)
    setup.tap("setupOn")
    setup.running.await_screen("panel")
    assert setup.written.hub.address == "https://hub.example/kepux"


def test_a_key_without_a_stick_is_told_and_with_one_it_is_made(
    setup: SettingUp, tmp_path: Path, expect_log: Any
) -> None:
    expect_log("kiosk.shell.jobs", "WARNING", "no-stick")
    setup.ask("recovery")
    assert setup.setup.property("skips")
    setup.tap("keyMake")
    assert "没有 U 盘" in words_of(setup)
    setup.gate.sticks.append(tmp_path)
    setup.tap("keyTake")
    assert "3F7A-91C2" in words_of(setup) and not setup.setup.property("skips")


def test_a_gate_whose_disk_refuses_leaves_the_step_where_it_is(
    setup: SettingUp, expect_log: Any
) -> None:
    expect_log("kiosk.shell.jobs", "WARNING", "disk-full")
    full = disk_trouble(OSError(28, os.strerror(28)), Path("pin.json"))
    assert isinstance(full, Trouble)
    setup.ask("pin")
    with patch.object(setup.gate, "set_pin", side_effect=full):
        type_pin(setup, PIN)
        type_pin(setup, PIN)
    assert "磁盘已满" in words_of(setup)
    assert not setup.running.finger.need("setupOn").isEnabled()


# Everything fits.


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
@pytest.mark.parametrize(
    ("size_px", "inches"), [((1366, 768), 18.5), ((768, 1366), 18.5), ((1920, 1080), 55)]
)
def test_every_step_fits_and_can_be_read_at_arms_length(
    tmp_path: Path, size_px: tuple[int, int], inches: float, language: str, expect_log: Any
) -> None:
    expect_log("kiosk.shell.jobs", "WARNING", "no-(hub-file|stick)")
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
                type_pin(setup, "1111")
                look("pin refused")
            if step in (Step.HUB, Step.RECOVERY):
                setup.tap("hubFromStick" if step is Step.HUB else "keyMake")
                look(f"{step} told")
            if at + 1 < len(ALL):
                setup.on(ALL[at + 1].value)
    assert not faults, "\n".join(dict.fromkeys(faults))
