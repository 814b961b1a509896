from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.core.clock import HandClock
from kiosk.core.errors import Trouble
from kiosk.visits.outing import BY_NEXT_START, BY_OPERATOR, Moment
from kiosk.visits.outing_changes import changes
from kiosk.visits.outing_rules import OutingDraft, draft_of
from tests.visits.outing_drafts import WHOLE, Crew

PLACE = OutingDraft(place="凌源市实验中学", county="211382")


def test_an_outing_begins_runs_and_ends_in_two_revisions() -> None:
    crew = Crew()
    began = crew.book.start(PLACE)
    assert crew.book.current == began
    assert began.runs
    assert (began.revision, began.place, began.started) == (1, PLACE.place, began.edited)
    crew.clock.advance(3 * 3600)
    ended = crew.book.end(draft_of(began)._replace(head_count=300))
    assert (ended.id, ended.revision, ended.closed_by) == (began.id, 2, BY_OPERATOR)
    assert ended.ended is not None
    assert ended.ended.mono_s - ended.started.mono_s == 3 * 3600
    assert ended.head_count == 300
    assert crew.revisions == [began, ended]
    assert crew.noted == [began.id, 0]
    assert crew.shown == [began, None]


def test_a_forgotten_outing_is_closed_by_the_next_one_at_its_last_sign_of_life() -> None:
    crew = Crew()
    forgotten = crew.book.start(PLACE)
    crew.clock.advance(7200)
    crew.book.seen()
    last_seen_s = crew.clock.monotonic_s()
    crew.clock.advance(14 * 86_400)
    began = crew.book.start(WHOLE)
    first, closed, second = crew.revisions
    assert (first, second) == (forgotten, began)
    assert (closed.id, closed.revision, closed.closed_by) == (forgotten.id, 2, BY_NEXT_START)
    assert closed.ended is not None
    assert closed.ended.mono_s == last_seen_s  # not the moment of the new start
    assert closed.edited == began.started
    assert crew.noted == [forgotten.id, began.id]
    assert crew.book.current == began


def test_one_in_which_nothing_was_counted_ends_when_it_was_last_written() -> None:
    crew = Crew()
    forgotten = crew.book.start(PLACE)
    crew.clock.advance(600)
    fixed = crew.book.correct(forgotten, PLACE._replace(place="凌源市职教中心"), "", "crew")
    crew.clock.advance(86_400)
    crew.book.start(WHOLE)
    closed = crew.revisions[2]
    assert closed.closed_by == BY_NEXT_START
    assert closed.ended == fixed.edited


def test_nothing_that_breaks_a_rule_changes_anything() -> None:
    crew = Crew()
    with pytest.raises(Trouble, match="outing-fault"):
        crew.book.start(OutingDraft())
    with pytest.raises(Trouble, match="no-outing"):
        crew.book.end(WHOLE)
    began = crew.book.start(PLACE)
    bad = draft_of(began)._replace(odometer_start_km=5, odometer_end_km=4)
    attempts: tuple[Callable[[], object], ...] = (
        lambda: crew.book.end(bad),
        lambda: crew.book.correct(began, bad, "里程表抄错", "crew"),
        lambda: crew.book.start(PLACE._replace(head_count=10**9)),
        lambda: crew.book.correct(began, PLACE, "x" * 41, "crew"),
    )
    for attempt in attempts:
        with pytest.raises(Trouble) as caught:
            attempt()
        assert caught.value.code == "outing-fault"
        assert "没有变" in caught.value.next_step.zh
    assert crew.revisions == [began]
    assert crew.book.current == began


def test_a_correction_keeps_the_old_value_who_when_and_why() -> None:
    crew = Crew()
    crew.book.start(PLACE)
    ended = crew.book.end(WHOLE)
    crew.clock.advance(40 * 86_400)  # its month was closed long ago
    better = WHOLE._replace(head_count=680, head_is_estimate=True, notes="")
    crew.book.correct(ended, better, " 两人\n重复计数 ", "crew")
    (count, source, notes) = changes(crew.revisions)
    assert (count.before.zh, count.after.zh) == ("860 人次", "680 人次")
    assert (source.before.zh, source.after.zh) == ("点数", "估计")
    assert (notes.before.zh, notes.after.zh) == ("下雪，改到体育馆", "—")
    assert {(each.role, each.reason) for each in (count, source, notes)} == {
        ("crew", "两人 重复计数")
    }
    assert count.when == crew.revisions[-1].edited
    assert count.when.mono_s == ended.edited.mono_s + 40 * 86_400
    assert crew.revisions[-1].ended == ended.ended


