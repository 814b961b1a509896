"""Killed, cut off, full, refused at any operation: always valid content; it resumes; no litter."""

from __future__ import annotations

import errno
import os
import random
import shutil
import sys
from pathlib import Path

import pytest

from kiosk.bundles.bundle import Bundle
from kiosk.bundles.intake.disk import RealDisk
from kiosk.bundles.intake.doing import carry_on, install
from kiosk.bundles.trust import read_bundle
from kiosk.core.errors import Trouble
from tests.bundles.intake.faulty import FaultyDisk, ForgetfulDisk, PowerCut, refuse
from tests.bundles.intake.stage import Listener, Stage, exhibits, write_stick

FORK = pytest.mark.skipif(sys.platform == "win32", reason="no fork there")
BIG = 9 * 1024**2


def before(folder: Path) -> tuple[Stage, Bundle, Bundle, bytes]:
    """Seq 1 is installed, seq 2 is on the stick: made once, then copied."""
    kept = folder.parent / "kept"
    if not kept.exists():
        _prepare(kept)
    shutil.copytree(kept, folder)
    stage = Stage(folder)
    manifest = next(stage.stick.rglob("bundle.json")).read_bytes()
    old = stage.shelf.now()
    assert old is not None
    return stage, old, read_bundle(manifest), manifest


def _prepare(folder: Path) -> None:
    stage = Stage(folder)
    old, manifest = write_stick(stage.stick, exhibits(1))
    install(stage.house, stage.order(old), manifest, stage.find(old, manifest), Listener())
    shutil.rmtree(stage.stick)
    write_stick(stage.stick, exhibits(2, BIG), 2)


def go(stage: Stage, bundle: Bundle, manifest: bytes) -> None:
    """What a person does again and again: install."""
    find = stage.find(bundle, manifest)
    install(stage.house, stage.order(bundle), manifest, find, Listener())


def with_disk(stage: Stage, disk: RealDisk) -> Stage:
    other = Stage(stage.content.parents[1], disk)
    return other


def operations(tmp_path: Path) -> int:
    """How many there are from order to end."""
    folder = tmp_path / "counted"
    stage, _, new, manifest = before(folder)
    disk = FaultyDisk()
    go(with_disk(stage, disk), new, manifest)
    shutil.rmtree(folder)
    return disk.count


def killed_at(stage: Stage, bundle: Bundle, manifest: bytes, at: int) -> bool:
    """Install in a child that dies at operation ``at``; returns whether it did."""
    child = os.fork()
    if child == 0:
        code = 3
        try:
            disk = FaultyDisk(at, lambda: os._exit(9))
            go(with_disk(stage, disk), bundle, manifest)
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in (0, 9), code
    return code == 9


def assert_valid_then_finish(stage: Stage, old: Bundle, new: Bundle, manifest: bytes) -> None:
    now = stage.shelf.now()
    assert now is not None
    stage.assert_shows(new if now.seq == 2 else old)
    find = stage.find(new, manifest)
    if not carry_on(stage.house, find, Listener()) and now.seq == 1:
        go(stage, new, manifest)  # it died before there was an order
    stage.assert_shows(new)
    stage.assert_no_litter()


@FORK
def test_killed_at_every_operation_it_resumes(tmp_path: Path) -> None:
    """Every state, every write of the journal, and all between: far more than twenty kills."""
    count = operations(tmp_path)
    assert count >= 20
    for at in range(1, count + 1):
        folder = tmp_path / str(at)
        stage, old, new, manifest = before(folder)
        killed_at(stage, new, manifest, at)
        assert_valid_then_finish(stage, old, new, manifest)
        shutil.rmtree(folder)


@FORK
@pytest.mark.proof
@pytest.mark.timeout(1800)
def test_killed_five_hundred_times_at_random(tmp_path: Path) -> None:
    dice, count = random.Random(), operations(tmp_path)
    kills = rounds = 0
    while kills < 500:
        folder = tmp_path / str(rounds)
        rounds += 1
        stage, old, new, manifest = before(folder)
        for _ in range(dice.randint(1, 3)):  # more trials in a row would be refused
            kills += killed_at(stage, new, manifest, dice.randint(1, count))
        assert_valid_then_finish(stage, old, new, manifest)
        shutil.rmtree(folder)
    print(f"{kills} kills: {kills} resumed, 0 litter, 0 invalid")


def cut(tmp_path: Path, at: int, dice: random.Random) -> None:
    stage, old, new, manifest = before(tmp_path / "one")
    disk = ForgetfulDisk(dice, at)
    try:
        go(with_disk(stage, disk), new, manifest)
    except PowerCut:
        disk.forget()
    assert_valid_then_finish(stage, old, new, manifest)


def test_a_power_cut_that_drops_what_was_not_flushed_does_no_harm(tmp_path: Path) -> None:
    count, dice = operations(tmp_path), random.Random(20261130)
    for at in range(1, count + 1):
        cut(tmp_path / str(at), at, dice)
        shutil.rmtree(tmp_path / str(at))


@pytest.mark.proof
@pytest.mark.timeout(1800)
def test_three_hundred_power_cuts_at_random(tmp_path: Path) -> None:
    count, dice = operations(tmp_path), random.Random()
    for number in range(300):
        cut(tmp_path / str(number), dice.randint(1, count), dice)
        shutil.rmtree(tmp_path / str(number))
    print("300 power cuts: 300 resumed, 0 litter, 0 invalid")


@pytest.mark.parametrize("share", [at / 20 for at in range(20)])
def test_a_disk_that_fills_up_at_any_point_is_told_and_goes_on(
    tmp_path: Path, share: float
) -> None:
    stage, old, new, manifest = before(tmp_path / "one")
    at = 1 + int(share * 22)
    disk = FaultyDisk(at, refuse(errno.ENOSPC), after=True)
    with pytest.raises(Trouble) as full:
        go(with_disk(stage, disk), new, manifest)
    assert full.value.code == "disk-full"
    assert "腾出空间" in full.value.next_step.zh
    assert_valid_then_finish(stage, old, new, manifest)


def test_the_room_that_stays_free_is_watched_while_copying(tmp_path: Path) -> None:
    stage, old, new, manifest = before(tmp_path / "one")

    class Shrinking(FaultyDisk):
        def free_bytes(self, folder: Path) -> int | None:
            return 1 << 40 if self.count < 12 else 1024

    with pytest.raises(Trouble) as full:
        go(with_disk(stage, Shrinking()), new, manifest)
    assert full.value.code == "disk-full"
    assert_valid_then_finish(stage, old, new, manifest)


@pytest.mark.parametrize(
    ("number", "code"), [(errno.EROFS, "read-only"), (errno.EIO, "disk-error")]
)
def test_a_disk_that_refuses_is_told_and_changes_nothing(
    tmp_path: Path, number: int, code: str
) -> None:
    stage, old, new, manifest = before(tmp_path / "one")
    for at in (1, 4, 9):
        disk = FaultyDisk(at, refuse(number), after=True)
        with pytest.raises(Trouble) as refused:
            go(with_disk(stage, disk), new, manifest)
        assert refused.value.code == code
        stage.assert_shows(old)
    assert_valid_then_finish(stage, old, new, manifest)
