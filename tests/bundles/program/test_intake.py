"""Bringing a program in: killed, cut off, pulled, flipped at any moment, what runs stays whole."""

from __future__ import annotations

import errno
import os
import random
import shutil
import sys
from pathlib import Path

import pytest

from kiosk.bundles.gone import Unreadable
from kiosk.bundles.intake.disk import RealDisk
from kiosk.bundles.intake.progress import State
from kiosk.bundles.program.keeping import choose
from kiosk.bundles.program.stick import ProgramStick
from kiosk.bundles.source import SourceGone
from kiosk.core import releases
from kiosk.core.errors import Trouble
from kiosk.core.release_pointer import change_pointer, read_pointer
from kiosk.core.words import Words
from tests.bundles.intake.faulty import FaultyDisk, FlippingDisk, ForgetfulDisk, PowerCut, refuse
from tests.bundles.program.making import POSIX, Kiosk, Listener, make_program, pack

pytestmark = POSIX
FORK = pytest.mark.skipif(sys.platform == "win32", reason="no fork there")
OLD, NEW = "0.2.0-12", "0.3.0-13"


@pytest.fixture(scope="module")
def sticks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path, Path]:
    """Two programs, and a stick with each."""
    base = tmp_path_factory.mktemp("programs")
    old, new = make_program(base / "old"), make_program(base / "new", "0.3.0")
    pack(old, base / "stick-old", 12)
    pack(new, base / "stick-new", 13, "0.3.0")
    return old, new, base / "stick-old", base / "stick-new"


def running_old(data: Path, sticks: tuple[Path, Path, Path, Path]) -> Kiosk:
    """A machine on which the old release runs, and has proved itself."""
    kiosk = Kiosk(data)
    kiosk.install(sticks[2])
    choose(data, OLD, "0.1.0")
    change_pointer(data, releases.proven)
    return kiosk


def test_it_lies_beside_what_runs_and_changes_nothing(
    tmp_path: Path, sticks: tuple[Path, Path, Path, Path]
) -> None:
    kiosk, listener = running_old(tmp_path, sticks), Listener()
    before = read_pointer(tmp_path)
    kiosk.install(sticks[3], listener)
    kiosk.assert_holds(sticks[0], OLD)
    kiosk.assert_holds(sticks[1], NEW)
    kiosk.assert_no_litter()
    assert read_pointer(tmp_path) == before._replace(highest=13)
    states = list(dict.fromkeys(one.state for one in listener.told))
    assert states == [State.COPYING, State.CHECKED, State.TRIAL, State.PLACED, State.CONFIRMED]
    kiosk.install(sticks[3])
    assert kiosk.tried == [OLD, NEW], "what is here is not tried once more"


def test_current_and_the_one_before_are_kept_and_no_more(
    tmp_path: Path, sticks: tuple[Path, Path, Path, Path]
) -> None:
    kiosk = running_old(tmp_path, sticks)
    kiosk.install(sticks[3])
    choose(tmp_path, NEW, "0.1.0")
    newer = make_program(tmp_path / "newer", "0.4.0")
    pack(newer, tmp_path / "stick", 14, "0.4.0")
    kiosk.install(tmp_path / "stick")
    # NEW has not proved itself: the way back is still the old one.
    assert releases.releases(tmp_path) == (OLD, NEW, "0.4.0-14")
    choose(tmp_path, "0.4.0-14", "0.1.0")
    assert read_pointer(tmp_path).previous == OLD
    pack(newer, tmp_path / "stick2", 15, "0.4.0")
    kiosk.install(tmp_path / "stick2")
    assert releases.releases(tmp_path) == (OLD, "0.4.0-14", "0.4.0-15")


def test_a_trial_that_is_called_off_finds_the_way_back_still_here(
    tmp_path: Path, sticks: tuple[Path, Path, Path, Path]
) -> None:
    kiosk = running_old(tmp_path, sticks)
    kiosk.install(sticks[3])
    choose(tmp_path, NEW, "0.1.0")
    worked = change_pointer(tmp_path, releases.proven)
    newer = make_program(tmp_path / "newer", "0.4.0")
    pack(newer, tmp_path / "stick", 14, "0.4.0")
    kiosk.install(tmp_path / "stick")
    choose(tmp_path, "0.4.0-14", "0.1.0")
    pack(newer, tmp_path / "stick2", 15, "0.4.0")
    kiosk.install(tmp_path / "stick2")
    assert choose(tmp_path, NEW, "0.1.0") == worked._replace(highest=15)
    assert releases.is_whole(tmp_path, worked.previous)


