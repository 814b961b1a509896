"""The gate on the glass: by fingers, at every size, and with a stick."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRectF

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.shell.gate.gate import Found, Gate, Standing
from kiosk.shell.gate.recovery import answer_name, make_private_key
from tests.ui.gate_scene import Door, Scene, gate_scene
from tests.ui.glass import ELDER, Glass, Rules

pytestmark = pytest.mark.usefixtures("qt_app")

PIN, WRONG = "5831", "9204"
SIZES = {
    "smallest": ((1366, 768), 18.5),
    "smallest, high": ((768, 1366), 18.5),
    "wide": ((1920, 1080), 21.5),
    "high": ((1080, 1920), 21.5),
    "largest": ((1920, 1080), 55.0),
    "largest, high": ((1080, 1920), 55.0),
}
PANEL = Rules(text_mm=10)
KEY = make_private_key()

Expect = Callable[..., Any]


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.shell.gate.pins.COST_N", 2)


@pytest.fixture
def door(data: Path, tmp_path: Path) -> Iterator[Door]:
    door = Door(data / "gate", tmp_path / "stick")
    door.gate.set_pin(PIN)
    yield door
    door.bridge.stop()


def _trust(door: Door) -> None:
    (door.folder / "recovery.json").write_bytes(KEY.public.as_file())


def _bring_answer(door: Door) -> None:
    code = door.reset.property("code")
    path = door.stick / "KEPU" / "in" / answer_name(code)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(KEY.answer(code))


def _lock(scene: Scene) -> None:
    for _ in range(5):
        scene.tap_pin(WRONG)
        scene.finger.until(lambda: not scene.door.bridge.property("busy"), "the verdict")
    scene.await_page("locked")


# By fingers.


def test_the_pin_opens_by_touch(door: Door) -> None:
    with gate_scene(door) as scene:
        scene.tap_pin(PIN)
        scene.finger.until(lambda: door.calls == ["open"], "the gate to open")
        assert door.bridge.property("dots") == 0


def test_a_wrong_pin_says_how_many_tries_are_left(door: Door) -> None:
    with gate_scene(door) as scene:
        for left in (4, 3):
            scene.tap_pin(WRONG)
            scene.finger.until(lambda: bool(door.bridge.property("wrong")), "the verdict")
            note = scene.finger.need("gateNote").property("text")
            assert note == f"不对，还可以试 {left} 次。"
            assert door.bridge.property("dots") == 0
            scene.finger.tap("key-5")
            assert not door.bridge.property("wrong")
            scene.finger.tap("key-erase")
        assert door.calls == []


def test_digits_are_counted_taken_back_and_end_at_eight(door: Door) -> None:
    with gate_scene(door) as scene:
        enter = scene.finger.need("key-enter")
        for count in range(1, 10):
            scene.finger.tap("key-7")
            assert door.bridge.property("dots") == min(count, 8)
            assert enter.isEnabled() == (count >= 4)
        for _ in range(9):
            scene.finger.tap("key-erase")
        assert door.bridge.property("dots") == 0
        assert not enter.isEnabled()
        scene.finger.tap("gateBack")
        assert door.calls == ["leave"]


def test_a_key_answers_in_the_frame_of_the_touch(door: Door) -> None:
    with gate_scene(door) as scene:
        key = scene.finger.need("key-5")
        place = scene.finger.middle(key)
        scene.finger.press_at(place)
        assert key.property("down")
        assert key.scale() < 1
        scene.finger.release_at(place)
        assert door.bridge.property("dots") == 1


def test_two_thumbs_type_at_once(door: Door) -> None:
    with gate_scene(door) as scene:
        one, other = (scene.finger.middle(scene.finger.need(f"key-{n}")) for n in (1, 3))
        scene.finger.press_at(one, 1)
        scene.finger.press_at(other, 2)
        scene.finger.release_at(one, 1)
        scene.finger.release_at(other, 2)
        assert door.bridge.property("dots") == 2


def test_after_five_the_minutes_run_down_by_themselves(door: Door, expect_log: Expect) -> None:
    expect_log("kiosk.shell.gate.gate", "WARNING", "locked")
    with gate_scene(door) as scene:
        _lock(scene)
        assert scene.finger.need("gateHeading").property("text") == "请等 15 分钟"
        assert scene.finger.find("key-1") is None
        door.clock.advance(600)
        door.clock.set_wall(0)
        scene.finger.until(lambda: door.bridge.property("minutesLeft") == 5, "the next minute")
        door.clock.advance(300)
        scene.await_page("ask")
        scene.tap_pin(PIN)
        scene.finger.until(lambda: door.calls == ["open"], "the gate to open")


def test_what_is_left_of_a_lock_is_stored_when_the_kiosk_ends(
    door: Door, expect_log: Expect
) -> None:
    expect_log("kiosk.shell.gate.gate", "WARNING", "locked")
    for _ in range(5):
        door.gate.try_pin(WRONG)
    door.clock.advance(610)
    door.bridge.stop()
    assert Gate(door.folder, door.clock, lambda: None).locked_s() == 290


# A new PIN.


def test_a_machine_without_a_pin_asks_for_one_twice(data: Path, tmp_path: Path) -> None:
    door = Door(data / "gate", tmp_path / "stick")
    with gate_scene(door) as scene:
        scene.await_page("choose")
        scene.tap_pin("1234")
        assert "1234" in scene.finger.need("gateNote").property("text")
        scene.tap_pin(PIN)
        scene.await_page("repeat")
        scene.tap_pin(WRONG)
        scene.await_page("choose")
        assert scene.finger.need("gateNote").property("text") == "两次输入的不一样，请重新设置。"
        assert door.gate.standing() is Standing.NEVER
        for page in ("repeat", "repeat"):
            scene.tap_pin(PIN)
            scene.await_page(page) if not door.calls else None
        scene.finger.until(lambda: door.calls == ["open"], "the gate to open")
        assert door.gate.standing() is Standing.SET


def test_back_from_the_repetition_chooses_again(data: Path, tmp_path: Path) -> None:
    door = Door(data / "gate", tmp_path / "stick")
    with gate_scene(door) as scene:
        scene.tap_pin(PIN)
        scene.await_page("repeat")
        scene.finger.tap("gateBack")
        scene.await_page("choose")
        assert door.calls == []
        scene.finger.tap("gateBack")
        assert door.calls == ["leave"]


def test_a_disk_that_refuses_is_told_and_the_gate_stays_shut(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise Trouble("disk-full", Words("磁盘已满。", "full"), Words("请腾出空间。", "make room"))

    door = Door(data / "gate", tmp_path / "stick")
    monkeypatch.setattr("kiosk.shell.gate.gate.write_record", full)
    with gate_scene(door) as scene:
        scene.tap_pin(PIN)
        scene.await_page("repeat")
        scene.tap_pin(PIN)
        scene.await_page("choose")
        assert scene.finger.need("gateNote").property("text") == "磁盘已满。请腾出空间。"
        assert door.calls == []


# The way back in.


def test_a_stick_with_the_answer_leads_to_a_new_pin(door: Door, expect_log: Expect) -> None:
    expect_log("kiosk.shell.gate.gate", "WARNING", "reset by recovery key")
    _trust(door)
    with gate_scene(door) as scene:
        scene.finger.tap("gateForgot")
        scene.await_page("reset")
        code = door.reset.property("code")
        shown = [item.property("text") for item in _texts(scene, "gateCode")]
        assert "-".join(shown) == code
        assert KEY.public.id in "".join(item.property("text") for item in _texts(scene))
        assert scene.finger.need("gateStick").property("text") == "正在等 U 盘…"
        door.stick.mkdir()
        scene.finger.until(lambda: door.reset.property("stick") == "no-answer", "the stick")
        _bring_answer(door)
        scene.await_page("choose")  # found by itself: it is looked for every two seconds
        for page in ("repeat", ""):
            scene.tap_pin("77032")
            if page:
                scene.await_page(page)
        scene.finger.until(lambda: door.calls == ["open"], "the gate to open")
        door.bridge.open_gate()
        scene.await_page("ask")
        scene.finger.tap("gateForgot")
        scene.await_page("reset")
        assert door.reset.property("code") != code


def _texts(scene: Scene, below: str = "") -> list[Any]:
    root = scene.finger.need(below) if below else scene.view.rootObject()
    return Glass(root, scene.px_per_mm, QRectF()).texts()


def test_without_a_recovery_key_it_says_so_and_shows_no_code(door: Door) -> None:
    with gate_scene(door) as scene:
        scene.finger.tap("gateForgot")
        scene.await_page("no-key")
        assert door.reset.property("code") == ""
        assert not (door.folder / "reset.json").exists()
        scene.finger.tap("gateBack")
        scene.await_page("ask")


def test_just_after_the_start_the_code_is_not_there_yet(door: Door) -> None:
    _trust(door)
    door.device = None
    with gate_scene(door) as scene:
        scene.finger.tap("gateForgot")
        scene.finger.until(lambda: door.bridge.property("note") != "", "the sentence")
        assert door.bridge.property("page") == "ask"


def test_a_damaged_pin_leaves_only_the_reset(door: Door, expect_log: Expect) -> None:
    expect_log("kiosk.shell.gate.records", "WARNING", "damaged")
    _trust(door)
    (door.folder / "pin.json").write_bytes(b"{")
    with gate_scene(door) as scene:
        scene.await_page("lost")
        assert scene.finger.find("key-1") is None
        scene.finger.tap("gateForgot")
        scene.await_page("reset")


def test_sticks_are_looked_for_only_while_the_code_is_shown(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[object] = []

    def look(drives: object) -> Found:
        looks.append(drives)
        return Found.NOTHING

    monkeypatch.setattr(door.gate, "look_for_answer", look)
    _trust(door)
    with gate_scene(door) as scene:
        assert not door.reset.looking
        scene.finger.tap("gateForgot")
        scene.await_page("reset")
        assert door.reset.looking
        assert door.reset._looking.interval() == 2000
        assert looks
        door.bridge.close_gate()
        assert not door.reset.looking
        assert door.reset.property("code") == ""


# Off the window's thread.


def test_a_try_does_not_hold_up_the_glass_and_leaving_drops_it(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    going, threads = threading.Event(), []

    def slow(pin: str) -> str:
        threads.append(threading.current_thread())
        going.wait(10)
        return "open"

    monkeypatch.setattr(door.gate, "try_pin", slow)
    with gate_scene(door) as scene:
        scene.tap_pin(PIN)
        scene.finger.until(lambda: bool(threads), "the thread")
        assert threads[0] is not threading.main_thread()
        assert door.bridge.property("busy")
        scene.finger.tap("key-1")
        assert door.bridge.property("dots") == len(PIN)  # keys rest meanwhile, and the dots stay
        heard = scene.finger.need("gateNote")
        scene.finger.until(lambda: heard.property("text") == "正在核对…", "the word that it checks")
        door.bridge.close_gate()
        going.set()
        threads[0].join()
        scene.finger.pause(0.1)
        assert door.calls == []


def test_a_fault_of_ours_is_told_with_a_code(
    door: Door, monkeypatch: pytest.MonkeyPatch, expect_log: Expect
) -> None:
    expect_log("kiosk.ui.operator.errand", "ERROR", "an errand ended, code D-")
    monkeypatch.setattr(door.gate, "try_pin", lambda pin: 1 // 0)
    with gate_scene(door) as scene:
        scene.tap_pin(PIN)
        scene.finger.until(lambda: "代码 D-" in door.bridge.property("note"), "the sentence")
        scene.finger.tap("key-1")
        assert door.bridge.property("dots") == 1


def test_nothing_typed_stays_when_the_gate_is_left(door: Door) -> None:
    with gate_scene(door) as scene:
        door.type(PIN)
        door.bridge.close_gate()
        door.bridge.open_gate()
        scene.await_page("ask")
        assert door.bridge.property("dots") == 0


def test_the_bridge_has_the_metaobject_of_its_class(door: Door) -> None:
    for one in (door.bridge, door.reset, door.bridge._errand):
        of_class: Any = type(one)
        assert one.metaObject().methodCount() == of_class.staticMetaObject.methodCount()


# At every size.


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_every_page_fits(door: Door, size: str, language: str, expect_log: Expect) -> None:
    expect_log("kiosk.shell.gate.gate", "WARNING", "locked")
    expect_log("kiosk.shell.gate.records", "WARNING", "damaged")
    size_px, diagonal_in = SIZES[size]
    door.language = language
    faults: list[str] = []
    with gate_scene(door, size_px, diagonal_in) as scene:

        def look(page: str) -> None:
            for elder in (False, True):
                scene.set_elder(elder)
                glass = Glass(scene.view.rootObject(), scene.px_per_mm, QRectF(0, 0, *size_px))
                found = glass.faults(ELDER if elder else PANEL)
                faults.extend(f"{page} {elder}: {fault}" for fault in found)

        door.type("58310472")
        look("ask")
        scene.finger.tap("key-enter")
        scene.finger.until(lambda: bool(door.bridge.property("wrong")), "the verdict")
        look("wrong")
        scene.finger.tap("gateForgot")
        scene.await_page("no-key")
        look("no key")
        scene.finger.tap("gateBack")
        scene.await_page("ask")
        _trust(door)
        scene.finger.tap("gateForgot")
        scene.await_page("reset")
        look("reset")
        (door.stick / "KEPU" / "in").mkdir(parents=True)
        scene.finger.until(lambda: not door.reset._search.running, "the search before")
        door.reset.look()  # instead of waiting two seconds
        scene.finger.until(lambda: door.reset.property("stick") == "no-answer", "the stick")
        look("no answer")
        scene.finger.tap("gateBack")
        scene.await_page("ask")
        for _ in range(4):
            scene.tap_pin(WRONG)
            scene.finger.until(lambda: not door.bridge.property("busy"), "the verdict")
        scene.await_page("locked")
        look("locked")
        (door.folder / "pin.json").write_bytes(b"{")
        door.bridge.open_gate()
        scene.await_page("lost")
        look("lost")
        for path in door.folder.iterdir():
            path.unlink()
        door.bridge.open_gate()
        scene.await_page("choose")
        scene.tap_pin("1212")
        look("weak")
        scene.tap_pin(PIN)
        scene.await_page("repeat")
        look("repeat")
    assert not faults, "\n".join(dict.fromkeys(faults))
