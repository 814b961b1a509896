"""Each check in health and in trouble: its sign, its sentence, its next step."""

from __future__ import annotations

import errno
import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.core.clock import HandClock, Quality
from kiosk.core.config import LoadedSettings, load_settings
from kiosk.core.settings import DaySettings, Settings
from kiosk.core.timekeeping import KeptClock
from kiosk.core.trusted_time import keep_time
from kiosk.health.checks.screen import RENDER_NAME
from kiosk.health.looking import Outcome, look_quickly, summary, verdict, worst_first
from kiosk.health.machine import (
    LastCrash,
    Machine,
    RunsFacts,
    ScreenFacts,
    SoundDevices,
    TouchDevices,
    Wear,
)
from kiosk.health.port import CONFIRM_CLOCK, SET_CLOCK, Check, Finding, Going, Sign
from kiosk.health.registry import CHECKS
from kiosk.health.store import Store
from kiosk.health.touch_record import TouchTest, write_touch_test
from kiosk.library.catalogue import rebuild_index
from kiosk.players.registry import KINDS
from kiosk.ui import ladder
from kiosk.visits.aside import BACKUP_NAME
from tests.health.making import GB, NOW_S, HandDisk, machine_at, write_store
from tests.visits.making import Bench, Room

DAY_S = 86_400.0
MB = 1024**2


def found(machine: Machine) -> dict[str, Finding]:
    return {each.id: each.finding for each in look_quickly(machine)}


def settings_with(section: str, **values: Any) -> LoadedSettings:
    settings = Settings()
    return LoadedSettings(
        settings._replace(**{section: getattr(settings, section)._replace(**values)}), ()
    )


def test_a_sound_machine_has_nothing_to_see_to(tmp_path: Path) -> None:
    outcomes = look_quickly(machine_at(tmp_path))
    assert verdict(outcomes) is Sign.GOOD
    assert summary(outcomes).en == "All is well."
    assert {each.finding.sign for each in outcomes} <= {Sign.GOOD, Sign.NOTE}


def test_every_answer_speaks_both_languages_and_blames_nobody(tmp_path: Path) -> None:
    machines = [
        machine_at(tmp_path),
        machine_at(tmp_path, disk=HandDisk(free=0), sound=SoundDevices(False), running=None),
        machine_at(tmp_path, touch=TouchDevices(True), runs=RunsFacts(), disk=HandDisk(takes_s=3)),
    ]
    for machine in machines:
        for finding in found(machine).values():
            for words in filter(None, (finding.what, finding.next_step)):
                assert any("\u4e00" <= sign <= "\u9fff" for sign in words.zh), words
                assert words.en.isascii() or "“" in words.en or "×" in words.en, words
                assert "错误！" not in words.zh
                assert "you" not in words.en.lower().split()[:2], words
            if finding.sign in (Sign.WARN, Sign.BAD):
                assert finding.next_step is not None


def test_every_check_has_its_own_id_and_only_the_thorough_one_is_deep() -> None:
    ids = [check.id for check in CHECKS]
    assert len(set(ids)) == len(ids)
    assert [check.id for check in CHECKS if check.deep] == ["deep"]


def test_a_check_that_fails_takes_no_other_with_it(tmp_path: Path, expect_log: Any) -> None:
    expect_log("kiosk.health", "ERROR", "the check broken failed, code D-")

    def breaks(_: Machine, __: Going) -> Finding:
        raise ZeroDivisionError

    broken = Check("broken", CHECKS[0].title, breaks)
    outcomes = look_quickly(machine_at(tmp_path), checks=(broken, CHECKS[0]))
    assert [each.finding.sign for each in outcomes] == [Sign.UNKNOWN, Sign.GOOD]
    assert "D-" in outcomes[0].finding.what.zh


def test_what_matters_most_comes_first() -> None:
    signs = (Sign.GOOD, Sign.WARN, Sign.NOTE, Sign.BAD, Sign.UNKNOWN)
    title = CHECKS[0].title
    outcomes = [Outcome(sign.value, title, Finding(sign, title)) for sign in signs]
    order = [each.id for each in worst_first(outcomes)]
    assert order == ["bad", "warn", "note", "unknown", "good"]


