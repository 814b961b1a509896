"""A recorded voice: by a button, by itself for elders, never two at once, and never in vain."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QUrl
from PySide6.QtMultimedia import QAudioOutput
from PySide6.QtQml import QQmlComponent

from tests.players.sounding import tone
from tests.players.stories import ID, page, write_story
from tests.ui.running import Running, running, settings_with

SPOTS = [
    {"x": 0.2, "y": 0.3, "title": "一", "text": "一", "narration": "c.opus"},
    {"x": 0.8, "y": 0.6, "title": "二", "text": "二"},
]
PAGES = (
    page("a", narration="a.opus"),
    page("b", "hotspots", narration="b.opus", spot=SPOTS),
    page("silent"),
    page("gone", narration="gone.opus"),
    page("rubbish", narration="rubbish.opus"),
)
LONG_S = 20.0


@pytest.fixture(scope="module")
def kiosk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    exhibits = tmp_path_factory.mktemp("exhibits")
    voices = {
        f"{name}.opus": tone(LONG_S, pitch_hz=pitch)
        for name, pitch in zip("abc", (300, 400, 500), strict=True)
    }
    broken = voices["a.opus"][:400] + b"x" * 400  # looks like a voice, and is none
    write_story(exhibits, *PAGES, files={**voices, "rubbish.opus": broken})
    with running(tmp_path_factory.mktemp("data"), exhibits=exhibits) as one:
        yield one


@pytest.fixture
def visitor(kiosk: Running) -> Iterator[Running]:
    kiosk.wake()
    kiosk.open(ID, player="storyPlayer")
    yield kiosk
    kiosk.kiosk.shell.setVolume(2)
    if kiosk.screen != "attract":
        kiosk.to_attract()


def _speaking(one: Running) -> bool:
    found = one.finger.find("narrator")
    return bool(found is not None and found.property("speaking"))


def _waits(one: Running) -> bool:
    """Whether idle waits."""
    return one.kiosk.walk.patience.next_look_s is None


def _start(one: Running) -> None:
    one.tap("narration")
    one.finger.until(lambda: _speaking(one), "the voice")


def _note(one: Running) -> str:
    found = one.finger.find("narrationNote")
    return str(found.property("text")) if found is not None else ""


def test_a_button_starts_and_stops_it_and_idle_waits_meanwhile(visitor: Running) -> None:
    assert not _speaking(visitor) and not _waits(visitor)
    _start(visitor)
    assert _waits(visitor)
    visitor.let_pass(200)
    assert visitor.finger.find("idleWarning") is None
    visitor.tap("narration")
    visitor.finger.until(lambda: not _speaking(visitor), "silence")
    assert not _waits(visitor)


def test_the_voice_ends_with_its_page(visitor: Running) -> None:
    _start(visitor)
    visitor.tap("partNext")
    visitor.finger.until(lambda: not _speaking(visitor), "silence")
    assert not _waits(visitor)
    _start(visitor)
    visitor.tap("spot0")  # it has a voice of its own
    visitor.finger.until(lambda: not _speaking(visitor), "silence")
    assert visitor.player.property("narration").endswith("c.opus")
    _start(visitor)
    visitor.tap("partNext")
    assert visitor.finger.find("narration") is None and not _waits(visitor)


def test_it_stops_when_the_visitor_leaves(visitor: Running) -> None:
    _start(visitor)
    narrator = visitor.finger.need("narrator")
    visitor.kiosk.shell.goHome()
    visitor.finger.pause(0.02)
    assert not _is_alive(narrator) or not narrator.property("speaking")
    assert not _waits(visitor)
    visitor.await_screen("home")


def _is_alive(item: QObject) -> bool:
    import shiboken6

    return shiboken6.isValid(item)


def test_for_elders_it_begins_by_itself(kiosk: Running) -> None:
    kiosk.wake()
    kiosk.tap("elderSwitch")
    kiosk.open(ID, player="storyPlayer")
    kiosk.finger.until(lambda: _speaking(kiosk), "the voice")
    kiosk.tap("partNext")
    kiosk.finger.until(lambda: _speaking(kiosk), "the next page's voice")
    assert _waits(kiosk)
    kiosk.to_attract()


def test_a_muted_machine_is_said_so_and_stays_silent_even_for_elders(visitor: Running) -> None:
    visitor.kiosk.shell.setVolume(0)
    visitor.kiosk.shell.setElder(True)
    visitor.finger.settle()
    assert "静音" in _note(visitor) and "回首页" in _note(visitor)
    assert not visitor.finger.need("narration").isEnabled()
    visitor.tap("partNext")
    visitor.finger.pause(0.2)
    assert not _speaking(visitor) and not _waits(visitor)
    visitor.kiosk.shell.setVolume(2)
    visitor.finger.settle()
    assert visitor.finger.need("narration").isEnabled()


def test_turning_the_sound_off_ends_what_is_said(visitor: Running) -> None:
    _start(visitor)
    visitor.kiosk.shell.setVolume(0)
    visitor.finger.until(lambda: not _speaking(visitor), "silence")
    assert not _waits(visitor)


def test_a_machine_without_sound_sends_people_to_the_staff(data: Path, tmp_path: Path) -> None:
    write_story(tmp_path, page(narration="a.opus"), files={"a.opus": tone(0.2)})
    settings = settings_with("sound", volume=0)
    with running(data, exhibits=tmp_path, settings=settings) as one:
        one.wake()
        one.open(ID, player="storyPlayer")
        assert "工作人员" in _note(one)
        narrator = one.finger.need("narrator")
        assert one.kiosk.stage.property("silence") == "machine"
        narrator.setProperty("silence", "")
        narrator.setProperty("speakers", 0)
        assert "工作人员" in _note(one)
        narrator.setProperty("speakers", 1)
        assert _note(one) == ""


def test_a_missing_voice_has_no_button(visitor: Running) -> None:
    for name in ("b", "silent", "gone"):
        visitor.tap("partNext")
        assert visitor.player.property("page") == name
    assert visitor.finger.find("narration") is None


def test_a_voice_that_turns_out_broken_takes_its_button_away(visitor: Running) -> None:
    while visitor.player.property("page") != "rubbish":
        visitor.tap("partNext")
    visitor.finger.until(lambda: visitor.finger.find("narration") is None, "the button to go")
    assert not _waits(visitor)


FLOOR = b"""
import QtQuick
import Kit
QtObject {
    readonly property QtObject speaker: Floor.speaker
    function take() { Floor.take(this) }
    function leave() { Floor.leave(this) }
}
"""


def _somebody(one: Running) -> Any:
    """Somebody else who may speak."""
    component = QQmlComponent(one.kiosk.window.engine())
    component.setData(FLOOR, QUrl())
    made = component.create()
    assert made is not None, component.errorString()
    made.setParent(one.kiosk.window)
    return made


def test_two_voices_never_speak_at_once(visitor: Running) -> None:
    _start(visitor)
    other = _somebody(visitor)
    assert other.property("speaker") == visitor.finger.need("narrator")
    other.take()  # begins later
    visitor.finger.until(lambda: not _speaking(visitor), "silence")
    assert other.property("speaker") == other
    _start(visitor)
    assert other.property("speaker") == visitor.finger.need("narrator")
    visitor.tap("narration")
    visitor.finger.until(lambda: not _speaking(visitor), "silence")
    assert other.property("speaker") is None


def test_a_film_goes_on_softly_under_a_voice_and_wins_when_it_begins(data: Path) -> None:
    with running(data) as one:
        one.wake()
        one.open("cn.kepu.tiangong", player="videoPlayer")
        one.finger.until(lambda: bool(one.player.property("showsFrames")), "the first frame")
        view = one.finger.need("filmView")
        loud = view.findChild(QAudioOutput)
        assert loud is not None and loud.volume() > 0.5
        whole = loud.volume()
        voice = _somebody(one)
        voice.take()
        assert loud.volume() == pytest.approx(whole * 0.2, abs=0.01)
        voice.leave()
        assert loud.volume() == pytest.approx(whole, abs=0.01)
        voice.take()
        one.tap("filmToggle")
        one.tap("filmToggle")
        one.finger.until(lambda: voice.property("speaker") == view, "the film's turn")
        assert loud.volume() == pytest.approx(whole, abs=0.01)


def test_a_file_that_goes_while_it_is_shown_is_no_trouble(data: Path, tmp_path: Path) -> None:
    folder = write_story(tmp_path, page(narration="a.opus"), files={"a.opus": tone(0.2)})
    with running(data, exhibits=tmp_path) as one:
        one.wake()
        (folder / "a.opus").unlink()
        one.open(ID, player="storyPlayer")
        assert one.finger.find("narration") is None
