"""What the operating systems tell, from recorded answers of Linux and made-up ones of Windows."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from kiosk.health.machine import ScreenFacts, SoundDevices, TouchDevices, Wear
from kiosk.health.system.disk import PROBE_NAME, SystemDisk, linux_wear
from kiosk.health.system.lock import LOCK_NAME, kiosk_runs, lock_held
from kiosk.health.system.screens import edid_mm, linux_screens
from kiosk.health.system.smart import Numbers, ask_smartctl, read_smart
from kiosk.health.system.sound import RENDER, linux_sound, windows_sound
from kiosk.health.system.touch import linux_touch, windows_touch

# A school's PC: keyboard, mouse, a USB touch frame, a touch pad, a pen tablet with a screen.
INPUTS = """\
I: Bus=0011 Vendor=0001 Product=0001 Version=ab41
N: Name="AT Translated Set 2 keyboard"
P: Phys=isa0060/serio0/input0
H: Handlers=sysrq kbd event0 leds
B: PROP=0
B: EV=120013
B: KEY=402000000 3803078f800d001 feffffdfffefffff fffffffffffffffe

I: Bus=0003 Vendor=046d Product=c077 Version=0111
N: Name="Logitech USB Optical Mouse"
H: Handlers=mouse0 event3
B: PROP=0
B: EV=17
B: KEY=ff0000 0 0 0 0
B: REL=903

I: Bus=0003 Vendor=222a Product=0001 Version=0110
N: Name="ILITEK ILITEK-TP"
P: Phys=usb-0000:00:14.0-3/input0
H: Handlers=mouse1 event4
B: PROP=2
B: EV=1b
B: KEY=400 0 0 0 0 0
B: ABS=260800000000003
B: MSC=20

I: Bus=0018 Vendor=06cb Product=7e7e Version=0100
N: Name="SYNA7DB5:01 06CB:7E7E Touchpad"
H: Handlers=mouse2 event5
B: PROP=5
B: EV=1b
B: KEY=e520 10000 0 0 0 0
B: ABS=2e0800000000003

I: Bus=0003 Vendor=056a Product=0304 Version=0110
N: Name="Wacom Cintiq 13HD Pen"
H: Handlers=mouse3 event6
B: PROP=2
B: EV=1f
B: KEY=1cdf 1f 0 0 0 0
B: ABS=1000f000003

"""
ONE_FINGER = """\
I: Bus=0013 Vendor=0020 Product=0001 Version=0100
N: Name="Elo Serial TouchScreen"
B: PROP=2
B: KEY=400 0 0 0 0 0
B: ABS=3

"""


@pytest.mark.skipif(sys.maxsize < 2**32, reason="the kernel's words are 64 bits wide")
def test_touch_screens_are_told_from_pads_and_pens() -> None:
    assert linux_touch(INPUTS) == TouchDevices(True, ("ILITEK ILITEK-TP",), 2)
    assert linux_touch(ONE_FINGER) == TouchDevices(True, ("Elo Serial TouchScreen",), 1)
    assert linux_touch("") == TouchDevices(True)
    assert linux_touch('N: Name="?"\nB: PROP=2\nB: ABS=no number\n') == TouchDevices(True)


def test_touch_on_windows() -> None:
    assert windows_touch({94: 0xC1, 95: 10}.__getitem__) == TouchDevices(True, ("Windows",), 10)
    assert windows_touch({94: 0x41, 95: 10}.__getitem__) == TouchDevices(True)  # not ready
    assert windows_touch({94: 0x88, 95: 0}.__getitem__) == TouchDevices(True)  # a pen alone


CARDS = """\
 0 [PCH            ]: HDA-Intel - HDA Intel PCH
                      HDA Intel PCH at 0xf7f10000 irq 130
 1 [C920           ]: USB-Audio - HD Pro Webcam C920
                      HD Pro Webcam C920 at usb-0000:00:14.0-1, high speed
