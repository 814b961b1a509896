"""What is remembered of earlier runs, as the check wants it."""

from __future__ import annotations

from pathlib import Path

from kiosk.core.runs import Moment, begin_run, note_crash, note_cut, note_safe
from kiosk.health.machine import RunsFacts
from kiosk.health.system.runs import RECENT_S, runs_facts

NOW_S = 1_800_000_000.0


def test_nothing_is_remembered(data: Path) -> None:
    assert runs_facts(data, NOW_S, "boot-a") == RunsFacts()


def test_a_crash_is_recent_in_its_own_boot_or_for_some_days(data: Path) -> None:
    note_crash(data, "hang", "no beat", "D-3F7A", Moment("boot-a", 5.0, NOW_S))
    later_s = NOW_S + RECENT_S + 1
    facts = runs_facts(data, later_s, "boot-a")
    assert facts.known
    assert facts.crashes == 1
    assert facts.last_crash is not None
    assert facts.last_crash.recent
    assert facts.last_crash.hung
    assert facts.last_crash.code == "D-3F7A"
    other = runs_facts(data, NOW_S + 60, "boot-b").last_crash
    assert other is not None
    assert other.recent
    old = runs_facts(data, later_s, "boot-b").last_crash
    assert old is not None
    assert not old.recent


def test_power_cuts_and_safe_mode(data: Path) -> None:
    begin_run(data, 1, Moment("boot-a", 5.0, NOW_S))
    note_cut(data, Moment("boot-b", 5.0, NOW_S + 60))
    facts = runs_facts(data, NOW_S, "boot-b")
    assert (facts.power_cuts, facts.after_cut, facts.safe_mode) == (1, True, False)
    note_safe(data, Moment("boot-b", 9.0, NOW_S + 90))
    assert runs_facts(data, NOW_S, "boot-c")._replace(last_crash=None) == RunsFacts(
        True, 0, 1, None, False, True
    )
