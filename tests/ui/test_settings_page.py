"""The operator's settings under a finger: what is touched stands in config.toml afterwards."""

from __future__ import annotations

import errno
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem

from kiosk.core import files
from kiosk.core.config_writer import value_in_file
from kiosk.core.places import find_places
from kiosk.shell.screens import Event, Screen
from kiosk.shell.setup.steps import PAGES
from kiosk.ui.operator.settings_page import SettingsBridge
from tests.core.weakness import read_only_folder
from tests.ui.glass import Glass, Rules
from tests.ui.running import Running, running
from tests.ui.settings_scene import House, Scene, settings_scene

OWN = """# 李老师，2026 年秋
[sound]
volume = 40 # 教室在隔壁

[site]
name = "羊山镇中学" # 校名
from_a_newer_kiosk = true

[newer]
thing = 3
"""


@pytest.fixture
def house(qt_app: Any, data: Path) -> House:
    places = find_places(data, {})
    places.config_own.write_text(OWN, "utf-8")
    return House(places)


@pytest.fixture
def scene(house: House) -> Iterator[Scene]:
    with settings_scene(house) as made:
        yield made


def now(scene: Scene, key: str) -> object:
    scene.saved()
    return value_in_file(scene.house.places, key)


def test_a_step_of_the_volume_stands_in_the_file_and_its_comments_stay(scene: Scene) -> None:
    scene.tap("group-sound")
    scene.tap("more", "sound.volume")
    text = scene.saved()
    assert text == OWN.replace("volume = 40", "volume = 45")
    assert scene.house.told == ["changed"]
    assert scene.part("sound.volume", "waits").isVisible()
    scene.tap("groupBack")
    assert scene.bridge.property("waits") is True


def test_a_held_finger_goes_on_until_the_end_of_the_range(scene: Scene) -> None:
    scene.tap("group-sound")
    less = scene.finger.middle(scene.part("sound.volume", "less"))
    scene.finger.press_at(less)
    scene.finger.until(
        lambda: bool(scene.bridge.property("values")["sound.volume"]["value"] == 0), "0 per cent"
    )
    scene.finger.release_at(less)
    assert not scene.part("sound.volume", "less").isEnabled()
    assert now(scene, "sound.volume") == 0


def test_a_switch_a_choice_and_days(scene: Scene) -> None:
    scene.tap("group-screen")
    scene.tap("switch", "screen.low")
    scene.tap("option-table", "screen.two_players")
    scene.tap("option-90", "screen.turn")
    scene.tap("groupBack")
    scene.tap("group-hours")
    scene.tap("option-6", "day.weekdays")
    scene.tap("option-7", "day.weekdays")
    written = tomllib.loads(scene.saved())
    assert written["screen"] == {"low": True, "two_players": "table", "turn": 90}
    assert written["day"] == {"weekdays": [1, 2, 3, 4, 5]}
    assert written["newer"] == {"thing": 3} and written["site"]["from_a_newer_kiosk"] is True


def test_opening_hours_by_big_hours_and_minutes(scene: Scene) -> None:
    scene.tap("group-hours")
    scene.tap("addSpan", "day.open")
    scene.tap("begin-hour-less")
    scene.tap("begin-minute-more")
    scene.tap("end-minute-less")
    scene.tap("spanKeep")
    assert now(scene, "day.open") == ("07:35-17:55",)
    scene.tap("addSpan", "day.open")
    for _ in range(6):
        scene.tap("end-hour-more")
    assert "半夜" in str(scene.finger.need("spanNote").property("text"))
    scene.tap("spanKeep")
    assert now(scene, "day.open") == ("07:35-17:55", "18:55-02:55")
    scene.tap("span-0", "day.open")
    scene.tap("spanDrop")
    assert now(scene, "day.open") == ("18:55-02:55",)


def test_a_span_that_overlaps_is_told_and_cannot_be_kept(scene: Scene) -> None:
    scene.tap("group-hours")
    scene.tap("addSpan", "day.open")
    scene.tap("spanKeep")
    scene.tap("addSpan", "day.open")
    scene.tap("begin-hour-less")
    scene.tap("begin-hour-less")
    assert "重叠" in str(scene.finger.need("spanNote").property("text"))
    assert not scene.finger.need("spanKeep").isEnabled()
    scene.tap("spanKeep")
    scene.tap("spanBack")
    assert now(scene, "day.open") == ("08:30-17:00",)