# The disk.


@pytest.mark.parametrize(
    ("disk", "sign", "says"),
    [
        (HandDisk(), Sign.GOOD, "50.0 GB free of 100 GB"),
        (HandDisk(free=800 * MB), Sign.NOTE, "enough for counting, not for a large pack"),
        (HandDisk(free=150 * MB), Sign.BAD, "nearly full"),
        (HandDisk(takes_s=2.0), Sign.WARN, "2.0 s"),
        (HandDisk(refuses=OSError(errno.ENOSPC, "")), Sign.BAD, "full"),
        (HandDisk(refuses=OSError(errno.EROFS, "")), Sign.BAD, "cannot be written"),
        (HandDisk(refuses=OSError(errno.EIO, "")), Sign.BAD, "refuses"),
    ],
)
def test_disk_space(tmp_path: Path, disk: HandDisk, sign: Sign, says: str) -> None:
    finding = found(machine_at(tmp_path, disk=disk))["disk-space"]
    assert finding.sign is sign
    assert says in finding.what.en


@pytest.mark.parametrize(
    ("wear", "sign", "says"),
    [
        (Wear(), Sign.UNKNOWN, "not known"),
        (Wear("ext4", file_system_errors=0), Sign.UNKNOWN, "No fault of the file system"),
        (Wear("ext4", file_system_errors=3), Sign.WARN, "3 faults"),
        (Wear("smart", True, 12), Sign.GOOD, "well"),
        (Wear("emmc", True, 90), Sign.WARN, "90 %"),
        (Wear("smart", False), Sign.BAD, "may fail soon"),
        (Wear("smart", True, pending_sectors=4), Sign.BAD, "4 places"),
    ],
)
def test_disk_health(tmp_path: Path, wear: Wear, sign: Sign, says: str) -> None:
    finding = found(machine_at(tmp_path, disk=HandDisk(worn=wear)))["disk-wear"]
    assert finding.sign is sign
    assert says in finding.what.en


# The counts.


def counted(data: Path) -> None:
    room, bench = Room(data), Bench()
    room.writer.start()
    for message in bench.sessions(3):
        room.writer.post(message)
    assert room.writer.stop(10)


def test_a_sound_ledger(tmp_path: Path) -> None:
    machine = machine_at(tmp_path)
    counted(machine.places.data)
    before = {path: path.read_bytes() for path in machine.places.ledger.parent.glob("*.db")}
    finding = found(machine)["ledger"]
    assert finding.sign is Sign.GOOD
    assert finding.facts["size_bytes"] == machine.places.ledger.stat().st_size
    assert {path: path.read_bytes() for path in before} == before


def test_a_ledger_that_is_scribbled_over(tmp_path: Path) -> None:
    machine = machine_at(tmp_path)
    counted(machine.places.data)
    ledger = machine.places.ledger
    content = bytearray(ledger.read_bytes())
    content[4096 : 4096 * 6] = bytes(4096 * 5)
    ledger.write_bytes(bytes(content))
    finding = found(machine)["ledger"]
    assert finding.sign is Sign.BAD
    assert finding.next_step is not None
    assert "estart" in finding.next_step.en or "tart the kiosk" in finding.next_step.en


def test_ledgers_that_were_set_aside_are_named(tmp_path: Path) -> None:
    machine = machine_at(tmp_path)
    counted(machine.places.data)
    (machine.places.data / "ledger.damaged-1").mkdir()
    finding = found(machine)["ledger"]
    assert finding.sign is Sign.NOTE
    assert finding.facts["set_aside"] == ["ledger.damaged-1"]


def test_a_ledger_lost_in_the_middle_of_mending(tmp_path: Path) -> None:
    machine = machine_at(tmp_path)
    (machine.places.data / "ledger.damaged-1").mkdir()
    assert found(machine)["ledger"].sign is Sign.BAD


def test_the_name_of_the_copy_is_the_ledgers_own() -> None:
    from kiosk.health.checks import ledger

    assert ledger.BACKUP_NAME == BACKUP_NAME


# The date.


