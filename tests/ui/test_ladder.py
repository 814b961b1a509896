"""The graphics card is tried once, by a child; without a card, or on any doubt, nobody needs it."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.ui import ladder
from kiosk.ui.cards import linux_cards, windows_cards
from kiosk.ui.ladder import FILE, card_frame_ms, choose_rung, compare_card, probe_card
from kiosk.ui.media import quiet_media, shield_media
from tests.core.weakness import file_size_limit, read_only_folder

INTEL = ("0x8086 0x9bc5 i915",)
NVIDIA = ("0x10de 0x1f82 nouveau",)


class Probe:
    """A probe that answers what it is told, and counts how often it was asked."""

    def __init__(self, **answer: Any) -> None:
        self.answer = {"ok": True, "reason": "the card draws", **answer}
        self.asked = 0

    def __call__(self) -> dict[str, Any]:
        self.asked += 1
        return self.answer


@pytest.fixture(autouse=True)
def _a_window_system(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    yield


def choose(data: Path, probe: Probe, cards: tuple[str, ...] = INTEL, render: str = "auto") -> str:
    return choose_rung(render, data, cards=lambda: cards, probe=probe)


def test_a_card_that_draws_is_used_and_asked_once(data: Path) -> None:
    probe = Probe(renderer="Mesa Intel", cpu_ms=0.8)
    assert [choose(data, probe) for _ in range(3)] == ["gpu"] * 3
    assert probe.asked == 1
    kept = json.loads((data / FILE).read_bytes())
    assert kept["cards"] == [*INTEL] and kept["ok"] is True and kept["cpu_ms"] == 0.8


def test_a_card_that_does_not_is_not_used_and_not_asked_again(data: Path) -> None:
    probe = Probe(ok=False, reason="there is a program in place of a card")
    assert [choose(data, probe) for _ in range(2)] == ["software"] * 2
    assert probe.asked == 1


def test_a_card_of_which_nothing_was_heard_is_tried_at_three_starts(data: Path) -> None:
    silent, draws = Probe(ok=False, reason="nothing was drawn", passing=True), Probe()
    assert [choose(data, silent) for _ in range(5)] == ["software"] * 5
    assert silent.asked == 3
    (data / FILE).unlink()
    assert [choose(data, one) for one in (silent, draws, draws)] == ["software", "gpu", "gpu"]
    assert draws.asked == 1


def test_another_card_is_asked_anew(data: Path) -> None:
    probe = Probe()
    for cards in (INTEL, NVIDIA, NVIDIA, (*NVIDIA, *INTEL), INTEL):
        choose(data, probe, cards)
    assert probe.asked == 4


def test_where_there_is_no_card_nothing_is_tried(data: Path) -> None:
    probe = Probe()
    assert choose(data, probe, cards=()) == "software"
    assert probe.asked == 0 and not (data / FILE).exists()


@pytest.mark.parametrize("render", ["gpu", "software"])
def test_the_settings_word_wins(data: Path, render: str) -> None:
    probe = Probe(ok=render == "software")
    assert choose(data, probe, render=render) == render
    assert probe.asked == 0 and not (data / FILE).exists()


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc:size=9x9", "minimalegl"])
def test_without_a_screen_nothing_is_tried(
    data: Path, platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    probe = Probe()
    assert choose(data, probe) == "software" and probe.asked == 0


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a window system")
def test_linux_without_a_window_system_tries_nothing(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert choose(data, Probe()) == "software"
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        with monkeypatch.context() as here:
            here.setenv(name, ":0")
            assert choose(data, Probe()) == "gpu"


@pytest.mark.parametrize(
    "answer", [{"ok": False}, {"ok": "yes"}, {"ok": 1}, {"ok": None}, {"ok": [], "cards": []}]
)
def test_only_a_plain_yes_is_a_yes(data: Path, answer: dict[str, Any]) -> None:
    probe = Probe(**answer)
    assert [choose(data, probe) for _ in range(2)] == ["software"] * 2
    assert probe.asked == 1


@pytest.mark.parametrize(
    "kept", [b"", b"{", b"[]", b"3", b"\xff", b"[" * 60_000, b'{"cards": 3, "ok": true}', b"{}"]
)
def test_what_was_kept_and_is_damaged_is_asked_again(data: Path, kept: bytes) -> None:
    (data / FILE).write_bytes(kept)
    probe = Probe()
    assert choose(data, probe) == "gpu" and probe.asked == 1
    assert json.loads((data / FILE).read_bytes())["ok"] is True


@pytest.mark.parametrize("ok", [True, False])
def test_a_data_folder_that_cannot_be_written_only_costs_the_memory(
    ok: bool, expect_log: Callable[..., Any]
) -> None:
    expect_log("kiosk.ui.ladder", "WARNING", "could not be remembered")
    probe = Probe(ok=ok)
    with read_only_folder() as folder:
        assert choose(folder / "data", probe) == ("gpu" if ok else "software")
        assert choose(folder, probe) == ("gpu" if ok else "software")
    assert probe.asked == 2


def test_a_full_disk_only_costs_the_memory(data: Path, expect_log: Callable[..., Any]) -> None:
    expect_log("kiosk.ui.ladder", "WARNING", "could not be remembered")
    with file_size_limit(0):
        assert choose(data, Probe()) == "gpu"


def child(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    command = [sys.executable, "-c", f"import os, sys, time\n{code}"]
    monkeypatch.setattr(ladder, "own_command", lambda *_: command)


def test_a_probe_s_answer_is_its_last_line(monkeypatch: pytest.MonkeyPatch) -> None:
    child(monkeypatch, 'print(\'words of a driver\'); print(\'{"ok": true, "reason": "draws"}\')')
    assert probe_card() == {"ok": True, "reason": "draws"}


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("", "said nothing"),
        ("print('{\"ok\": tru')", "said nothing"),
        ("print('[' * 60_000)", "said nothing"),
        ("print('true')", "odd answer"),
        ("print('{\"ok\": true}'); sys.exit(1)", "ended with 1"),
        ("print('{\"ok\": true}', flush=True); os.abort()", "ended with"),
    ],
)
def test_a_probe_that_crashes_or_says_nonsense_means_software(
    monkeypatch: pytest.MonkeyPatch, data: Path, code: str, words: str
) -> None:
    child(monkeypatch, code)
    answer = probe_card()
    assert answer["ok"] is False and words in answer["reason"]
    assert choose_rung("auto", data, cards=lambda: INTEL) == "software"


def test_a_probe_that_hangs_means_software(monkeypatch: pytest.MonkeyPatch) -> None:
    child(monkeypatch, "time.sleep(30)")
    monkeypatch.setattr(ladder, "PROBE_WITHIN_S", 0.3)
    assert "nothing was drawn" in probe_card()["reason"]


def test_a_probe_that_does_not_start_means_software(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ladder, "own_command", lambda *_: ["/nowhere/at/all"])
    answer = probe_card()
    assert answer["ok"] is False and "did not start" in answer["reason"]


# What the system knows of cards.


def drm(root: Path, **cards: tuple[str, str, str]) -> Path:
    """A tree as Linux shows it: a node for each card, its numbers, and a link to its driver."""
    folder = root / "class" / "drm"
    folder.mkdir(parents=True)
    (folder / "version").write_text("drm 1.1.0 20060810\n")
    for name, (vendor, device, driver) in cards.items():
        place = folder / name / "device"
        place.mkdir(parents=True)
        for file, number in (("vendor", vendor), ("device", device)):
            if number:
                (place / file).write_text(f"{number}\n")
        if driver:
            own = root / "bus" / "pci" / "drivers" / driver
            own.mkdir(parents=True, exist_ok=True)
            (place / "driver").symlink_to(own)
    return folder


@pytest.mark.skipif(not hasattr(Path, "symlink_to") or sys.platform == "win32", reason="links")
def test_linux_tells_vendor_device_and_driver_of_what_can_draw(tmp_path: Path) -> None:
    folder = drm(
        tmp_path,
        renderD129=("0x10de", "0x1f82", "nouveau"),
        renderD128=("0x8086", "0x9bc5", "i915"),
        card0=("0x8086", "0x9bc5", "i915"),
        renderD130=("", "", ""),
    )
    assert linux_cards(folder) == (*INTEL, *NVIDIA, "? ? ?")


@pytest.mark.skipif(sys.platform == "win32", reason="links")
def test_a_new_driver_is_another_card(tmp_path: Path) -> None:
    old = linux_cards(drm(tmp_path / "a", renderD128=("0x10de", "0x1f82", "nouveau")))
    new = linux_cards(drm(tmp_path / "b", renderD128=("0x10de", "0x1f82", "nvidia")))
    assert old != new


def test_linux_without_a_card_tells_none(tmp_path: Path) -> None:
    assert linux_cards(tmp_path / "nowhere") == ()
    assert linux_cards(drm(tmp_path)) == ()


def test_windows_tells_the_keys_of_its_device_map(monkeypatch: pytest.MonkeyPatch) -> None:
    video = r"\Registry\Machine\System\CurrentControlSet\Control\Video"
    registry = {
        r"HARDWARE\DEVICEMAP\VIDEO": [
            ("MaxObjectNumber", "4"),
            (r"\Device\Video0", video + r"\{5F1C0E11-AAAA}\0000"),
            (r"\Device\Video1", video + r"\{5F1C0E11-AAAA}\0001"),
            (r"\Device\Video2", video + r"\{9B2D7C42-BBBB}\0000"),
            (r"\Device\Video3", r"\REGISTRY\Machine\System\CurrentControlSet\Services\RDP\Device0"),
        ]
    }
    assert windows_cards(lambda key: registry[key]) == ("{5F1C0E11-AAAA}", "{9B2D7C42-BBBB}")
    assert windows_cards(lambda _: []) == ()


# What films may do.


@pytest.mark.parametrize("has_card", [True, False])
def test_films_come_from_files_alone(has_card: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_FFMPEG_PROTOCOL_WHITELIST", "file,http,tcp")
    monkeypatch.setenv("QT_FFMPEG_DECODING_HW_DEVICE_TYPES", "given")
    monkeypatch.delenv("QT_FFMPEG_DECODING_HW_DEVICE_TYPES")
    shield_media(has_card=has_card)
    assert os.environ["QT_FFMPEG_PROTOCOL_WHITELIST"] == "file"
    tried = os.environ.get("QT_FFMPEG_DECODING_HW_DEVICE_TYPES")
    assert tried == (None if has_card else ",")


def test_whoever_set_the_decoders_devices_is_obeyed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_FFMPEG_PROTOCOL_WHITELIST", "")
    monkeypatch.setenv("QT_FFMPEG_DECODING_HW_DEVICE_TYPES", "vaapi")
    shield_media(has_card=False)
    assert os.environ["QT_FFMPEG_DECODING_HW_DEVICE_TYPES"] == "vaapi"


def test_the_decoders_words_stay_out_of_the_log(qt_app: Any) -> None:
    from PySide6.QtCore import QLoggingCategory

    quiet_media()
    names = {"qt.multimedia.ffmpeg": False, "qt.multimedia.ffmpeg.mediadataholder": False}
    for name, told in {**names, "qt.qml": True}.items():
        category = QLoggingCategory(name)  # type: ignore[arg-type]
        assert category.isWarningEnabled() is told


def test_a_card_slower_than_the_processor_is_given_up_once_it_is_known(data: Path) -> None:
    probe = Probe(frame_ms=90.0)
    assert choose(data, probe) == "gpu"
    assert card_frame_ms(data) == 90.0
    compare_card(data, None)
    compare_card(data, 60.0)  # half of what a page takes: 120 ms, the card is quicker
    assert choose(data, probe) == "gpu"
    compare_card(data, 8.0)
    assert choose(data, probe) == "software"
    assert choose(data, probe, NVIDIA) == "gpu", "another card is tried anew"
    assert choose(data, probe, render="gpu") == "gpu", "what is set stands"
    assert probe.asked == 2


def test_a_quick_card_is_kept_whatever_the_processor_can(data: Path) -> None:
    probe = Probe(frame_ms=16.7)
    assert choose(data, probe) == "gpu"
    before = (data / FILE).read_bytes()
    compare_card(data, 1.0)
    assert choose(data, probe) == "gpu" and (data / FILE).read_bytes() == before
    assert card_frame_ms(data / "elsewhere") is None