def test_a_softer_noon(scene: Scene) -> None:
    scene.tap("group-sound")
    scene.tap("addSpan", "day.volume")
    volume = scene.finger.need("spanVolume")
    less = next(item for item in scene.finger.items(volume) if item.objectName() == "less")
    scene.finger.tap_at(scene.finger.middle(less))
    scene.tap("spanKeep")
    assert now(scene, "day.volume") == ("12:00-14:00 25",)


def test_exhibits_are_picked_from_what_is_installed(scene: Scene) -> None:
    scene.tap("group-home")
    scene.tap("pick", "home.pinned")
    scene.tap("exhibit-cn.kepu.two")
    scene.tap("exhibit-cn.kepu.one")
    scene.tap("pickDone")
    scene.tap("pick", "home.featured")
    scene.tap("pickNone")
    scene.tap("pickDone")
    assert now(scene, "home.pinned") == ("cn.kepu.two", "cn.kepu.one")
    assert now(scene, "home.featured") == ""


def test_defaults_and_back(scene: Scene) -> None:
    scene.tap("group-sound")
    scene.tap("groupReset")
    assert now(scene, "sound.volume") == 70
    scene.tap("groupReset")
    assert now(scene, "sound.volume") == 40


def test_what_the_set_up_asks_is_only_shown(scene: Scene) -> None:
    scene.tap("group-site")
    assert scene.part("site.name", "told").property("text") == "羊山镇中学"
    assert scene.finger.find("groupReset") is None
    scene.tap("groupSetUp")
    scene.tap("groupBack")
    scene.tap("group-hub")
    scene.tap("groupSetUp")
    assert scene.house.told == ["set up site", "set up hub"]
    assert set(PAGES) >= {"site", "hub", "pin", ""}


def test_the_ways_to_wipe_and_to_set_up(scene: Scene) -> None:
    scene.tap("group-machine")
    scene.tap("setUp")
    scene.tap("changePin")
    assert scene.house.told == ["set up ", "set up pin"]
    scene.tap("machineBack")
    scene.tap("wipe")
    assert scene.house.screen is Screen.CLEANING


def test_a_restart_comes_at_once_and_a_shut_down_is_asked_for(scene: Scene) -> None:
    scene.tap("group-machine")
    scene.tap("restart")
    assert scene.house.told == ["restart"]
    scene.tap("shutDown")
    scene.tap("askNo")
    assert scene.house.told == ["restart"]
    scene.tap("shutDown")
    scene.tap("askYes")
    assert scene.house.told == ["restart", "shut down"]
    assert scene.bridge.property("trouble")["what"] == "系统没有同意。"


def test_whoever_leaves_at_once_has_it_too(house: House) -> None:
    with settings_scene(house) as scene:
        scene.tap("group-sound")
        scene.finger.tap_at(scene.finger.middle(scene.part("sound.volume", "more")))
        assert house.told == ["changed"]
    assert value_in_file(house.places, "sound.volume") == 45


# Bad states.


def test_a_full_disk_is_told_and_the_old_value_comes_back(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, expect_log: Callable[..., object]
) -> None:
    expect_log("kiosk.shell.jobs", "WARNING", "disk-full")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    scene.tap("group-sound")
    with monkeypatch.context() as patched:
        patched.setattr(files, "_write_and_flush", full)
        scene.tap("more", "sound.volume")
        assert "磁盘" in str(scene.finger.need("askHeading").property("text"))
    scene.tap("askYes")
    assert scene.bridge.property("values")["sound.volume"]["told"] == "40%"
    assert scene.file.read_text("utf-8") == OWN
    scene.tap("more", "sound.volume")
    assert now(scene, "sound.volume") == 45


def test_a_data_folder_that_may_not_be_written_is_told(
    qt_app: Any, expect_log: Callable[..., object]
) -> None:
    expect_log("kiosk.shell.jobs", "WARNING", "read-only")
    with read_only_folder() as folder, settings_scene(House(find_places(folder, {}))) as scene:
        scene.tap("group-sound")
        scene.tap("switch", "sound.effects")
        scene.finger.need("askHeading")
        scene.tap("askYes")
        assert scene.part("sound.effects", "switch").property("on") is True


