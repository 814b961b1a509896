"""How quick a machine is, in words; and who it is, as far as that matters."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from kiosk.core.config import LoadedSettings
from kiosk.core.places import find_places
from kiosk.core.profile import FILE, FilmSpeed, Profile, keep_profile
from kiosk.core.settings import Settings
from kiosk.health.checks.screen import RENDER_NAME, look_at_screen
from kiosk.health.checks.speed import look_at_speed
from kiosk.health.looking import Patiently
from kiosk.health.machine import Machine
from kiosk.health.port import MEASURE, Finding, Sign
from kiosk.health.system.hardware import hardware, processor_name
from kiosk.players.registry import KINDS
from tests.health.making import machine_at
from tests.library.making import write_exhibit

QUICK = Profile(
    machine=("Celeron", "2 cores"),
    screen_px=(1920, 1080),
    drawn_by="software",
    page_ms=6.0,
    films=(FilmSpeed(720, 921_600, 25.0, 25.0, 0.2), FilmSpeed(1080, 2_073_600, 30.0, 30.0, 0.4)),
    programs={"pendulum": 2.0, "orbit": 3.0},
    write_ms=20.0,
    write_bytes_per_s=100 * 1024**2,
)
OLD = QUICK._replace(
    page_ms=30.0,
    films=(FilmSpeed(720, 921_600, 25.0, 25.0, 0.6), FilmSpeed(1080, 2_073_600, 30.0, 14.0, 1.0)),
    programs={"pendulum": 31.0, "orbit": 3.0},
)


def look(machine: Machine) -> Finding:
    return look_at_speed(machine, Patiently())


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    exhibits = tmp_path / "exhibits"
    shutil.copytree(find_places().exhibits / "cn.kepu.physics", exhibits / "cn.kepu.physics")
    write_exhibit(exhibits, "cn.kepu.quick")
    return machine_at(tmp_path, kinds=KINDS)


def test_an_unmeasured_machine_can_be_measured_now(machine: Machine) -> None:
    found = look(machine)
    assert (found.sign, found.action) == (Sign.NOTE, MEASURE)
    (machine.places.data / FILE).write_bytes(b"damaged")
    assert look(machine).what == found.what


def test_a_quick_one_is_told_in_one_sentence(machine: Machine) -> None:
    keep_profile(machine.places.data, QUICK)
    found = look(machine)
    assert (found.sign, found.action, found.next_step) == (Sign.GOOD, MEASURE, None)
    zh = "翻页流畅；影片 1080p 流畅；模拟每秒 30 幅；磁盘每秒写 100 MB。"
    assert found.what.zh == zh
    assert found.what.en.startswith("Pages change smoothly; films are smooth up to 1080p")
    assert found.facts["slow"] == []


def test_an_old_one_names_what_will_be_slow(machine: Machine) -> None:
    keep_profile(machine.places.data, OLD)
    found = look(machine)
    assert found.sign is Sign.NOTE
    assert "大的动画已关掉" in found.what.zh and "720p 流畅，1080p 会卡" in found.what.zh
    assert "每秒 15 幅" in found.what.zh and "（模拟）" in found.what.zh
    assert found.facts["slow"] == ["cn.kepu.physics"]
    assert (found.facts["motion"], found.facts["film_lines"]) == ("reduced", 720)


def test_what_is_set_is_told_as_set(tmp_path: Path, machine: Machine) -> None:
    screen = Settings().screen._replace(motion="full")
    loaded = LoadedSettings(Settings()._replace(screen=screen), ())
    keep_profile(machine.places.data, OLD)
    assert "按设置全开" in look(machine_at(tmp_path, kinds=KINDS, loaded=loaded)).what.zh


def test_figures_of_a_busy_machine_are_told_to_be_poor(machine: Machine) -> None:
    keep_profile(machine.places.data, QUICK._replace(free_share=0.3))
    found = look(machine)
    assert found.sign is Sign.NOTE and "正忙" in found.what.zh and found.next_step is not None


def test_what_was_not_measured_is_not_told(machine: Machine) -> None:
    bare = QUICK._replace(page_ms=None, films=(), programs={})
    keep_profile(machine.places.data, bare)
    assert look(machine).what.zh == "磁盘每秒写 100 MB。"


INTEL = "processor\t: 0\nmodel name\t: Intel(R) Celeron(R) CPU  N3050  @ 1.60GHz\ncpu MHz\t: 480\n"
PHYTIUM = "processor\t: 0\nBogoMIPS\t: 100.00\nCPU part\t: 0x663\nHardware\t: Phytium FT-2000\n"
LOONGSON = "system type\t: generic\ncpu model\t: Loongson-3A R4 (Loongson-3A4000)\n"


@pytest.mark.parametrize(
    ("cpuinfo", "name"),
    [
        (INTEL, "Intel(R) Celeron(R) CPU  N3050  @ 1.60GHz"),
        (PHYTIUM, "Phytium FT-2000"),
        (LOONGSON, "Loongson-3A R4 (Loongson-3A4000)"),
    ],
)
def test_the_processor_is_called_by_its_name(tmp_path: Path, cpuinfo: str, name: str) -> None:
    file = tmp_path / "cpuinfo"
    file.write_text(cpuinfo, "utf-8")
    assert processor_name(file) == name


def test_a_system_that_tells_nothing_has_a_name_all_the_same(tmp_path: Path) -> None:
    assert processor_name(tmp_path / "none") != ""
    said = hardware(("0x8086 i915",), processor=lambda: "a\nb" * 90, memory_bytes=lambda: 8 << 30)
    assert said[0].isprintable() and len(said[0]) <= 120
    assert said[2:] == ("8 GiB", "0x8086 i915")


def test_a_card_that_was_given_up_is_not_told_to_draw(tmp_path: Path) -> None:
    machine = machine_at(tmp_path)
    kept = {"ok": True, "renderer": "Old Card", "frame_ms": 90.0}
    (machine.places.data / RENDER_NAME).write_text(json.dumps(kept), "utf-8")
    assert look_at_screen(machine, Patiently()).facts["path"] == "gpu"
    (machine.places.data / RENDER_NAME).write_text(json.dumps({**kept, "slower": True}), "utf-8")
    found = look_at_screen(machine, Patiently())
    assert (found.sign, found.facts["path"]) == (Sign.NOTE, "software")
    assert "由处理器绘制" in found.what.zh