def test_one_that_does_not_start_here_is_not_kept(
    tmp_path: Path, sticks: tuple[Path, Path, Path, Path]
) -> None:
    kiosk = running_old(tmp_path, sticks)
    kiosk.trial = lambda: Words("它在本机启动不了。", "It does not start here.")
    with pytest.raises(Trouble, match="program-does-not-run"):
        kiosk.install(sticks[3])
    assert releases.releases(tmp_path) == (OLD,)
    kiosk.assert_no_litter()


def test_one_that_is_called_off_while_it_is_tried_is_not_kept(
    tmp_path: Path, sticks: tuple[Path, Path, Path, Path]
) -> None:
    kiosk, listener = running_old(tmp_path, sticks), Listener()

    def called_off() -> None:
        listener.cancelled = True

    kiosk.trial = called_off
    with pytest.raises(Trouble, match="cancelled"):
        kiosk.install(sticks[3], listener)
    assert releases.releases(tmp_path) == (OLD,)
    kiosk.assert_no_litter()


def operations(folder: Path, sticks: tuple[Path, Path, Path, Path]) -> int:
    kiosk = running_old(folder, sticks)
    kiosk.disk = FaultyDisk()
    kiosk.install(sticks[3])
    shutil.rmtree(folder)
    return kiosk.disk.count


def assert_old_runs_then_finish(kiosk: Kiosk, sticks: tuple[Path, Path, Path, Path]) -> None:
    """Whatever lies there: the old release is whole and current, and installing again succeeds."""
    kiosk.disk = RealDisk()
    kiosk.assert_holds(sticks[0], OLD)
    assert read_pointer(kiosk.data).current == OLD
    if releases.is_whole(kiosk.data, NEW):
        kiosk.assert_holds(sticks[1], NEW)
    kiosk.install(sticks[3])
    kiosk.assert_holds(sticks[1], NEW)


@FORK
@pytest.mark.parametrize("each", [3, pytest.param(1, marks=pytest.mark.proof)])
def test_killed_at_any_operation_the_old_program_stays_and_it_resumes(
    tmp_path: Path, sticks: tuple[Path, Path, Path, Path], each: int
) -> None:
    count = operations(tmp_path / "counted", sticks)
    assert count >= 20
    for at in range(1, count + 1, each):
        kiosk = running_old(tmp_path / str(at), sticks)
        child = os.fork()
        if child == 0:
            code = 3
            try:
                kiosk.disk = FaultyDisk(at, lambda: os._exit(9))
                kiosk.install(sticks[3])
                code = 0
            finally:
                os._exit(code)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
        assert_old_runs_then_finish(kiosk, sticks)
        shutil.rmtree(tmp_path / str(at))


@pytest.mark.parametrize("each", [4, pytest.param(1, marks=pytest.mark.proof)])
def test_a_power_cut_that_forgets_what_was_not_flushed_does_no_harm(
    tmp_path: Path, sticks: tuple[Path, Path, Path, Path], each: int
) -> None:
    count, dice = operations(tmp_path / "counted", sticks), random.Random(20261130)
    for at in range(1, count + 1, each):
        kiosk = running_old(tmp_path / str(at), sticks)
        disk = kiosk.disk = ForgetfulDisk(dice, at)
        with pytest.raises(PowerCut):
            kiosk.install(sticks[3])
        disk.forget()
        assert_old_runs_then_finish(kiosk, sticks)
        shutil.rmtree(tmp_path / str(at))


def test_a_full_disk_keeps_what_was_copied(
    tmp_path: Path, sticks: tuple[Path, Path, Path, Path]
) -> None:
    kiosk, listener = running_old(tmp_path, sticks), Listener()
    kiosk.disk = FaultyDisk(9, refuse(errno.ENOSPC), after=True)
    with pytest.raises(Trouble, match="disk-full"):
        kiosk.install(sticks[3], listener)
    assert listener.told[-1].state is State.STOPPED
    assert_old_runs_then_finish(kiosk, sticks)
    kiosk.disk = FaultyDisk()
    kiosk.disk.free = 1000
    with pytest.raises(Trouble, match="no-space"):
        pack(make_program(tmp_path / "p", "0.5.0"), tmp_path / "s", 20, "0.5.0")
        kiosk.install(tmp_path / "s")


def test_a_disk_that_gives_back_other_bytes_is_told(
    tmp_path: Path, sticks: tuple[Path, Path, Path, Path]
) -> None:
    kiosk = running_old(tmp_path, sticks)
    kiosk.disk = FlippingDisk(1)
    with pytest.raises(Trouble, match="disk-error"):
        kiosk.install(sticks[3])
    assert_old_runs_then_finish(kiosk, sticks)