def test_a_clock_a_year_back(tmp_path: Path) -> None:
    machine = machine_at(tmp_path)
    keep_time(machine.places.data, NOW_S + 365 * DAY_S)
    finding = found(machine)["clock"]
    assert finding.sign is Sign.WARN
    assert "behind" in finding.what.en
    assert finding.action == CONFIRM_CLOCK


def test_a_clock_a_year_on(tmp_path: Path) -> None:
    machine = machine_at(tmp_path)
    keep_time(machine.places.data, NOW_S - 365 * DAY_S)
    finding = found(machine)["clock"]
    assert finding.sign is Sign.WARN
    assert "leapt" in finding.what.en
    keep_time(machine.places.data, NOW_S, Quality.OPERATOR)
    assert found(machine)["clock"].sign is Sign.GOOD


def test_a_clock_behind_the_program_or_the_content(tmp_path: Path) -> None:
    early = HandClock(NOW_S - 5 * 365 * DAY_S)
    finding = found(machine_at(tmp_path, clock=early))["clock"]
    assert "newest exhibit file" in finding.what.en
    assert finding.action == SET_CLOCK  # nobody can vouch for a time before what is there
    finding = found(machine_at(tmp_path, built_s=NOW_S + 2 * DAY_S))["clock"]
    assert "program was made" in finding.what.en


def test_files_from_a_clock_that_ran_ahead_do_not_speak_against_who_vouched(
    tmp_path: Path,
) -> None:
    machine = machine_at(tmp_path)
    ahead_s = NOW_S + 366 * DAY_S
    os.utime(tmp_path / "exhibits" / "cn.kepu.test-0" / "quiz.toml", (ahead_s, ahead_s))
    assert "newest exhibit file" in found(machine)["clock"].what.en
    keep_time(machine.places.data, NOW_S, Quality.OPERATOR)
    machine = machine_at(tmp_path)
    assert found(machine)["clock"].sign is Sign.GOOD
    early = machine_at(tmp_path, clock=HandClock(NOW_S - 2 * DAY_S))
    assert found(early)["clock"].sign is Sign.WARN  # still behind what was vouched for


def test_the_sentence_of_a_clock_in_order_says_whether_anybody_compared_it(tmp_path: Path) -> None:
    machine = machine_at(tmp_path)
    clock = KeptClock(HandClock(NOW_S), machine.places.data)
    machine = replace(machine, clock=clock)
    finding = found(machine)["clock"]
    assert (finding.sign, finding.action) == (Sign.GOOD, CONFIRM_CLOCK)
    assert "16:00" in finding.what.zh
    assert "没有人核对" in finding.what.zh
    clock.vouch(NOW_S, Quality.OPERATOR)
    finding = found(machine)["clock"]
    assert (finding.sign, finding.action) == (Sign.GOOD, SET_CLOCK)
    assert "已核对" in finding.what.zh


def test_a_day_of_difference_is_no_news(tmp_path: Path) -> None:
    machine = machine_at(tmp_path, built_s=NOW_S + DAY_S / 2)
    assert found(machine)["clock"].sign is Sign.GOOD


@pytest.mark.parametrize(
    ("day", "told"),
    [(DaySettings(open=("08:30-17:00",)), True), (DaySettings(volume=("12:00-14:00 30",)), True),
     (DaySettings(), False)],
)  # fmt: skip
def test_a_clock_that_is_not_believed_keeps_no_hours(
    tmp_path: Path, day: DaySettings, told: bool
) -> None:
    machine = machine_at(tmp_path, loaded=LoadedSettings(Settings(day=day), ()))
    assert "Opening hours" not in found(machine)["clock"].what.en
    keep_time(machine.places.data, NOW_S + 365 * DAY_S)
    finding = found(machine)["clock"]
    assert ("Opening hours" in finding.what.en) is told
    assert ("开放时间" in finding.what.zh) is told


# Sound, screen, touch.


