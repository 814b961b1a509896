"""Which months are due, and that closing them may end at any moment."""

from __future__ import annotations

from pathlib import Path

from kiosk.reports.closing import close_months, is_due, months_due, note_closed
from kiosk.reports.facts import MonthFacts
from kiosk.reports.ledger_mark import first_month, mark_of
from kiosk.reports.periods import period_of
from kiosk.reports.versions import closed_months
from kiosk.visits.facts import AnchorSet
from tests.reports.making import empty_month
from tests.visits.making import UTC8, Bench, Room

APRIL_1 = "2026-04-01"


def month(name: str, until: str = "") -> MonthFacts:
    return empty_month()._replace(period=period_of(name)._replace(until=until))


def closed(data: Path, *months: str) -> None:
    assert close_months(data, months, month, lambda _: True)


def test_all_months_that_are_over_are_due_and_none_that_runs(data: Path) -> None:
    assert months_due(data, "2025-12", APRIL_1, "m") == (
        *("2025-12", "2026-01", "2026-02", "2026-03"),
    )
    assert months_due(data, "2026-04", "2026-04-30", "m") == ()
    assert months_due(data, "", APRIL_1, "m") == ()


def test_a_month_is_due_on_the_first_day_after_it(data: Path) -> None:
    assert months_due(data, "2026-03", "2026-03-31", "m") == ()
    assert months_due(data, "2026-03", APRIL_1, "m") == ("2026-03",)


def test_what_is_closed_is_looked_at_again_for_two_months(data: Path) -> None:
    closed(data, "2025-12", "2026-01", "2026-02", "2026-03")
    note_closed(data, APRIL_1, "m")
    assert months_due(data, "2025-12", "2026-04-02", "m") == ("2026-02", "2026-03")


def test_after_a_correction_a_whole_year_is(data: Path) -> None:
    names = months_due(data, "2024-01", APRIL_1, "m")
    closed(data, *names)
    note_closed(data, APRIL_1, "m")
    again = months_due(data, "2024-01", "2026-04-02", "other")
    assert again == names[-12:]


def test_closing_goes_on_where_it_was_left(data: Path) -> None:
    names = ("2026-01", "2026-02", "2026-03")
    left = iter([True, True, False])
    assert not close_months(data, names, month, lambda _: next(left))
    assert closed_months(data) == names[:2]
    assert "2026-03" in months_due(data, "2026-01", APRIL_1, "m")
    closed(data, *names)
    assert closed_months(data) == names


def test_a_month_that_the_ledger_says_still_runs_is_not_closed(data: Path) -> None:
    def runs(name: str) -> MonthFacts:
        return month(name, until="2026-03-20")

    assert close_months(data, ("2026-03",), runs, lambda _: True)
    assert closed_months(data) == ()


def test_once_a_day_and_after_an_anchor(data: Path) -> None:
    room, bench = Room(data), Bench()
    wall_s = bench.clock.wall_s()
    assert not is_due(data, room.ledger, wall_s, UTC8)  # no ledger yet
    room.writer.start()
    for message in bench.sessions(1):
        room.writer.post(message)
    assert room.writer.flush(10)
    assert is_due(data, room.ledger, wall_s, UTC8)
    note_closed(data, _today(wall_s), mark_of(room.ledger))
    assert not is_due(data, room.ledger, wall_s, UTC8)
    assert is_due(data, room.ledger, wall_s + 86_400, UTC8)
    room.writer.post(AnchorSet(7, 1, 1000, int(wall_s), 1, int(wall_s), "set"))
    assert room.writer.stop(10)
    assert is_due(data, room.ledger, wall_s, UTC8)
    assert first_month(room.ledger, UTC8, None) == _today(wall_s)[:7]


def test_a_damaged_note_only_means_another_look(data: Path) -> None:
    note_closed(data, APRIL_1, "m")
    (data / "reports" / "closing.json").write_bytes(b"{")
    assert months_due(data, "2026-03", APRIL_1, "m") == ("2026-03",)


def _today(wall_s: float) -> str:
    from kiosk.core.clock import local_day

    return local_day(wall_s, UTC8).isoformat()
