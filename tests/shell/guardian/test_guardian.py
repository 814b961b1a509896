"""The guardian's life on a clock moved by hand: crashes, hangs, wishes, and its own end."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest

from kiosk.core.errors import Trouble
from kiosk.core.runs import END, RESTART, Moment, note_crash, note_safe, read_runs
from kiosk.core.words import Words
from kiosk.shell.guardian.guardian import how_ended
from kiosk.shell.guardian.policy import SAFE_FOR_S
from kiosk.shell.guardian.port import UNSEEN
from tests.shell.guardian.pretending import Life, Machine, PaperShell, left_open

GOOD = Life(ends_s=500.0)


def test_a_shell_that_ends_for_good_ends_the_guardian(data: Path) -> None:
    machine = Machine(data, [GOOD])
    assert machine.guard() == END
    assert machine.starts == [(1000.0, False)]
    assert read_runs(data).crash_count == 0


def test_a_crash_is_answered_at_once_and_written_down(data: Path) -> None:
    machine = Machine(data, [Life(ends_s=30.0, code=-11), GOOD])
    machine.guard()
    assert [safe for _, safe in machine.starts] == [False, False]
    assert machine.starts[1][0] - (machine.starts[0][0] + 30.0) <= 1.0  # the bell rings sooner
    crash = read_runs(data).last_crash
    assert crash is not None
    assert (crash.kind, crash.how) == ("crash", "SIGSEGV")
    record = (data / "crashes" / crash.record).read_text("utf-8")
    assert f"code: {crash.code}" in record
    assert "beats: 15" in record


def test_a_hang_is_ended_after_ten_seconds(data: Path) -> None:
    machine = Machine(data, [Life(silent_s=21.0), GOOD])
    machine.guard()
    crash = read_runs(data).last_crash
    assert crash is not None
    assert (crash.kind, crash.how) == ("hang", "no beat")
    silent_from_s = 1000.0 + 21.0
    assert silent_from_s + 9 <= machine.starts[1][0] <= silent_from_s + 12


def test_a_cold_disk_has_a_minute_and_no_more(data: Path) -> None:
    machine = Machine(data, [Life(first_beat_s=58.0, ends_s=100.0)])
    machine.guard()
    assert len(machine.starts) == 1
    machine = Machine(data, [Life(first_beat_s=1e9), GOOD])
    machine.guard()
    assert machine.starts[1][0] == pytest.approx(1060.0, abs=1.5)
    crash = read_runs(data).last_crash
    assert crash is not None and crash.how == "no first beat"


def test_the_shell_may_ask_to_be_started_again(data: Path) -> None:
    machine = Machine(data, [Life(ends_s=5.0, code=RESTART)] * 9 + [GOOD])
    assert machine.guard() == END
    assert [safe for _, safe in machine.starts] == [False] * 10
    assert read_runs(data).crash_count == 0


def test_a_shell_that_ends_for_a_restart_before_its_first_beat_is_ill(data: Path) -> None:
    machine = Machine(data, [Life(first_beat_s=5.0, ends_s=0.5, code=RESTART)])
    machine.end_at(1060.0)
    machine.guard()
    assert len(machine.starts) < 10
    assert read_runs(data).crash_count > 3


def test_safe_mode_that_a_person_chose_is_left_alone(data: Path) -> None:
    machine = Machine(data, [Life(ends_s=2 * SAFE_FOR_S), GOOD])
    machine.start(safe=True)
    machine.now_s += 20
    machine.end_at(1000.0 + SAFE_FOR_S)
    machine.guard()
    assert machine.starts == [(1000.0, True)]


def test_broken_screens_count_as_a_crash(data: Path) -> None:
    machine = Machine(data, [Life(ends_s=1.0, code=3), GOOD])
    machine.guard()
    crash = read_runs(data).last_crash
    assert crash is not None and crash.how == "exit 3"


def test_three_crashes_lead_into_safe_mode_and_an_hour_later_out_of_it(data: Path) -> None:
    bad = Life(ends_s=3.0, code=-11)
    machine = Machine(data, [bad, bad, bad, Life(), GOOD])
    machine.guard()
    assert [safe for _, safe in machine.starts] == [False, False, False, True, False]
    assert machine.starts[4][0] - machine.starts[3][0] == pytest.approx(SAFE_FOR_S, abs=3)
    assert read_runs(data).safe is None
    assert read_runs(data).crash_count == 3  # leaving safe mode is none


def test_safe_mode_is_known_while_it_lasts(data: Path) -> None:
    bad = Life(ends_s=3.0, code=-11)
    machine = Machine(data, [bad, bad, bad, Life(ends_s=100.0)])
    machine.guard()
    safe = read_runs(data).safe
    assert safe is not None and safe.boot == "this-boot"


def test_a_visitor_in_safe_mode_is_not_interrupted(data: Path) -> None:
    bad, busy = Life(ends_s=3.0, code=-11), Life(idle=False, ends_s=2 * SAFE_FOR_S)
    machine = Machine(data, [bad, bad, bad, busy])
    machine.guard()
    assert len(machine.starts) == 4


def test_a_loop_of_crashes_never_stops_the_trying(data: Path) -> None:
    machine = Machine(data, [Life(ends_s=1.0, code=1)])
    machine.end_at(1000.0 + 3600)
    machine.guard()
    assert 50 < len(machine.starts) < 100  # about one a minute
    gaps = [b[0] - a[0] for a, b in zip(machine.starts, machine.starts[1:], strict=False)]
    assert max(gaps) < 63
    assert len(list((data / "crashes").glob("crash-*.txt"))) == 20


def test_a_shell_that_cannot_be_started_is_tried_again(data: Path) -> None:
    machine = Machine(data, [Life(refuses=True), Life(refuses=True), GOOD])
    machine.guard()
    assert len(machine.starts) == 1
    crash = read_runs(data).last_crash
    assert crash is not None and crash.how == "no start"


def test_told_to_end_it_ends_the_shell_in_good_order(data: Path) -> None:
    machine = Machine(data, [Life()])
    machine.end_at(1050.0)
    assert machine.guard() == END
    assert machine.running is not None
    assert machine.running.asked == END and not machine.running.killed
    assert machine.now_s < 1052
    assert read_runs(data).open is None


def test_a_shell_that_does_not_heed_is_killed(data: Path) -> None:
    machine = Machine(data, [Life(heeds=False)])
    machine.end_at(1050.0)
    assert machine.guard() == END
    assert machine.running is not None and machine.running.killed
    assert machine.now_s == pytest.approx(1058.0, abs=1)
    assert read_runs(data).open is None  # the next start does not take it for a power cut


def test_told_to_end_during_a_pause_it_starts_nothing_more(data: Path) -> None:
    machine = Machine(data, [Life(ends_s=0.5, code=1)])
    machine.end_at(1100.0)
    machine.guard()
    assert machine.now_s < 1102
    assert machine.running is not None and machine.running.ended() is not None


def test_a_screen_that_goes_with_the_session_is_no_crash(data: Path) -> None:
    """The display server ends first; the shell then ends with an error of its own."""
    machine = Machine(data, [Life(ends_s=50.0, code=1)])
    machine.end_at(1050.0)
    machine.guard()
    assert read_runs(data).crash_count == 0
    assert read_runs(data).open is None


def test_a_running_shell_is_taken_over(data: Path) -> None:
    machine = Machine(data, [Life(ends_s=100.0, code=-11), GOOD])
    machine.start(safe=False)  # by a guardian that is no more
    machine.now_s += 20
    machine.guard()
    assert len(machine.starts) == 2  # the second after the first had ended
    crash = read_runs(data).last_crash
    assert crash is not None and crash.how == "unseen"
    assert machine.starts[1][0] - 1100.0 < 0.5


def test_a_shell_taken_over_that_hangs_is_ended(data: Path) -> None:
    machine = Machine(data, [Life(silent_s=30.0), GOOD])
    machine.start(safe=False)
    machine.now_s += 20
    machine.guard()
    crash = read_runs(data).last_crash
    assert crash is not None and crash.kind == "hang"


def test_when_the_place_is_taken_the_other_shell_is_looked_after(data: Path) -> None:
    machine = Machine(data, [Life(ends_s=0.3, code=1)])
    someone = PaperShell(machine, Life(ends_s=200.0), 55, safe=False, foreign=True)

    def adopt() -> PaperShell | None:
        return someone if machine.started else None

    machine.adopt = adopt  # type: ignore[method-assign]
    machine.end_at(1150.0)
    assert machine.guard() == END
    assert someone.asked == END
    assert len(machine.starts) == 1
    assert read_runs(data).crash_count == 0


def test_a_new_guardian_knows_the_crashes_of_this_boot(data: Path) -> None:
    for at_s in (990.0, 995.0):
        note_crash(data, "crash", "SIGSEGV", "C-0000", Moment("this-boot", at_s, 0.0))
    machine = Machine(data, [Life(ends_s=2.0, code=-11), GOOD])
    machine.guard()
    assert [safe for _, safe in machine.starts] == [False, True]


def test_crashes_and_safe_mode_of_an_earlier_boot_are_past(data: Path) -> None:
    for at_s in (990.0, 995.0, 997.0):
        note_crash(data, "crash", "SIGSEGV", "C-0000", Moment("that-boot", at_s, 0.0))
    note_safe(data, Moment("that-boot", 997.0, 0.0))
    machine = Machine(data, [GOOD])
    machine.guard()
    assert machine.starts == [(1000.0, False)]
    assert read_runs(data).safe is None


def test_safe_mode_of_this_boot_goes_on_under_a_new_guardian(data: Path) -> None:
    note_safe(data, Moment("this-boot", 900.0, 0.0))
    machine = Machine(data, [GOOD])
    machine.guard()
    assert machine.starts == [(1000.0, True)]


def test_a_power_cut_is_told_apart_from_a_crash(data: Path) -> None:
    left_open(data, boot="that-boot", at_s=5000.0)
    Machine(data, [GOOD]).guard()
    known = read_runs(data)
    assert (known.cuts_noticed, known.crash_count) == (1, 0)
    assert known.cut_before("this-boot")


def test_without_beats_only_an_end_is_noticed(data: Path) -> None:
    machine = Machine(data, [Life(first_beat_s=1e9, ends_s=300.0, code=-11), GOOD], sighted=False)
    machine.guard()
    crash = read_runs(data).last_crash
    assert crash is not None and crash.kind == "crash"


def test_a_full_disk_does_not_stop_the_guarding(data: Path) -> None:
    full = Trouble("disk-full", Words("满", "full"), Words("删", "delete"))
    bad = Life(ends_s=3.0, code=-11)
    machine = Machine(data, [bad, bad, bad, Life(ends_s=50.0)])
    with (
        patch("kiosk.core.runs.write_durably", side_effect=full),
        patch("kiosk.shell.guardian.records.write_durably", side_effect=full),
        patch("tests.shell.guardian.pretending.begin_run"),
    ):
        assert machine.guard() == END
    assert [safe for _, safe in machine.starts] == [False, False, False, True]
    assert any("could not be written down" in note for note in machine.notes)


@pytest.mark.parametrize(
    ("code", "words"),
    [(-11, "SIGSEGV"), (3, "exit 3"), (0xC0000005, "exit 0xc0000005"), (UNSEEN, "unseen")],
)
def test_how_it_ended_is_said_in_words(code: int, words: str) -> None:
    assert how_ended(code) == words


def test_a_signal_without_a_name_is_said_by_its_number() -> None:
    assert how_ended(-99) == "signal 99"