@pytest.mark.parametrize(
    ("sound", "volume", "sign"),
    [
        (SoundDevices(True, ("HDA",)), 70, Sign.GOOD),
        (SoundDevices(True, (), "pipewire"), 70, Sign.GOOD),
        (SoundDevices(True), 70, Sign.WARN),
        (SoundDevices(False), 70, Sign.UNKNOWN),
        (SoundDevices(True, ("HDA",)), 0, Sign.NOTE),
    ],
)
def test_sound(tmp_path: Path, sound: SoundDevices, volume: int, sign: Sign) -> None:
    loaded = settings_with("sound", volume=volume)
    assert found(machine_at(tmp_path, sound=sound, loaded=loaded))["sound"].sign is sign


GPU = {"ok": True, "renderer": "Mesa Intel(R) HD Graphics", "reason": "the card draws"}
LLVMPIPE = {"ok": False, "renderer": "llvmpipe (LLVM 15)", "reason": "a program"}
FAILED = {"ok": False, "renderer": "", "reason": "no frame was drawn"}


@pytest.mark.parametrize(
    ("render", "answer", "sign", "path", "says"),
    [
        ("auto", None, Sign.GOOD, "software", "by the processor"),
        ("auto", GPU, Sign.GOOD, "gpu", "by the graphics card (Mesa Intel"),
        ("auto", LLVMPIPE, Sign.GOOD, "software-no-card", "by the processor"),
        ("auto", FAILED, Sign.NOTE, "software", "did not pass its trial"),
        ("software", GPU, Sign.GOOD, "software", "as set"),
        ("gpu", None, Sign.GOOD, "gpu", "by the graphics card"),
    ],
)
def test_who_draws(
    tmp_path: Path, render: str, answer: dict[str, Any] | None, sign: Sign, path: str, says: str
) -> None:
    machine = machine_at(tmp_path, loaded=settings_with("screen", render=render))
    if answer is not None:
        (machine.places.data / RENDER_NAME).write_text(json.dumps(answer))
    finding = found(machine)["screen"]
    assert (finding.sign, finding.facts["path"]) == (sign, path)
    assert says in finding.what.en
    assert "21.5 in, 1920×1080" in finding.what.en


def test_the_probes_file_has_the_ladders_name() -> None:
    assert RENDER_NAME == ladder.FILE


@pytest.mark.parametrize("broken", [b"", b"[1]", b"\xff\xfe", b'{"ok": "yes", "renderer": 3}'])
def test_a_broken_answer_of_the_probe_is_no_answer(tmp_path: Path, broken: bytes) -> None:
    machine = machine_at(tmp_path)
    (machine.places.data / RENDER_NAME).write_bytes(broken)
    assert found(machine)["screen"].facts["path"] == "software"


def test_a_screen_without_a_size(tmp_path: Path) -> None:
    machine = machine_at(tmp_path, screens=(ScreenFacts(1366, 768),))
    assert "1366×768" in found(machine)["screen"].what.en
    assert found(machine_at(tmp_path, screens=()))["screen"].sign is Sign.GOOD


def test_touch(tmp_path: Path) -> None:
    assert found(machine_at(tmp_path, touch=TouchDevices(True)))["touch"].sign is Sign.WARN
    machine = machine_at(tmp_path)
    assert found(machine)["touch"].sign is Sign.NOTE  # never tested
    write_touch_test(machine.places.data, TouchTest("2026-11-03", (4, 3)))
    assert found(machine)["touch"].sign is Sign.GOOD
    edge = tuple((0, row) for row in range(3))
    write_touch_test(machine.places.data, TouchTest("2026-11-03", (4, 3), edge, 2))
    finding = found(machine)["touch"]
    assert finding.sign is Sign.WARN
    assert "左边没有反应，没有人碰时触发了 2 次" in finding.what.zh
    write_touch_test(machine.places.data, TouchTest("2026-11-03", (4, 3), ((1, 1),)))
    assert "1 field did not answer" in found(machine)["touch"].what.en


# Runs, settings, the program.

CRASH = LastCrash(NOW_S - DAY_S, "D-3F7A", recent=True)


