"""A bundle comes in whole or not at all; what is there already is not copied."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from kiosk.bundles.bundle import Bundle
from kiosk.bundles.intake.disk import RealDisk
from kiosk.bundles.intake.doing import carry_on, drop, install
from kiosk.bundles.intake.lock import alone, is_busy
from kiosk.bundles.intake.order import Order, is_unfinished, read_order, write_order
from kiosk.bundles.intake.progress import Progress, State
from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from tests.bundles.intake.faulty import FaultyDisk, FlippingDisk
from tests.bundles.intake.stage import Listener, Stage, exhibits, write_stick


def put(stage: Stage, seq: int = 1, desk: Listener | None = None, big: int = 0) -> Bundle:
    shutil.rmtree(stage.stick, ignore_errors=True)
    bundle, manifest = write_stick(stage.stick, exhibits(seq, big), seq)
    find = stage.find(bundle, manifest)
    install(stage.house, stage.order(bundle), manifest, find, desk or Listener())
    return bundle


def test_it_goes_through_its_states_and_shows_every_byte(tmp_path: Path) -> None:
    stage, desk = Stage(tmp_path), Listener()
    bundle = put(stage, desk=desk)
    assert desk.states == ["ordered", "copying", "checked", "placed", "trial", "confirmed"]
    stage.assert_shows(bundle)
    stage.assert_no_litter()
    assert stage.tried == ["cn.kepu.first", "cn.kepu.second", "cn.kepu.third"]
    copied = [one for one in desk.told if one.state is State.COPYING]
    assert copied[-1].done_bytes == copied[-1].of_bytes == bundle.size_bytes


def test_a_film_of_several_parts_is_copied_across_them(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.assert_shows(put(stage, big=20 * 1024**2))
    stage.assert_no_litter()


def test_an_unchanged_bundle_reads_only_its_manifest(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    bundle = put(stage)
    for pack in stage.stick.rglob("*.pack"):
        pack.unlink()
    manifest = next(stage.stick.rglob("bundle.json")).read_bytes()
    desk = Listener()
    install(stage.house, stage.order(bundle), manifest, lambda: None, desk)
    assert desk.states == ["confirmed"]


def test_what_is_here_already_is_neither_read_nor_touched(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    old = put(stage)
    first = next((stage.content / "exhibits" / "cn.kepu.first").glob("*/exhibit.toml"))
    before = first.stat()
    desk = Listener()
    stage.tried.clear()
    new = put(stage, 2, desk)
    stage.assert_shows(new)
    assert [one.name for one in stage.shelf.bundles()] == [new.name, old.name]
    assert stage.tried == ["cn.kepu.second", "cn.kepu.third"]
    assert first.stat() == before
    whole = sum(one.size_bytes for one in new.exhibits if one.id != "cn.kepu.first")
    assert max(one.of_bytes for one in desk.told) == whole


def test_a_damaged_file_of_the_store_is_taken_from_the_stick_instead(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    put(stage)
    kept = next((stage.content / "exhibits" / "cn.kepu.third").glob("*/exhibit.toml"))
    kept.write_bytes(b"thirD")
    stage.shelf.bundles()
    shutil.rmtree(stage.stick)
    found = {"cn.kepu.other": {"exhibit.toml": b"third"}}
    bundle, manifest = write_stick(stage.stick, found, 2)
    install(stage.house, stage.order(bundle), manifest, stage.find(bundle, manifest), Listener())
    shown = next((stage.content / "exhibits" / "cn.kepu.other").glob("*/exhibit.toml"))
    assert shown.read_bytes() == b"third"


def test_an_exhibit_that_fails_its_trial_leaves_the_previous_version(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    old = put(stage)
    stage.reasons["cn.kepu.third"] = Words("播放器崩溃。", "its player crashed.")
    desk = Listener()
    with pytest.raises(Trouble) as refused:
        put(stage, 2, desk)
    assert refused.value.code == "trial-failed"
    assert "播放器崩溃" in refused.value.what.zh
    assert desk.states[-1] == "refused"
    stage.assert_shows(old)
    stage.assert_no_litter()
    assert stage.shelf.refused() == [refused.value.what.zh]


def test_a_trial_that_cannot_begin_refuses_nothing_and_goes_on_later(tmp_path: Path) -> None:
    def cannot(*_: object) -> Words | None:
        raise Trouble(
            "trial-not-started", Words("没有内存。", "No memory."), Words("等。", "Wait.")
        )

    stage = Stage(tmp_path)
    stage.trial = cannot
    desk = Listener()
    with pytest.raises(Trouble, match="trial-not-started"):
        put(stage, 1, desk)
    assert desk.states[-1] == "stopped"
    stage.assert_shows(None)
    stage.trial = lambda *_: None
    assert carry_on(stage.house, stage.find(*_on(stage)), Listener())
    stage.assert_shows(_on(stage)[0])
    stage.assert_no_litter()


def test_a_trial_that_takes_the_machine_with_it_is_begun_three_times_only(tmp_path: Path) -> None:
    class Off(BaseException):
        pass

    def dies(*_: object) -> Words | None:
        raise Off

    stage = Stage(tmp_path)
    stage.trial = dies
    with pytest.raises(Off):
        put(stage)
    find = stage.find(*_on(stage))
    for _ in range(2):
        with pytest.raises(Off):
            carry_on(stage.house, find, Listener())
    with pytest.raises(Trouble) as refused:
        carry_on(stage.house, find, Listener())
    assert refused.value.code == "trial-failed"
    stage.assert_shows(None)
    stage.assert_no_litter()


@pytest.mark.parametrize("code", ["trial-not-started", "stopped"])
def test_a_trial_that_nothing_of_it_ended_is_not_counted(tmp_path: Path, code: str) -> None:
    desk = Listener()

    def broken_off(*_: object) -> Words | None:
        if code == "stopped":
            desk.stopped = True
            return None
        raise Trouble(code, Words("没有内存。", "No memory."), Words("等。", "Wait."))

    stage = Stage(tmp_path)
    stage.trial = broken_off
    with pytest.raises(Trouble, match=code):
        put(stage, 1, desk)
    find = stage.find(*_on(stage))
    for _ in range(4):
        desk = Listener()
        with pytest.raises(Trouble, match=code):
            carry_on(stage.house, find, desk)
        assert desk.states[-1] == "stopped"
    stage.trial = lambda *_: None
    assert carry_on(stage.house, find, Listener())
    stage.assert_shows(_on(stage)[0])


def _on(stage: Stage) -> tuple[Bundle, bytes]:
    from kiosk.bundles.trust import read_bundle

    manifest = next(stage.stick.rglob("bundle.json")).read_bytes()
    return read_bundle(manifest), manifest


@pytest.mark.parametrize("state", ["ordered", "copying", "checked", "placed", "trial"])
def test_cancelled_in_any_state_nothing_is_left(tmp_path: Path, state: str) -> None:
    stage = Stage(tmp_path)
    old = put(stage)
    desk = Listener()

    def at(progress: Progress) -> None:
        desk.cancelled = desk.cancelled or progress.state == state

    desk.at = at
    with pytest.raises(Trouble) as cancelled:
        put(stage, 2, desk)
    assert cancelled.value.code == "cancelled"
    assert desk.states[-1] == "cancelled"
    stage.assert_shows(old)
    stage.assert_no_litter()


@pytest.mark.parametrize("state", ["ordered", "copying", "checked", "placed", "trial"])
def test_stopped_in_any_state_it_goes_on(tmp_path: Path, state: str) -> None:
    stage = Stage(tmp_path)
    old = put(stage)
    desk = Listener()

    def at(progress: Progress) -> None:
        desk.stopped = desk.stopped or progress.state == state

    desk.at = at
    with pytest.raises(Trouble) as stopped:
        put(stage, 2, desk)
    assert stopped.value.code == "stopped"
    assert desk.states[-1] == "stopped"
    stage.assert_shows(old)
    bundle, manifest = _on(stage)
    assert carry_on(stage.house, stage.find(bundle, manifest), Listener())
    stage.assert_shows(bundle)
    stage.assert_no_litter()


def test_what_is_unfinished_can_be_dropped(tmp_path: Path) -> None:
    stage, desk = Stage(tmp_path), Listener()
    desk.stopped = True
    with pytest.raises(Trouble):
        put(stage, desk=desk)
    assert is_unfinished(stage.content)
    assert read_order(stage.content) is not None
    assert drop(stage.house, Listener())
    stage.assert_no_litter()
    assert not drop(stage.house, Listener())


def test_another_bundle_waits_until_the_unfinished_one_is_done(tmp_path: Path) -> None:
    stage, desk = Stage(tmp_path), Listener()
    desk.stopped = True
    with pytest.raises(Trouble):
        put(stage, desk=desk)
    with pytest.raises(Trouble) as other:
        put(stage, 2)
    assert other.value.code == "intake-pending"
    assert "own.shipped.1" in other.value.what.zh


def test_two_at_once_do_not_go(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    with alone(stage.content):
        assert is_busy(stage.content)
        with pytest.raises(Trouble) as busy:
            put(stage)
    assert busy.value.code == "intake-busy"
    assert not is_busy(stage.content)


def test_too_little_room_is_said_before_anything_is_written(tmp_path: Path) -> None:
    disk = FaultyDisk()
    disk.free = 1024
    stage = Stage(tmp_path, disk)
    with pytest.raises(Trouble) as full:
        put(stage)
    assert full.value.code == "no-space"
    assert disk.count == 0
    stage.assert_no_litter()


def test_unknown_room_is_said_and_not_guessed(tmp_path: Path) -> None:
    disk = FaultyDisk()
    disk.free = None
    stage, desk = Stage(tmp_path, disk), Listener()
    stage.assert_shows(put(stage, desk=desk))
    assert any("剩余空间未知" in one.words.zh for one in desk.told)


def test_a_disk_that_gives_back_other_bytes_once_is_written_again(
    tmp_path: Path, expect_log: object
) -> None:
    expect_log("kiosk.bundles.intake", "WARNING", "does not hold")  # type: ignore[operator]
    stage = Stage(tmp_path, FlippingDisk(1))
    stage.assert_shows(put(stage))
    stage.assert_no_litter()


def test_a_disk_that_keeps_giving_other_bytes_is_named(tmp_path: Path, expect_log: object) -> None:
    expect_log("kiosk.bundles.intake", "WARNING", "does not hold")  # type: ignore[operator]
    stage = Stage(tmp_path, FlippingDisk(100))
    with pytest.raises(Trouble) as unsound:
        put(stage)
    assert unsound.value.code == "disk-unsound"
    stage.assert_shows(None)
    stage.assert_no_litter()


@pytest.mark.parametrize("year_s", [0, 1_420_070_400, 4_070_908_800])
def test_the_clock_makes_no_difference(
    tmp_path: Path, year_s: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """1970, 2015, 2099."""
    monkeypatch.setattr("time.time", lambda: float(year_s))
    stage = Stage(tmp_path)
    put(stage)
    stage.assert_shows(put(stage, 2))
    stage.assert_no_litter()


def test_a_place_whose_name_is_no_utf_8_is_found_again(tmp_path: Path) -> None:
    place = Path(os.fsdecode(b"/media/\xbf\xc6\xc6\xd5"))
    order = Order("own.shipped.1", place, "科普")
    write_order(tmp_path, order, b"{}", RealDisk())
    assert read_order(tmp_path) == order
