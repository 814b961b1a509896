"""An animation in the real shell: each kind of picture moves, and leads on by time or by tap."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from kiosk.core.pace import Pace
from kiosk.players.animation.lottie_bridge import CALM_TICK_MS
from kiosk.shell.walk import Outcome
from tests.ui.making_films import ORANGE, TEAL, lottie, step, write_animation
from tests.ui.running import Running, running

MOVING = "cn.test.moving"


def _open(one: Running, player: str = "animationPlayer") -> None:
    one.wake()
    one.open(MOVING, player=player)


def _until_state(one: Running, state: str) -> None:
    one.finger.until(lambda: one.player.property("state") == state, f"the step to be {state}")


def _colour(one: Running, path: Path) -> tuple[int, int, int]:
    """The colour in the middle of the step's picture."""
    one.finger.pause(0.1)
    view = one.finger.need("stepView")
    box = view.mapRectToScene(QRectF(0, 0, view.width(), view.height()))
    one.finger.picture(path)
    seen = QImage(str(path)).pixelColor(box.center().toPoint())
    return seen.red(), seen.green(), seen.blue()


def _near(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    return all(abs(a - b) <= 6 for a, b in zip(one, other, strict=True))


def test_a_lottie_is_drawn_moves_and_ends(data: Path, tmp_path: Path) -> None:
    write_animation(tmp_path, step(), drawing__json=json.dumps(lottie(2.0)))
    with running(data, exhibits=tmp_path) as one:
        _open(one)
        one.finger.need("drawing")
        one.finger.until(lambda: one.finger.need("drawing").property("shown"), "the drawing")
        assert _near(_colour(one, tmp_path / "1.png"), ORANGE)
        _until_state(one, "ended")
        assert _near(_colour(one, tmp_path / "2.png"), TEAL)
        one.tap("partNext")
        one.finger.need("quizPlayer")


def test_on_a_slow_machine_a_lottie_gets_half_the_pictures(data: Path, tmp_path: Path) -> None:
    write_animation(tmp_path, step(), drawing__json=json.dumps(lottie(2.0)))
    with running(data, exhibits=tmp_path) as one:
        one.finger.until(lambda: one.kiosk.stage.pace is not None, "the profile to be read")
        one.kiosk.stage.pace = Pace("reduced")
        _open(one)
        assert one.player.lottie._tick.interval() == CALM_TICK_MS
        _until_state(one, "ended")


def test_steps_go_on_by_time_and_by_tap_and_back(data: Path, tmp_path: Path) -> None:
    steps = [step("a", advance="time", hold_s=0.1), step("b"), step("c", loop=True)]
    write_animation(tmp_path, *steps)
    with running(data, exhibits=tmp_path) as one:
        _open(one)
        assert one.finger.need("stepCaption").property("text") == "第a步"
        one.finger.until(lambda: one.player.property("number") == 1, "the second step")
        _until_state(one, "waiting")
        one.finger.pause(0.3)
        assert one.player.property("number") == 1
        one.tap("partNext")
        assert one.player.property("number") == 2
        one.tap("stepBack")
        assert one.player.property("number") == 1
        one.player.goTo(0)
        assert one.finger.need("stepNumber").property("text") == "第 1 步，共 3 步"


def test_the_visitor_stops_it_and_idle_counts_only_then(data: Path, tmp_path: Path) -> None:
    write_animation(tmp_path, step(), drawing__json=json.dumps(lottie(30.0)))
    with running(data, exhibits=tmp_path) as one:
        _open(one)
        one.finger.until(lambda: one.finger.need("drawing").property("shown"), "the drawing")
        one.let_pass(200)
        assert one.finger.find("idleWarning") is None
        one.tap("stepHold")
        assert one.player.property("held") is True
        one.let_pass(76)
        one.finger.need("idleWarning")


def test_in_elder_mode_nothing_goes_on_by_itself(data: Path, tmp_path: Path) -> None:
    write_animation(tmp_path, step("a", advance="time", hold_s=0), step("b"))
    with running(data, exhibits=tmp_path) as one:
        one.wake()
        one.tap("elderSwitch")
        one.open(MOVING, player="animationPlayer")
        _until_state(one, "waiting")
        one.finger.pause(0.3)
        assert one.player.property("number") == 0


def _png(colours: list[str]) -> bytes:
    """A sheet of squares, 40 by 40, one a colour, side by side."""
    from PySide6.QtCore import QBuffer, QIODevice

    image = QImage(40 * len(colours), 40, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for at, colour in enumerate(colours):
        painter.fillRect(40 * at, 0, 40, 40, QColor(colour))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def test_a_sheet_shows_its_pictures_in_turn(data: Path, tmp_path: Path) -> None:
    frames = [
        {"frame": {"x": 40 * at, "y": 0, "w": 40, "h": 40}, "duration": 3000 if at == 0 else 100}
        for at in range(3)
    ]
    sheet = json.dumps({"frames": frames, "meta": {"image": "sheet.png"}})
    write_animation(
        tmp_path,
        step(type="sheet", file="sheet.json"),
        sheet__json=sheet,
        sheet__png=_png(["#FF0000", "#00FF00", "#0000FF"]),
    )
    with running(data, exhibits=tmp_path) as one:
        _open(one)
        seen = [_colour(one, tmp_path / "1.png")]
        _until_state(one, "ended")
        seen.append(_colour(one, tmp_path / "2.png"))
        assert _near(seen[0], (255, 0, 0)) and _near(seen[1], (0, 0, 255))


def test_a_still_is_looked_over(data: Path, tmp_path: Path) -> None:
    look: dict[str, Any] = {
        "from": {"x": 0, "y": 0.5, "zoom": 2},
        "to": {"x": 1, "y": 0.5, "zoom": 4},
    }
    write_animation(
        tmp_path,
        step(type="still", file="wide.png", over_s=0.5, **look),
        wide__png=_png(["#FF0000", "#FF0000", "#0000FF", "#0000FF"]),
    )
    with running(data, exhibits=tmp_path) as one:
        _open(one)
        _until_state(one, "ended")
        assert _near(_colour(one, tmp_path / "1.png"), (0, 0, 255))


def test_the_shipped_webp_moves(data: Path) -> None:
    with running(data) as one:
        one.wake()
        one.open("cn.kepu.jehol", player="storyPlayer")
        one.kiosk.walk.part_done(Outcome())
        one.finger.need("animationPlayer")
        types = []
        for _ in range(one.player.property("count")):
            types.append(one.player.property("type"))
            if types[-1] == "webp":
                _until_state(one, "ended" if one.player.property("last") else "waiting")
            one.player.next()
            one.finger.pause(0.05)
        assert {"webp", "sheet", "still"} <= set(types)


BAD: dict[str, dict[str, Any]] = {
    "an expression": lottie(x="var $bm_rt = 1;"),
    "itself": lottie(
        layers=[{"ty": 0, "refId": "a", "ip": 0, "op": 30, "st": 0, "ks": {}}],
        assets=[{"id": "a", "layers": [{"ty": 0, "refId": "a", "ip": 0, "op": 30, "ks": {}}]}],
    ),
}


@pytest.mark.parametrize("what", [*BAD, "no JSON", "a hundred megabytes"])
def test_a_bad_lottie_is_a_sentence_and_the_next_part(
    what: str, data: Path, tmp_path: Path, expect_log: Callable[..., Any]
) -> None:
    expect_log("kiosk.ui.bridges.stage", "ERROR", "drawing.json")
    content = json.dumps(BAD[what]) if what in BAD else "{"
    folder = write_animation(tmp_path, step(), drawing__json=content)
    if what == "a hundred megabytes":
        with (folder / "drawing.json").open("ab") as file:
            file.truncate(100 * 1024**2)
    with running(data, exhibits=tmp_path) as one:
        _open(one, "partSorry")
        one.tap("passOver")
        one.finger.need("quizPlayer")


def test_a_drawing_that_never_comes_is_passed_over(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expect_log: Callable[..., Any]
) -> None:
    from kiosk.players.animation import lottie as module
    from kiosk.players.animation import lottie_bridge

    expect_log("kiosk.ui.bridges.stage", "ERROR", "drawing.json")
    asleep = threading.Event()
    monkeypatch.setattr(module.LottiePen, "draw", lambda *_: asleep.wait(20))
    monkeypatch.setattr(lottie_bridge, "DRAWN_WITHIN_S", 0.3)
    write_animation(tmp_path, step())
    try:
        with running(data, exhibits=tmp_path) as one:
            _open(one, "partSorry")
            one.tap("passOver")
            one.finger.need("quizPlayer")
    finally:
        asleep.set()


def _tone(seconds: float) -> bytes:
    """A WAV of one soft tone."""
    import math
    import struct

    rate = 8_000
    count = round(seconds * rate)
    samples = b"".join(
        struct.pack("<h", round(3_000 * math.sin(2 * math.pi * 440 * at / rate)))
        for at in range(count)
    )
    head = struct.pack("<IHHIIHH", 16, 1, 1, rate, rate * 2, 2, 16)
    body = b"WAVEfmt " + head + b"data" + struct.pack("<I", len(samples)) + samples
    return b"RIFF" + struct.pack("<I", len(body)) + body


def test_recorded_narration_is_heard_by_a_button_and_idle_waits(data: Path, tmp_path: Path) -> None:
    write_animation(tmp_path, step(narration="one.wav"), step("b"), one__wav=_tone(1.5))
    with running(data, exhibits=tmp_path) as one:
        _open(one)
        _until_state(one, "waiting")
        assert one.kiosk.walk.patience.next_look_s is not None
        one.tap("narration")
        one.finger.until(lambda: one.kiosk.walk.patience.next_look_s is None, "the voice")
        one.finger.until(lambda: one.kiosk.walk.patience.next_look_s is not None, "its end")
        one.tap("partNext")
        assert one.finger.find("narration") is None


def test_in_elder_mode_narration_begins_by_itself(data: Path, tmp_path: Path) -> None:
    write_animation(tmp_path, step(narration="one.wav"), one__wav=_tone(20))
    with running(data, exhibits=tmp_path) as one:
        one.wake()
        one.tap("elderSwitch")
        one.open(MOVING, player="animationPlayer")
        _until_state(one, "ended")
        assert one.kiosk.walk.patience.next_look_s is None
        one.tap("narration")
        one.finger.until(lambda: one.kiosk.walk.patience.next_look_s is not None, "silence")