@pytest.mark.parametrize(
    ("runs", "sign", "says"),
    [
        (RunsFacts(), Sign.NOTE, "No earlier run"),
        (RunsFacts(True, 1, 2), Sign.GOOD, "1 fault and 2 power cuts"),
        (RunsFacts(True, 1, 2, CRASH), Sign.WARN, "failed once"),
        (RunsFacts(True, 1, 2, CRASH._replace(hung=True)), Sign.WARN, "stood still"),
        (RunsFacts(True, 1, 2, CRASH._replace(recent=False)), Sign.GOOD, "runs well"),
        (RunsFacts(True, 0, 2, None, True), Sign.NOTE, "no count is lost"),
        (RunsFacts(True, 3, 0, CRASH, safe_mode=True), Sign.WARN, "safe mode"),
    ],
)
def test_runs(tmp_path: Path, runs: RunsFacts, sign: Sign, says: str) -> None:
    finding = found(machine_at(tmp_path, runs=runs))["runs"]
    assert finding.sign is sign
    assert says in finding.what.en
    if sign is Sign.WARN:
        assert finding.next_step is not None
        assert "D-3F7A" in finding.next_step.zh


def test_settings_that_are_not_in_force_are_told(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text("[sound]\nvolume = 400\n[scre", "utf-8")
    loaded = load_settings(config, None)
    finding = found(machine_at(tmp_path, loaded=loaded))["settings"]
    assert finding.sign is Sign.WARN
    assert finding.facts["problems"] == ["config.toml: "]


def test_a_kiosk_that_does_not_run_is_no_fault(tmp_path: Path) -> None:
    assert found(machine_at(tmp_path, running=False))["program"].sign is Sign.NOTE
    assert found(machine_at(tmp_path, running=None))["program"].sign is Sign.UNKNOWN


# The exhibits.


def test_exhibits_that_were_never_checked(tmp_path: Path) -> None:
    findings = found(machine_at(tmp_path, indexed=False))
    assert findings["exhibits"].sign is Sign.NOTE
    assert findings["content"].sign is Sign.NOTE


def test_no_exhibits_at_all(tmp_path: Path) -> None:
    (tmp_path / "exhibits").mkdir()
    assert found(machine_at(tmp_path))["exhibits"].sign is Sign.BAD


def test_the_exhibits_folder_is_gone(tmp_path: Path) -> None:
    machine = machine_at(tmp_path)
    gone = Store(tmp_path / "elsewhere", machine.places.cache)
    finding = found(machine_at(tmp_path, store=gone))["content"]
    assert finding.sign is Sign.BAD


def test_a_missing_file_is_noticed_and_then_told_by_name(tmp_path: Path) -> None:
    machine = machine_at(tmp_path)
    (tmp_path / "exhibits" / "cn.kepu.test-1" / "quiz.toml").unlink()
    finding = found(machine)["content"]
    assert finding.sign is Sign.WARN
    assert finding.facts["changed"] == ["cn.kepu.test-1"]
    rebuild_index(tmp_path / "exhibits", machine.places.cache, KINDS)
    left_out = found(machine_at(tmp_path, indexed=False))["exhibits"]
    assert left_out.sign is Sign.WARN
    assert left_out.facts["left_out"] == ["cn.kepu.test-1"]
    assert "cn.kepu.test-1" in left_out.what.zh
    assert left_out.next_step is not None


def test_an_exhibit_that_was_taken_away(tmp_path: Path) -> None:
    exhibits = write_store(tmp_path, 3)
    machine = machine_at(tmp_path)
    exhibits.joinpath("cn.kepu.test-2").rename(tmp_path / "taken")
    finding = found(machine)["content"]
    assert finding.facts["gone"] == ["cn.kepu.test-2"]
    assert finding.sign is Sign.WARN


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_in_place_of_an_exhibit_is_known_and_not_followed(tmp_path: Path) -> None:
    exhibits = write_store(tmp_path)
    (exhibits / "cn.kepu.link").symlink_to(exhibits / "cn.kepu.test-0")
    findings = found(machine_at(tmp_path))
    assert findings["content"].facts["changed"] == []
    assert findings["exhibits"].facts["left_out"] == ["cn.kepu.link"]


def test_room_is_reckoned_generously() -> None:
    from kiosk.health.checks.disk_space import MONTH_BYTES, PACK_BYTES

    assert 100 * MB < MONTH_BYTES < PACK_BYTES == GB