def test_a_half_written_file_is_set_aside_and_the_change_is_kept(
    house: House, expect_log: Callable[..., object]
) -> None:
    expect_log("kiosk.core.config_writer", "WARNING", "set aside")
    house.places.config_own.write_text("[sound]\nvolu", "utf-8")
    with settings_scene(House(house.places)) as scene:
        assert "读不出来" in str(scene.finger.need("askHeading").property("text"))
        scene.tap("askYes")
        scene.tap("group-sound")
        assert scene.bridge.property("values")["sound.volume"]["value"] == 70
        scene.tap("more", "sound.volume")
        assert now(scene, "sound.volume") == 75
    assert house.places.config_own.with_name("config.toml.damaged-1").exists()


def test_what_qml_has_no_business_asking_changes_nothing(scene: Scene) -> None:
    bridge: SettingsBridge = scene.bridge
    bridge.open("no such group")
    assert bridge.property("rows") == [] and bridge.property("title") == ""
    bridge.choose("screen.turn", 45)
    bridge.choose("sound.volume", 400)
    bridge.dropSpan("day.open", 7)
    bridge.pick("home.featured", "Not An Id")
    assert scene.house.told == []
    assert scene.saved() == OWN


def test_the_bridge_has_the_metaobject_of_its_class(scene: Scene) -> None:
    scene.tap("group-sound")
    own = scene.bridge.metaObject().methodCount()
    assert own == _class_methods(SettingsBridge)  # see docs/decisions/0017


def _class_methods(of: Any) -> int:
    return int(of.staticMetaObject.methodCount())


# How it looks.

SIZES = {
    "smallest": ((1366, 768), 18.5),
    "smallest high": ((768, 1366), 18.5),
    "largest": ((1920, 1080), 55.0),
}
GROUPS = ("site", "screen", "sound", "hours", "waiting", "home", "language", "hub")


EVERY_DAY = "smallest"
"""The narrowest; the other sizes are walked in the long lane."""


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(size, marks=() if size == EVERY_DAY else pytest.mark.proof) for size in SIZES
    ],
)
def kiosk(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Running]:
    size_px, diagonal_in = SIZES[request.param]
    data = tmp_path_factory.mktemp("settings")
    with running(data, size_px=size_px, diagonal_in=diagonal_in) as one:
        yield one


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_every_view_fits_in_both_languages(kiosk: Running, language: str) -> None:
    kiosk.kiosk.walk.touched()
    kiosk.kiosk.shell.speak(language)
    kiosk.kiosk.wings.ask_gate()
    kiosk.finger.pause(0.05)
    kiosk.kiosk.walk.move(Event.GATE_PASSED, page="settings")
    page = kiosk.finger.need("settingsPage")
    assert kiosk.kiosk.wings.backstage is not None
    bridge = kiosk.kiosk.wings.backstage.panel.property("page")
    faults = [*_faults(kiosk, page, "all")]
    for group in GROUPS:
        bridge.open(group)
        view = kiosk.finger.need("settingsGroup")
        for leaf in range(view.property("leaves")):
            view.setProperty("leaf", leaf)
            faults += _faults(kiosk, page, f"{group}, {leaf}")
            for opens, closes in (("addSpan", "spanBack"), ("pick", "pickDone")):
                if kiosk.finger.find(opens) is not None:
                    kiosk.tap(opens)
                    faults += _faults(kiosk, page, f"{group}, {opens}")
                    kiosk.tap(closes)
    bridge.open("")
    for name in ("group-machine", "shutDown"):
        kiosk.tap(name)
        faults += _faults(kiosk, page, name)
    kiosk.kiosk.operator.leave()
    kiosk.await_screen("attract")
    assert not faults, "\n".join(faults)


def _faults(kiosk: Running, page: QQuickItem, view: str) -> Iterator[str]:
    kiosk.finger.pause(0.05)
    panel = kiosk.kiosk.window.measured()
    place = page.mapRectToScene(QRectF(0, 0, page.width(), page.height()))
    glass = Glass(page, panel.px_per_mm * panel.unit_mm / 4, place)
    for fault in glass.faults(Rules(text_mm=10, button_mm=20)):
        yield f"{view}: {fault}"