def test_a_flipped_bit_on_the_stick_is_damage(
    tmp_path: Path, sticks: tuple[Path, Path, Path, Path]
) -> None:
    stick = Path(shutil.copytree(sticks[3], tmp_path / "stick"))
    pack_file = next(stick.rglob("0001.pack"))
    raw = bytearray(pack_file.read_bytes())
    raw[5000] ^= 1
    pack_file.write_bytes(raw)
    kiosk = running_old(tmp_path / "data", sticks)
    with pytest.raises(Trouble, match="program-damaged"):
        kiosk.install(stick)
    assert_old_runs_then_finish(kiosk, sticks)


class PulledStick:
    """Gives so many pieces, is pulled, and comes back as often as ``back`` says."""

    def __init__(self, stick: Path, gives: int, back: bool) -> None:
        self._inner = ProgramStick(stick)
        self.gives = gives
        self.back = back

    def read(self, name: str, offset_bytes: int, size_bytes: int) -> bytes:
        if self.gives == 0:
            self.gives = -1 if self.back else 0
            raise SourceGone("pulled")
        self.gives -= 1
        return self._inner.read(name, offset_bytes, size_bytes)


def test_a_pulled_stick_is_waited_for_and_it_goes_on(
    tmp_path: Path, sticks: tuple[Path, Path, Path, Path]
) -> None:
    kiosk, listener = running_old(tmp_path, sticks), Listener()
    stick = PulledStick(sticks[3], 2, back=True)
    kiosk.install(sticks[3], listener, lambda: stick)
    assert State.WAITING in [one.state for one in listener.told]
    kiosk.assert_holds(sticks[1], NEW)


def test_a_stick_that_does_not_come_back_ends_it_for_today(
    tmp_path: Path, sticks: tuple[Path, Path, Path, Path]
) -> None:
    kiosk, listener = running_old(tmp_path, sticks), Listener()
    stick = PulledStick(sticks[3], 2, back=False)
    with pytest.raises(Trouble, match="stick-gone"):
        kiosk.install(sticks[3], listener, lambda: stick if stick.gives else None)
    assert listener.told[-1].state is State.STOPPED
    assert_old_runs_then_finish(kiosk, sticks)


@pytest.mark.parametrize("gone", [Unreadable, SourceGone])
def test_a_stick_that_stays_and_does_not_give_a_piece_is_damaged(
    tmp_path: Path, sticks: tuple[Path, Path, Path, Path], gone: type[SourceGone]
) -> None:
    class Worn(ProgramStick):
        def read(self, name: str, offset_bytes: int, size_bytes: int) -> bytes:
            if offset_bytes >= 20_000:
                raise gone("a bad block, or a pack that is missing")
            return super().read(name, offset_bytes, size_bytes)

    kiosk, listener = running_old(tmp_path, sticks), Listener()
    with pytest.raises(Trouble, match="program-damaged"):
        kiosk.install(sticks[3], listener, lambda: Worn(sticks[3]))
    assert listener.told[-1].state is State.REFUSED
    if gone is Unreadable:  # nobody is asked to plug in what is plugged in
        assert State.WAITING not in [one.state for one in listener.told]
    assert_old_runs_then_finish(kiosk, sticks)


def test_a_cancelled_one_leaves_nothing(
    tmp_path: Path, sticks: tuple[Path, Path, Path, Path]
) -> None:
    kiosk, listener = running_old(tmp_path, sticks), Listener(cancelled=True)
    with pytest.raises(Trouble, match="cancelled"):
        kiosk.install(sticks[3], listener)
    kiosk.assert_no_litter()
    assert listener.told[-1].state is State.CANCELLED


def test_what_lies_staged_and_was_not_signed_is_thrown_out(
    tmp_path: Path, sticks: tuple[Path, Path, Path, Path]
) -> None:
    """An interrupted installation, and somebody who lays files into it."""
    kiosk = running_old(tmp_path, sticks)
    stick = PulledStick(sticks[3], 2, back=False)
    with pytest.raises(Trouble, match="stick-gone"):
        kiosk.install(sticks[3], None, lambda: stick if stick.gives else None)
    staged = next((tmp_path / "programs" / "staging").glob("*/*"))
    (staged / "sitecustomize.py").write_text("evil", encoding="utf-8")
    (staged / "config.toml").unlink(missing_ok=True)
    (staged / "config.toml").symlink_to("/etc/passwd")
    kiosk.install(sticks[3])
    kiosk.assert_holds(sticks[1], NEW)
