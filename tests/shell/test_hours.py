"""Opening hours and the volume of the hour: any ranges, any time, any clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.settings import DaySettings
from kiosk.shell.hours import (
    DAY_MIN,
    EVERY_DAY,
    Hours,
    Span,
    local_moment,
    read_loud_span,
    read_span,
)
from kiosk.shell.hours_words import hours_words, joined, opening_words

MON, TUE, WED, THU, FRI, SAT, SUN = EVERY_DAY
YEAR_S = 365 * 86_400.0

MINUTES = st.integers(0, DAY_MIN - 1)
WEEKDAYS = st.integers(MON, SUN)
TIMES = MINUTES.map(lambda minute: f"{minute // 60:02d}:{minute % 60:02d}")
RANGES = st.builds("{}-{}".format, TIMES, TIMES)
LOUD_RANGES = st.builds("{} {}".format, RANGES, st.integers(0, 100))
DAYS = st.builds(
    DaySettings,
    open=st.lists(RANGES, max_size=4).map(tuple),
    weekdays=st.sets(WEEKDAYS, min_size=1).map(lambda days: tuple(sorted(days))),
    volume=st.lists(LOUD_RANGES, max_size=6).map(tuple),
)
VOLUMES = st.integers(0, 100)


def _at(clock: str) -> int:
    return read_span(f"{clock}-00:00").begin_min


def _hours(*open: str, days: tuple[int, ...] = EVERY_DAY, volume: tuple[str, ...] = ()) -> Hours:
    return Hours(DaySettings(open, days, volume), 70)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("08:30-17:00", Span(510, 510)),
        ("20:00-06:00", Span(1200, 600)),
        ("18:00-00:00", Span(1080, 360)),
        ("00:00-00:00", Span(0, DAY_MIN)),
        ("09:15-09:15", Span(555, DAY_MIN)),
    ],
)
def test_a_range_is_read_and_may_cross_midnight(text: str, span: Span) -> None:
    assert read_span(text) == span


@pytest.mark.parametrize("text", ["", "08:30", "25:00-26:00", "08:60-09:00", "a-b", "08:30–17:00"])
def test_what_is_no_range_says_so(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_span(text)


@pytest.mark.parametrize("text", ["12:00-14:00", "12:00-14:00 101", "12:00-14:00 -1", "x 30"])
def test_what_is_no_volume_says_so(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_loud_span(text)


def test_nothing_set_is_always_open_and_never_changes() -> None:
    hours = _hours()
    assert hours.always
    assert hours.is_open(0, MON) and hours.is_open(DAY_MIN - 1, SUN)
    assert hours.next_change_s(700, WED) is None
    assert hours.next_opening(700, WED) is None


def test_days_without_ranges_are_open_all_day() -> None:
    hours = _hours(days=(MON, TUE))
    assert hours.is_open(0, MON) and hours.is_open(DAY_MIN - 1, TUE)
    assert not hours.is_open(0, WED)
    assert hours.next_change_s(0, WED) == 5 * 86_400


def test_no_day_at_all_is_every_day_for_a_black_screen_helps_nobody() -> None:
    assert _hours("08:30-17:00", days=()).is_open(600, SUN)


def test_a_range_over_midnight_belongs_to_the_day_on_which_it_began() -> None:
    hours = _hours("20:00-06:00", days=(FRI,))
    assert hours.is_open(_at("23:59"), FRI)
    assert hours.is_open(_at("05:59"), SAT)
    assert not hours.is_open(_at("06:00"), SAT)
    assert not hours.is_open(_at("05:59"), FRI)
    assert not hours.is_open(_at("20:00"), SAT)


def test_a_sunday_night_goes_on_into_monday() -> None:
    hours = _hours("20:00-06:00", days=(SUN,))
    assert hours.is_open(_at("05:59"), MON)
    assert hours.next_change_s(_at("23:00"), SUN) == 7 * 3600


def test_overlapping_ranges_are_open_through() -> None:
    hours = _hours("08:30-12:00", "11:00-17:00")
    assert hours.is_open(_at("11:30"), MON)
    assert hours.next_change_s(_at("08:30"), MON) == 8.5 * 3600
    assert hours_words(hours).zh == "每天 08:30–17:00"


def test_the_next_change_counts_the_seconds() -> None:
    assert _hours("08:30-17:00").next_change_s(_at("16:59"), MON, 15.5) == 44.5


def test_the_quieter_of_two_volumes_counts_and_none_is_louder_than_the_setting() -> None:
    hours = _hours(volume=("12:00-14:00 30", "13:00-15:00 10", "23:00-01:00 5", "16:00-17:00 100"))
    loudest = [hours.loudest(_at(clock)) for clock in ("11:59", "12:00", "13:00", "14:30", "16:30")]
    assert loudest == [70, 30, 10, 10, 70]
    assert hours.loudest(_at("23:30")) == hours.loudest(_at("00:30")) == 5
    assert hours.next_change_s(_at("11:00"), MON) == 3600


@given(day=DAYS, loudest=VOLUMES, minute=MINUTES, weekday=WEEKDAYS)
def test_open_means_that_a_range_of_an_open_day_holds_the_minute(
    day: DaySettings, loudest: int, minute: int, weekday: int
) -> None:
    """By the plain meaning of the words, reckoned another way than the rules do."""
    hours = Hours(day, loudest)
    spans = [read_span(text) for text in day.open] or [Span(0, DAY_MIN)]
    yesterday = (weekday - 2) % 7 + 1
    expected = any(
        (weekday in day.weekdays and 0 <= minute - span.begin_min < span.length_min)
        or (yesterday in day.weekdays and minute + DAY_MIN < span.end_min)
        for span in spans
    )
    assert hours.is_open(minute, weekday) is expected


@given(day=DAYS, loudest=VOLUMES, minute=MINUTES)
def test_never_louder_than_the_setting_nor_than_any_range_that_holds(
    day: DaySettings, loudest: int, minute: int
) -> None:
    limits = [loudest]
    for span, percent in map(read_loud_span, day.volume):
        if (minute - span.begin_min) % DAY_MIN < span.length_min:
            limits.append(percent)
    assert Hours(day, loudest).loudest(minute) == min(limits)


@given(day=DAYS, minute=MINUTES, weekday=WEEKDAYS, second=st.floats(0, 59.9))
def test_until_the_next_change_nothing_changes_and_then_something_does(
    day: DaySettings, minute: int, weekday: int, second: float
) -> None:
    hours = Hours(day, 70)

    def state(later_min: int) -> tuple[bool, int]:
        days, at = divmod((weekday - 1) * DAY_MIN + minute + later_min, DAY_MIN)
        return hours.is_open(at, days % 7 + 1), hours.loudest(at)

    due_s = hours.next_change_s(minute, weekday, second)
    if due_s is None:
        assert len({state(later) for later in range(7 * DAY_MIN)}) == 1
        return
    assert due_s > 0
    minutes = round((due_s + second) / 60)
    assert {state(later) for later in range(minutes)} == {state(0)}
    assert state(minutes) != state(0)


@given(day=DAYS, minute=MINUTES, weekday=WEEKDAYS)
def test_the_next_opening_is_open_and_comes_after_a_closed_minute(
    day: DaySettings, minute: int, weekday: int
) -> None:
    hours = Hours(day, 70)
    opening = hours.next_opening(minute, weekday)
    assert (opening is None) is hours.is_open(minute, weekday)
    if opening is not None:
        days, at_min = opening
        assert hours.is_open(at_min, (weekday - 1 + days) % 7 + 1)
        assert opening_words(hours, minute, weekday) is not None


@given(st.integers(-3_000_000_000, 8_000_000_000), st.integers(-720, 840))
def test_local_time_is_the_calendars(wall_s: int, offset_min: int) -> None:
    told = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=wall_s, minutes=offset_min)
    moment = local_moment(wall_s, offset_min)
    assert moment == (told.hour * 60 + told.minute, told.isoweekday(), told.second)


@given(day=DAYS, wall_s=st.floats(1.6e9, 2e9), jump_s=st.sampled_from((-YEAR_S, YEAR_S)))
def test_a_clock_that_jumped_a_year_and_is_not_believed_is_open_at_the_set_volume(
    day: DaySettings, wall_s: float, jump_s: float
) -> None:
    hours = Hours(day, 60)
    assert hours.now(wall_s + jump_s, 480, believed=False) == (True, 60, None, False)


@given(day=DAYS, wall_s=st.floats(1.6e9, 2e9), weeks=st.integers(-60, 60))
def test_every_week_is_like_every_other(day: DaySettings, wall_s: float, weeks: int) -> None:
    hours = Hours(day, 60)
    now, then = (hours.now(s, 480, believed=True) for s in (wall_s, wall_s + weeks * 604_800))
    assert now[:2] == then[:2]
    if now.next_s is not None and then.next_s is not None:
        assert now.next_s == pytest.approx(then.next_s, abs=1e-3)


def test_an_unbelieved_clock_is_not_quieter_than_the_setting() -> None:
    hours = Hours(DaySettings((), EVERY_DAY, ("00:00-00:00 20",)), 60)
    assert hours.now(1.8e9, 480, believed=True).loudest == 20
    assert hours.now(1.8e9, 480, believed=False).loudest == 60


@pytest.mark.parametrize(
    ("open", "days", "zh", "en"),
    [
        ((), EVERY_DAY, "每天全天", "Every day, all day"),
        (("08:30-17:00",), (MON, TUE, WED, THU, FRI), "周一至周五 08:30–17:00",
         "Mon–Fri, 08:30–17:00"),
        (("13:00-17:00", "08:30-11:30"), (SAT, SUN), "周六、周日 08:30–11:30、13:00–17:00",
         "Sat, Sun, 08:30–11:30, 13:00–17:00"),
        (("20:00-06:00",), (MON, WED, THU, FRI), "周一、周三至周五 20:00–次日 06:00",
         "Mon, Wed–Fri, 20:00–06:00 the next day"),
        (("18:00-00:00",), (TUE,), "周二 18:00–24:00", "Tue, 18:00–24:00"),
    ],
)  # fmt: skip
def test_the_hours_in_words(open: tuple[str, ...], days: tuple[int, ...], zh: str, en: str) -> None:
    words = hours_words(_hours(*open, days=days))
    assert (words.zh, words.en) == (zh, en)


@pytest.mark.parametrize(
    ("clock", "weekday", "zh"),
    [
        ("06:00", MON, "今天 08:30 再见"),
        ("20:00", MON, "明天 08:30 再见"),
        ("20:00", FRI, "周一 08:30 再见"),
        ("20:00", SAT, "后天 08:30 再见"),
    ],
)
def test_when_to_come_again(clock: str, weekday: int, zh: str) -> None:
    words = opening_words(_hours("08:30-17:00", days=(1, 2, 3, 4, 5)), _at(clock), weekday)
    assert words is not None and words.zh == zh


@given(st.lists(RANGES.map(read_span), min_size=1, max_size=4).map(tuple))
def test_joined_ranges_hold_the_same_minutes(spans: tuple[Span, ...]) -> None:
    def held(some: tuple[Span, ...]) -> set[int]:
        return {at % DAY_MIN for span in some for at in range(span.begin_min, span.end_min)}

    assert held(joined(spans)) == held(spans)