def test_what_is_filled_in_before_the_end_is_no_correction() -> None:
    crew = Crew()
    began = crew.book.start(PLACE)
    fixed = crew.book.correct(began, PLACE._replace(county="211381"), "", "operator")
    assert crew.book.current == fixed
    crew.book.end(draft_of(fixed)._replace(head_count=1))
    assert changes(crew.revisions) == ()


def test_an_ended_outing_is_corrected_only_with_a_reason() -> None:
    crew = Crew()
    crew.book.start(PLACE)
    ended = crew.book.end(WHOLE)
    with pytest.raises(Trouble) as caught:
        crew.book.correct(ended, WHOLE._replace(staff=4), " ", "operator")
    assert "请写明更正原因" in caught.value.what.zh
    assert crew.book.correct(ended, WHOLE, "没有变化", "operator") == ended  # and no revision
    assert len(crew.revisions) == 2


def test_a_page_that_shows_an_older_revision_overwrites_nothing() -> None:
    crew = Crew()
    crew.book.start(PLACE)
    ended = crew.book.end(WHOLE)
    newer = crew.book.correct(ended, WHOLE._replace(staff=4), "少写一人", "operator")
    with pytest.raises(Trouble) as caught:
        crew.book.correct(ended, WHOLE._replace(staff=5), "少写两人", "operator")
    assert caught.value.code == "outing-changed"
    assert crew.revisions[-1] == newer


def test_what_ran_before_the_power_was_cut_goes_on_also_into_the_next_month() -> None:
    before = Crew()
    running = before.book.start(PLACE)
    after = Crew(clock=HandClock(boot=2))
    after.clock.set_wall(1_800_000_000 + 40 * 86_400)
    assert not after.book.looks_forgotten
    after.book.restore(running, Moment(1, 5_000, 1_800_004_000))
    assert after.book.current == running
    assert after.noted == [running.id]
    assert after.book.looks_forgotten
    ended = after.book.end(WHOLE)
    assert (ended.revision, ended.started) == (2, running.started)
    assert ended.ended is not None
    assert ended.ended.boot == 2


def test_one_that_was_restored_and_forgotten_ends_where_the_ledger_last_saw_it() -> None:
    before = Crew()
    running = before.book.start(PLACE)
    after = Crew(clock=HandClock(boot=2))
    seen = Moment(1, 5_000, 1_800_004_000)
    after.book.restore(running, seen)
    after.book.start(WHOLE)
    assert (after.revisions[0].closed_by, after.revisions[0].ended) == (BY_NEXT_START, seen)


def test_one_begun_before_the_ledger_was_read_counts_for_more() -> None:
    before = Crew()
    running = before.book.start(PLACE)
    after = Crew(clock=HandClock(boot=2))
    began = after.book.start(WHOLE)
    after.book.restore(running)
    after.book.restore(began)  # the ledger has it by now, too
    assert after.book.current == began
    assert [each.closed_by for each in after.revisions] == ["", BY_NEXT_START]
    assert after.revisions[1].id == running.id
    assert after.noted == [began.id]


def test_of_two_that_a_mended_ledger_left_running_the_later_one_goes_on() -> None:
    one, two = Crew(), Crew(clock=HandClock(boot=2))
    older, newer = one.book.start(PLACE), two.book.start(WHOLE)
    for order in ((older, newer), (newer, older)):
        after = Crew(clock=HandClock(boot=3))
        for outing in order:
            after.book.restore(outing)
        assert after.book.current == newer
        (closed,) = after.revisions
        assert (closed.id, closed.closed_by) == (older.id, BY_NEXT_START)


def test_what_has_ended_is_not_restored() -> None:
    crew = Crew()
    crew.book.start(PLACE)
    ended = crew.book.end(WHOLE)
    after = Crew(clock=HandClock(boot=2))
    after.book.restore(ended)
    after.book.restore(None)
    after.book.seen()
    assert after.book.current is None
    assert after.shown == []
