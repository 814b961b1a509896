"""The set-up by touch, in the real kiosk: the whole way, broken off, and on a full disk."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.core.files import disk_trouble
from kiosk.shell.setup.setup import GIVES_UP_AFTER_S, LEAVES_AFTER_S
from kiosk.shell.setup.state import Need, needs_setup, read_state
from kiosk.visits.facts import EndReason
from tests.ui.running import running
from tests.ui.setting_up import GateBook, SettingUp, setting_up

PIN = "2468"


@pytest.fixture
def setup(tmp_path: Path) -> Iterator[SettingUp]:
    with setting_up(tmp_path) as one:
        yield one


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
    setup.type_pin(PIN)
    setup.type_pin(PIN)
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
    for key in (Qt.Key.Key_K, Qt.Key.Key_E, Qt.Key.Key_P, Qt.Key.Key_U):
        QTest.keyClick(window, key)
    setup.running.finger.pause(0.05)
    setup.tap("setupOn")
    setup.running.await_screen("panel")
    assert setup.written.site.name == "kepu"


def test_the_language_speaks_at_once(setup: SettingUp) -> None:
    setup.first_run()
    setup.tap("pick-en")
    assert setup.setup.property("title") == "Language"
    setup.on("county")
    assert setup.written.language.start == "en"


# The disk.


def test_a_full_disk_says_so_and_nothing_is_lost(setup: SettingUp, expect_log: Any) -> None:
    expect_log("kiosk.ui.operator.setup", "WARNING", "disk-full")
    setup.first_run()
    setup.on("county")
    setup.tap("pick-211302")
    full = disk_trouble(OSError(28, os.strerror(28)), setup.running.kiosk.places.config_own)
    with patch("kiosk.core.config_writer.write_durably", side_effect=full):
        setup.tap("setupOn")
    assert setup.step == "county"
    assert "磁盘已满" in setup.words
    assert setup.setup.answers.property("picked") == "211302"
    setup.tap("setupOn")
    setup.await_step("kind")
    assert "磁盘已满" not in setup.words
    assert setup.written.site.county == "211302"


def test_a_disk_that_stays_full_keeps_nobody_in(setup: SettingUp, expect_log: Any) -> None:
    expect_log("kiosk.ui.operator.setup", "WARNING", "disk-full")
    setup.first_run()
    full = disk_trouble(OSError(28, os.strerror(28)), setup.running.kiosk.places.config_own)
    with patch("kiosk.shell.setup.state.write_durably", side_effect=full):
        setup.tap("setupLeave")
        assert setup.running.screen == "setup" and setup.setup.property("leavesUnsaved")
        setup.tap("setupLeave")
    setup.running.await_screen("attract")


def test_the_kiosk_itself_asks_and_lets_visitors_in_without_a_restart(tmp_path: Path) -> None:
    with running(tmp_path) as one:
        one.kiosk.wings.offer_setup()
        backstage = one.kiosk.wings.backstage
        assert backstage is not None
        one.finger.until(lambda: backstage.setup.property("step") == "language", "the first step")
        one.finger.need("setupOn")
        with patch.object(one.kiosk, "restart") as restart:
            one.tap("setupOn")
            one.finger.until(lambda: backstage.setup.property("step") == "county", "the second")
            one.tap("setupLeave")
            one.await_screen("attract")
            restart.assert_not_called()
        one.wake()


def test_what_a_set_up_changed_is_in_force_before_the_first_visitor_touches(tmp_path: Path) -> None:
    with running(tmp_path) as one:
        one.kiosk.wings.offer_setup()
        backstage = one.kiosk.wings.backstage
        assert backstage is not None
        with patch.object(one.kiosk, "restart") as restart:
            backstage.setup._depart(finished=True)
            one.await_screen("attract")
            restart.assert_called_once()


def test_whoever_touches_before_it_could_be_offered_only_puts_it_off(tmp_path: Path) -> None:
    with running(tmp_path) as one:
        one.wake()
        one.kiosk.wings.offer_setup()
        one.await_screen("home")
        one.kiosk.walk.end(EndReason.RESET)
        one.await_screen("setup")
