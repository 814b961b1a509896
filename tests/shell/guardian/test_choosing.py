"""Which program the guardian starts: a release on trial, given up after three failed starts."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.core import releases
from kiosk.core.release_pointer import change_pointer, read_pointer
from kiosk.core.releases import INSTALLED, MANIFEST_NAME, Pointer, chosen, start_file
from kiosk.core.runs import END, RESTART, read_runs
from kiosk.shell.guardian.choosing import Choosing
from kiosk.shell.guardian.guardian import Guardian
from kiosk.shell.guardian.port import Shell
from tests.core.test_releases import HURT, hurt, lay
from tests.shell.guardian.pretending import Life, Machine

GIVEN, OLD, NEW = "0.1.0", "0.2.0-12", "0.3.0-13"
CRASH = Life(first_beat_s=1.0, ends_s=20.0, code=-11)
GOOD = Life(ends_s=5000.0)


def choose(data: Path, release: str, *, proven: bool = False) -> None:
    lay(data, release)
    change_pointer(data, lambda now: chosen(now, release, GIVEN))
    if proven:
        change_pointer(data, releases.proven)


@dataclass
class House(Machine):
    """Each release has its own lives; ``ran`` are the releases that were started, in order."""

    of: dict[str, list[Life]] = field(default_factory=dict)
    ran: list[str] = field(default_factory=list)
    choosing: Choosing = field(init=False)
    cut_at: int = 0

    def start(self, *, safe: bool) -> Shell:
        release = self.choosing.running or INSTALLED
        self.ran.append(release)
        lives = self.of.get(release, [GOOD])
        self.lives = [lives[min(self.ran.count(release), len(lives)) - 1]]
        if self.cut_at == len(self.ran):
            raise KeyboardInterrupt  # the power goes
        return super().start(safe=safe)

    def guard(self) -> int:
        self.choosing = Choosing(
            self.data, ["given"], GIVEN, self.notes.append, lambda: self.now_s, lambda: self.now_s
        )
        return Guardian(
            *(self.data, self, self, self.notes.append),
            now=self.moment,
            now_s=lambda: self.now_s,
            choosing=self.choosing,
        ).run()


def test_a_release_that_lives_ten_minutes_is_proven(data: Path) -> None:
    choose(data, NEW)
    house = House(data, [GOOD])
    house.guard()
    assert house.ran == [NEW]
    assert read_pointer(data) == Pointer(NEW, INSTALLED, True, 0, 13, GIVEN)


def test_after_three_failed_starts_the_program_before_runs_in_the_normal_mode(data: Path) -> None:
    choose(data, OLD, proven=True)
    choose(data, NEW)
    house = House(data, [GOOD], of={NEW: [CRASH]})
    house.guard()
    assert house.ran == [NEW, NEW, NEW, OLD]
    assert [safe for _, safe in house.starts] == [False] * 4
    now = read_pointer(data)
    assert (now.current, now.previous, now.proven) == (OLD, INSTALLED, True)
    assert now.fell is not None and now.fell.release == NEW
    assert now.fell.code == (read_runs(data).last_crash or pytest.fail("no crash")).code
    assert read_runs(data).safe is None


def test_the_given_program_is_the_last_way_back(data: Path) -> None:
    """The new one fails, and so does the one before: what came with the machine runs."""
    choose(data, OLD, proven=True)
    choose(data, NEW)
    house = House(data, [GOOD], of={NEW: [CRASH], OLD: [CRASH]})
    house.guard()
    assert house.ran == [NEW] * 3 + [OLD] * 6 + [INSTALLED]
    assert [safe for _, safe in house.starts] == [False] * 3 + [False] * 3 + [True] * 3 + [False]


@pytest.mark.parametrize(
    "life", [Life(first_beat_s=1e9), Life(silent_s=30.0), Life(refuses=True), CRASH], ids=str
)
def test_a_hang_a_refusal_and_a_crash_are_failed_starts(data: Path, life: Life) -> None:
    choose(data, NEW)
    house = House(data, [GOOD], of={NEW: [life]})
    house.guard()
    assert house.ran == [NEW, NEW, NEW, INSTALLED]


def test_one_that_only_ends_is_given_up(data: Path) -> None:
    """With exit code 0, before there was a window in which anybody could have asked for that."""
    choose(data, OLD, proven=True)
    choose(data, NEW)
    house = House(data, [GOOD], of={NEW: [Life(first_beat_s=1e9, ends_s=0.5, code=END)]})
    house.guard()
    assert house.ran == [NEW, NEW, NEW, OLD]
    fell = read_pointer(data).fell or pytest.fail("it did not fall")
    assert (fell.release, fell.failed, fell.why) == (NEW, 3, "failed")


def test_an_operator_who_ends_it_right_after_the_start_does_not_count(data: Path) -> None:
    choose(data, NEW)
    for day in range(5):
        house = House(data, [GOOD], of={NEW: [Life(ends_s=3.0, code=END)]}, boot=f"day-{day}")
        assert house.guard() == END
        assert house.ran == [NEW]
    assert (read_pointer(data).failed, read_runs(data).crash_count) == (0, 0)


def test_a_machine_that_is_switched_off_before_the_first_beat_does_not_count(data: Path) -> None:
    """The system tells both to end, and the shell may be the first to do it."""
    choose(data, NEW)
    house = House(data, [GOOD], of={NEW: [Life(first_beat_s=30.0, ends_s=10.0, code=END)]})
    house.end_at(1010.0)
    assert house.guard() == END
    assert house.ran == [NEW]
    assert (read_pointer(data).failed, read_runs(data).crash_count) == (0, 0)


def test_one_that_proved_itself_may_end_before_its_first_beat(data: Path) -> None:
    choose(data, NEW, proven=True)
    house = House(data, [GOOD], of={NEW: [Life(first_beat_s=30.0, ends_s=10.0, code=END)]})
    assert house.guard() == END
    assert house.ran == [NEW] and read_runs(data).crash_count == 0


def test_one_failed_start_among_good_ones_is_forgiven_in_the_end(data: Path) -> None:
    choose(data, NEW)
    house = House(data, [GOOD], of={NEW: [CRASH, CRASH, GOOD]})
    house.guard()
    assert house.ran == [NEW, NEW, NEW]
    assert read_pointer(data) == Pointer(NEW, INSTALLED, True, 0, 13, GIVEN)


def test_faults_after_a_minute_count_as_long_as_it_is_on_trial(data: Path) -> None:
    choose(data, NEW)
    house = House(data, [GOOD], of={NEW: [Life(ends_s=400.0, code=-11)]})
    house.guard()
    assert house.ran == [NEW, NEW, NEW, INSTALLED], "three faults, none of them soon"


def test_a_program_that_takes_the_machine_with_it_is_given_up(data: Path) -> None:
    """Nobody is there to see the third start fail: it was written down before it began."""
    choose(data, NEW)
    for _ in range(3):
        house = House(data, [GOOD], cut_at=1)
        with pytest.raises(KeyboardInterrupt):
            house.guard()
    house = House(data, [GOOD])
    house.guard()
    assert house.ran == [INSTALLED]
    assert (read_pointer(data).fell or pytest.fail("it did not fall")).failed == 3


def test_switching_off_after_a_minute_is_no_failure_of_the_programs(data: Path) -> None:
    """A teacher who switches off at the socket after two minutes, day after day."""
    choose(data, NEW)
    for day in range(5):
        house = House(data, [GOOD], boot=f"day-{day}")
        house.at.append((1120.0, _cut))
        with pytest.raises(KeyboardInterrupt):
            house.guard()
    now = read_pointer(data)
    assert (now.current, now.failed, now.fell) == (NEW, 0, None)


def test_an_operator_who_restarts_at_once_does_not_count(data: Path) -> None:
    choose(data, NEW)
    restarts = [Life(ends_s=8.0, code=RESTART)] * 5
    house = House(data, [GOOD], of={NEW: [*restarts, GOOD]})
    house.guard()
    assert house.ran == [NEW] * 6
    assert read_pointer(data).proven


def test_what_is_chosen_while_the_kiosk_runs_is_started_at_its_restart(data: Path) -> None:
    house = House(data, [GOOD], of={INSTALLED: [Life(ends_s=100.0, code=RESTART)]})
    house.at.append((1050.0, lambda: choose(data, NEW)))
    assert house.guard() == END
    assert house.ran == [INSTALLED, NEW]


def test_a_crash_of_the_program_that_is_left_does_not_count_against_the_chosen_one(
    data: Path,
) -> None:
    choose(data, OLD, proven=True)
    house = House(data, [GOOD], of={OLD: [Life(ends_s=100.0, code=-11)]})
    house.at.append((1050.0, lambda: choose(data, NEW)))
    house.guard()
    assert house.ran == [OLD, NEW]
    assert read_pointer(data).current == NEW and read_pointer(data).proven


def test_missing_files_lead_back_at_once(data: Path) -> None:
    choose(data, NEW, proven=True)
    start_file(data, NEW).unlink()
    house = House(data, [GOOD])
    house.guard()
    assert house.ran == [INSTALLED]
    assert (read_pointer(data).fell or pytest.fail("it did not fall")).why == "missing"


@pytest.mark.parametrize("code", HURT)
def test_a_disk_that_cannot_tell_of_a_release_leads_back_and_ends_no_guardian(
    data: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    choose(data, NEW, proven=True)
    hurt(monkeypatch, code, MANIFEST_NAME)
    house = House(data, [GOOD])
    assert house.guard() == END
    assert house.ran == [INSTALLED]


def test_a_reinstalled_program_goes_before_what_came_by_stick(data: Path) -> None:
    choose(data, NEW, proven=True)
    change_pointer(data, lambda now: now._replace(given="0.0.9"))
    house = House(data, [GOOD])
    house.guard()
    assert house.ran == [INSTALLED]
    now = read_pointer(data)
    assert (now.current, now.highest, now.given) == (INSTALLED, 13, GIVEN)


def test_a_refused_writing_keeps_nobody_from_falling_back(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(data, NEW)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kiosk.shell.guardian.choosing.change_pointer", full)
    house = House(data, [GOOD], of={NEW: [CRASH]})
    house.guard()
    assert house.ran == [NEW, NEW, NEW, INSTALLED]
    assert read_pointer(data).current == NEW, "so it is tried again after the next start"


def test_a_damaged_pointer_starts_the_given_program_and_forgets_no_number(data: Path) -> None:
    choose(data, NEW)
    path = data / "programs" / "pointer.json"
    for damage in (b"", b"{", b"[1]", b'{"current": "../../evil"}', bytes(99999)):
        path.write_bytes(damage)
        assert read_pointer(data) == Pointer(highest=13)
    house = House(data, [GOOD])
    house.guard()
    assert house.ran == [INSTALLED]
    assert change_pointer(data, lambda now: now).highest == 13
    assert list(path.parent.glob("pointer.json.damaged-*"))


def test_a_release_in_another_place_is_none(data: Path, tmp_path: Path) -> None:
    choose(data, NEW)
    executable = str(start_file(data, NEW))
    assert releases.running_release(data, executable) == NEW
    shutil.copytree(start_file(data, NEW).parent, tmp_path / "elsewhere" / NEW)
    assert releases.running_release(data, str(tmp_path / "elsewhere" / NEW / "kiosk")) == ""


def _cut() -> None:
    raise KeyboardInterrupt