"""
PCM = """\
00-00: ALC887-VD Analog : ALC887-VD Analog : playback 1 : capture 1
00-02: ALC887-VD Alt Analog : ALC887-VD Alt Analog : capture 1
00-03: HDMI 0 : HDMI 0 : playback 1
01-00: USB Audio : USB Audio : capture 1
"""


def test_sound_cards_that_play(tmp_path: Path) -> None:
    asound, run = tmp_path / "asound", tmp_path / "run"
    assert linux_sound(asound, run) == SoundDevices(True)
    asound.mkdir()
    (asound / "cards").write_text(CARDS)
    (asound / "pcm").write_text(PCM)
    assert linux_sound(asound, run) == SoundDevices(True, ("HDA Intel PCH",))
    (run / "pulse").mkdir(parents=True)
    (run / "pulse" / "native").touch()
    assert linux_sound(asound, run).server == "pulse"
    (run / "pipewire-0").touch()
    assert linux_sound(asound, run).server == "pipewire"
    (asound / "cards").write_text("--- no soundcards ---\n")
    (asound / "pcm").write_text("")
    assert linux_sound(asound, run).names == ()


class MadeUp:
    """A registry of the test."""

    def __init__(self, content: dict[str, dict[str, Any]]) -> None:
        self._content = content

    def keys(self, key: str) -> list[str]:
        below = [one[len(key) + 1 :] for one in self._content if one.startswith(f"{key}\\")]
        return [one for one in below if "\\" not in one]

    def values(self, key: str) -> dict[str, Any]:
        return self._content.get(key, {})


def test_sound_on_windows() -> None:
    name = "{a45c254e-df1c-4efd-8020-67d146a850e0},2"
    registry = MadeUp(
        {
            f"{RENDER}\\{{one}}": {"DeviceState": 1},
            f"{RENDER}\\{{one}}\\Properties": {name: "Speakers"},
            f"{RENDER}\\{{two}}": {"DeviceState": 8},
        }
    )
    assert windows_sound(registry) == SoundDevices(True, ("Speakers",), "windows")
    assert windows_sound(MadeUp({})).names == ()


def edid(width_cm: int, height_cm: int, timing_mm: tuple[int, int] | None = None) -> bytes:
    block = bytearray(128)
    block[:8] = bytes((0, *[255] * 6, 0))
    block[21:23] = bytes((width_cm, height_cm))
    if timing_mm is not None:
        width, height = timing_mm
        block[54] = 1
        block[66:69] = bytes((width & 255, height & 255, width >> 8 << 4 | height >> 8))
    return bytes(block)


def test_the_size_of_a_screen() -> None:
    assert edid_mm(edid(48, 27)) == (480, 270)
    assert edid_mm(edid(48, 27, (476, 268))) == (476, 268)
    assert edid_mm(edid(0, 0)) == (0, 0)
    assert edid_mm(b"") == (0, 0)
    assert edid_mm(bytes(128)) == (0, 0)


def test_screens_that_are_connected(tmp_path: Path) -> None:
    for name, status, modes in (
        ("card0-HDMI-A-1", "connected\n", "1920x1080\n1280x720\n"),
        ("card0-DP-1", "disconnected\n", ""),
        ("card0-VGA-1", "connected\n", ""),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "status").write_text(status)
        (tmp_path / name / "modes").write_text(modes)
    (tmp_path / "card0-HDMI-A-1" / "edid").write_bytes(edid(48, 27))
    assert linux_screens(tmp_path) == (ScreenFacts(1920, 1080, 480, 270),)
    assert linux_screens(tmp_path / "none") == ()


def block_device(system: Path, disk: str, partition: str = "") -> Path:
    """A disk in a made-up /sys, and its partition as device 8:1."""
    place = system / "devices" / disk
    node = place / partition if partition else place
    node.mkdir(parents=True)
    if partition:
        (node / "partition").write_text("1\n")
    links = system / "dev" / "block"
    links.mkdir(parents=True, exist_ok=True)
    (links / "8:1").symlink_to(node)
    return place


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
class TestWear:
    """What Linux knows of a disk."""

    def test_an_emmc_card_tells_its_wear(self, tmp_path: Path) -> None:
        device = block_device(tmp_path, "mmcblk0", "mmcblk0p2") / "device"
        device.mkdir()
        (device / "life_time").write_text("0x02 0x05\n")
        (device / "pre_eol_info").write_text("0x01\n")
        assert linux_wear(tmp_path, (8, 1), _silent) == Wear("emmc", True, 50)
        (device / "life_time").write_text("0x0b 0x02\n")
        assert linux_wear(tmp_path, (8, 1), _silent).passed is False
        (device / "life_time").write_text("0x01 0x01\n")
        (device / "pre_eol_info").write_text("0x03\n")
        assert linux_wear(tmp_path, (8, 1), _silent).passed is False

    def test_the_file_system_counts_its_faults(self, tmp_path: Path) -> None:
        block_device(tmp_path, "sda", "sda1")
        counter = tmp_path / "fs" / "ext4" / "sda1" / "errors_count"
        counter.parent.mkdir(parents=True)
        counter.write_text("7\n")
        assert linux_wear(tmp_path, (8, 1), _silent) == Wear("ext4", file_system_errors=7)

    def test_smart_is_asked_about_the_whole_disk(self, tmp_path: Path) -> None:
        block_device(tmp_path, "sda", "sda1")
        asked: list[str] = []

        def ask(disk: str) -> Numbers:
            asked.append(disk)
            return Numbers(True, None, 0)

        assert linux_wear(tmp_path, (8, 1), ask) == Wear("smart", True, None, None, 0)
        assert asked == ["sda"]

    def test_through_encryption(self, tmp_path: Path) -> None:
        disk = block_device(tmp_path, "dm-0")
        below = tmp_path / "devices" / "sdb" / "sdb3"
        below.mkdir(parents=True)
        (below / "partition").write_text("3\n")
        (disk / "slaves").mkdir()
        (disk / "slaves" / "sdb3").symlink_to(below)
        asked: list[str] = []
        linux_wear(tmp_path, (8, 1), lambda name: asked.append(name))
        assert asked == ["sdb"]

    def test_a_file_system_without_a_disk(self, tmp_path: Path) -> None:
        assert linux_wear(tmp_path, (0, 41), _silent) == Wear()


def _silent(_disk: str) -> Numbers | None:
    return None


def test_smart_figures() -> None:
    ata = {
        "smart_status": {"passed": False},
        "ata_smart_attributes": {
            "table": [{"id": 5, "raw": {"value": 0}}, {"id": 197, "raw": {"value": 8}}]
        },
    }
    assert read_smart(json.dumps(ata).encode()) == Numbers(False, None, 8)
    nvme = {
        "smart_status": {"passed": True},
        "nvme_smart_health_information_log": {"percentage_used": 4},
    }
    assert read_smart(json.dumps(nvme).encode()) == Numbers(True, 4, None)
    refused = {"smartctl": {"exit_status": 2, "messages": [{"string": "Permission denied"}]}}
    for answer in (json.dumps(refused).encode(), b"", b"[1, 2]", b'{"smart_status": 1}'):
        assert read_smart(answer) is None


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for the program")
def test_smartctl_that_hangs_or_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert ask_smartctl("sda") is None
    program = tmp_path / "smartctl"
    program.write_text('#!/bin/sh\necho \'{"smart_status": {"passed": true}}\'\n')
    program.chmod(0o755)
    assert ask_smartctl("sda") == Numbers(True, None, None)
    program.write_text("#!/bin/sh\nexec /bin/sleep 30\n")
    assert ask_smartctl("sda") is None


def test_the_disk_of_this_machine(tmp_path: Path) -> None:
    disk = SystemDisk()
    free, total = disk.room(tmp_path / "not" / "there")
    assert 0 < free < total
    assert 0 < disk.write_time_s(tmp_path) < 30
    assert not (tmp_path / PROBE_NAME).exists()
    disk.wear(tmp_path)


def test_a_write_that_is_refused_leaves_nothing(tmp_path: Path, read_only: Any) -> None:
    read_only(tmp_path)
    with pytest.raises(OSError):
        SystemDisk().write_time_s(tmp_path)


def test_a_lock_and_who_wrote_it(tmp_path: Path) -> None:
    lock = tmp_path / LOCK_NAME
    assert lock_held(lock, lambda _: True) is False
    lock.write_bytes(b"4711\nkiosk\nhost\n")
    assert lock_held(lock, {4711: True}.__getitem__) is True
    assert lock_held(lock, {4711: False}.__getitem__) is False
    assert lock_held(lock, None) is None
    lock.write_bytes(b"\x00\x00")
    assert lock_held(lock, lambda _: True) is False


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc")
def test_a_number_that_now_belongs_to_another_program(tmp_path: Path) -> None:
    child = _begun(["/bin/sleep", "30"])
    try:
        (tmp_path / LOCK_NAME).write_text(f"{child.pid}\nkiosk\n")
        assert kiosk_runs(tmp_path) is False
    finally:
        child.kill()
        child.wait()
    named = tmp_path / "kiosk-sleep"
    named.symlink_to("/bin/sleep")
    child = _begun([str(named), "30"])
    try:
        (tmp_path / LOCK_NAME).write_text(f"{child.pid}\nkiosk\n")
        assert kiosk_runs(tmp_path) is True
    finally:
        child.kill()
        child.wait()
    assert kiosk_runs(tmp_path) is False


def _begun(command: list[str]) -> subprocess.Popen[bytes]:
    """A process whose words the kernel already tells: just after its start they are empty."""
    child = subprocess.Popen(command)
    while not Path(f"/proc/{child.pid}/cmdline").read_bytes():
        time.sleep(0.01)
    return child
