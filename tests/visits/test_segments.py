from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.clock import HandClock, Quality, local_day
from kiosk.visits.facts import SegmentOpened, random_id
from kiosk.visits.segments import SegmentBook
from tests.visits.making import UTC8

NOON_S = 1_793_505_600.0  # 2026-11-01 12:00 in Beijing
MIDNIGHT_S = NOON_S + 12 * 3600


def _book(clock: HandClock) -> tuple[SegmentBook, list[SegmentOpened]]:
    opened: list[SegmentOpened] = []
    return SegmentBook(clock, UTC8, opened.append), opened


def test_nothing_is_opened_before_something_counts() -> None:
    book, opened = _book(HandClock())
    book.note_content("abc")
    assert opened == []
    assert book.current() == opened[0].id


def test_a_segment_tells_its_start_its_boot_and_its_content() -> None:
    book, opened = _book(HandClock(wall_s=NOON_S + 0.9, boot=17))
    book.note_content("abc")
    book.current()
    assert opened == [
        SegmentOpened(
            id=opened[0].id,
            cause="start",
            boot=17,
            opened_wall_s=int(NOON_S),
            utc_offset_min=UTC8,
            content="abc",
            mono_s=1_000,
        )
    ]


def test_while_nothing_changes_the_segment_stays() -> None:
    clock = HandClock(wall_s=NOON_S)
    book, opened = _book(clock)
    for _ in range(100):
        book.current()
        clock.advance(60)
    assert len(opened) == 1


def test_a_new_day_opens_a_new_one() -> None:
    clock = HandClock(wall_s=MIDNIGHT_S - 1)
    book, opened = _book(clock)
    book.current()
    clock.advance(1)
    book.current()
    assert [each.cause for each in opened] == ["start", "day"]


def test_after_24_hours_of_running_a_new_one_even_on_the_same_day() -> None:
    clock = HandClock(wall_s=MIDNIGHT_S + 100)
    book, opened = _book(clock)
    book.current()
    clock.advance(24 * 3600 - 1)
    clock.set_wall(clock.wall_s() - 200)  # a small correction keeps the day
    book.current()
    assert len(opened) == 1
    clock.advance(1)
    book.current()
    assert [each.cause for each in opened] == ["start", "age"]


@pytest.mark.parametrize("step_s", [301, -301, 86400 * 365, -NOON_S])
def test_a_step_of_the_clock_opens_a_new_one(step_s: float) -> None:
    clock = HandClock(wall_s=NOON_S)
    book, opened = _book(clock)
    book.current()
    clock.set_wall(NOON_S + step_s)
    book.current()
    assert [each.cause for each in opened] == ["start", "clock"]
    book.current()
    assert len(opened) == 2


def test_a_small_correction_does_not_but_many_of_them_do() -> None:
    clock = HandClock(wall_s=NOON_S)
    book, opened = _book(clock)
    book.current()
    clock.set_wall(clock.wall_s() + 200)
    book.current()
    assert len(opened) == 1
    clock.set_wall(clock.wall_s() + 200)
    book.current()
    assert len(opened) == 2


def test_other_content_opens_a_new_one_and_the_same_does_not() -> None:
    book, opened = _book(HandClock(wall_s=NOON_S))
    for digest in ("a", "a", "b"):
        book.note_content(digest)
        book.current()
    assert [(each.cause, each.content) for each in opened] == [("start", "a"), ("content", "b")]


def test_a_mended_ledger_opens_a_new_one() -> None:
    book, opened = _book(HandClock(wall_s=NOON_S))
    book.current()
    book.renew()
    book.current()
    book.current()
    assert [each.cause for each in opened] == ["start", "salvage"]


def test_ids_are_random_and_fit_a_signed_64_bit_column() -> None:
    ids = {random_id() for _ in range(2000)}
    assert len(ids) == 2000
    assert all(0 < each < 1 << 63 for each in ids)
    assert max(ids) > 1 << 62
    assert len(f"{max(ids):016x}") == 16


@given(
    st.lists(
        st.tuples(st.floats(0, 40_000), st.floats(-1000, 1000), st.sampled_from("ab")), max_size=20
    )
)
def test_no_two_moments_share_a_segment_that_must_not(
    moments: list[tuple[float, float, str]],
) -> None:
    clock = HandClock(wall_s=NOON_S)
    book, opened = _book(clock)
    seen: dict[int, tuple[float, float, str]] = {}
    for ran_s, step_s, content in moments:
        clock.advance(ran_s)
        clock.set_wall(clock.wall_s() + step_s)
        book.note_content(content)
        segment = book.current()
        assert opened[-1].id == segment, "posted before anything counts in it"
        if segment not in seen:
            seen[segment] = (clock.monotonic_s(), clock.wall_s(), content)
            continue
        monotonic_s, wall_s, was = seen[segment]
        assert local_day(clock.wall_s(), UTC8) == local_day(wall_s, UTC8)
        ran_since_s = clock.monotonic_s() - monotonic_s
        assert ran_since_s < 24 * 3600
        assert abs(clock.wall_s() - wall_s - ran_since_s) <= 300
        assert content == was
    assert len(seen) == len(opened)


def test_an_outing_and_a_campaign_open_a_new_one_when_they_change() -> None:
    book, opened = _book(HandClock(wall_s=NOON_S))
    book.current()
    book.note_outing(7)
    book.note_outing(7)
    book.current()
    book.current()
    book.note_campaign("spring")
    book.current()
    book.note_outing(0)
    book.note_campaign("")
    book.current()
    told = [(each.cause, each.outing, each.campaign) for each in opened]
    assert told == [
        ("start", 0, ""),
        ("outing", 7, ""),
        ("campaign", 7, "spring"),
        ("outing", 0, ""),
    ]


def test_who_vouches_for_the_time_opens_a_new_one_that_says_so() -> None:
    clock, opened, quality = HandClock(wall_s=NOON_S), list[SegmentOpened](), [Quality.NONE]
    book = SegmentBook(clock, UTC8, opened.append, lambda: quality[0])
    book.current()
    quality[0] = Quality.OPERATOR
    book.renew("vouched")
    book.current()
    clock.set_wall(NOON_S + 400)
    book.renew("vouched")  # and the clock was set: that is what is listed
    book.current()
    book.renew()
    book.current()
    told = [(each.cause, each.quality) for each in opened]
    assert told == [("start", 0), ("vouched", 1), ("clock", 1), ("salvage", 1)]
