"""When the screen is on, and how loud it may be then: pure rules over the minutes of a week.

All of it is local time at a fixed offset from UTC. Hours hold only while somebody believes the
clock: a wrong one must not keep the screen black all day.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from kiosk.core.settings import DaySettings

DAY_MIN = 1440
WEEK_MIN = 7 * DAY_MIN
EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)
_EPOCH_WEEKDAY = 4  # 1 January 1970 was a Thursday


class Span(NamedTuple):
    """A part of a day: begins at a minute (0–1439), lasts 1–1440, over midnight if need be."""

    begin_min: int
    length_min: int

    @property
    def end_min(self) -> int:
        """Minutes since the midnight before it began; more than 1440 if it crosses the next one."""
        return self.begin_min + self.length_min


def read_span(text: str) -> Span:
    """Read ``08:30-17:00``; one that ends when it begins lasts a whole day.

    :raises ValueError: it is no range.
    """
    begin_text, _, end_text = text.partition("-")
    begin_min, end_min = _read_minute(begin_text), _read_minute(end_text)
    return Span(begin_min, (end_min - begin_min) % DAY_MIN or DAY_MIN)


def read_loud_span(text: str) -> tuple[Span, int]:
    """Read ``12:00-14:00 30``: a range and its loudest per cent.

    :raises ValueError: it is no range with a figure of 0 to 100.
    """
    span, _, percent = text.partition(" ")
    loudest = int(percent)
    if not 0 <= loudest <= 100:
        raise ValueError(f"no volume: {text!r}")
    return read_span(span), loudest


def _read_minute(text: str) -> int:
    hour, _, minute = text.partition(":")
    if not (int(hour) in range(24) and int(minute) in range(60)):
        raise ValueError(f"no time of day: {text!r}")
    return int(hour) * 60 + int(minute)


class Moment(NamedTuple):
    """Local time within the week: minute of the day, weekday from 1 (Monday), second (0 to 60)."""

    minute: int
    weekday: int
    second: float


def local_moment(wall_s: float, utc_offset_min: int) -> Moment:
    """The local time of ``wall_s`` (UTC seconds since 1970) at a fixed offset from UTC."""
    local_s = wall_s + utc_offset_min * 60
    minutes = math.floor(local_s / 60)
    days, minute = divmod(minutes, DAY_MIN)
    weekday = (days + _EPOCH_WEEKDAY - 1) % 7 + 1
    return Moment(minute, weekday, local_s - minutes * 60)


class Now(NamedTuple):
    """What holds now: whether visitors are let in, the loudest per cent, and for how long.

    ``next_s``: seconds until one of the two changes; ``None``: never. ``believed`` is false where
    the clock is not, so that it is open whatever the hours say.
    """

    open: bool
    loudest: int
    next_s: float | None
    believed: bool


class Hours:
    """The settings' hours. A range belongs to the day on which it began.

    Without ranges the days that are open are open all day; without days, every day is. Where
    ranges of volume overlap, the quieter one counts; none is louder than ``loudest`` (per cent).
    """

    def __init__(self, day: DaySettings, loudest: int) -> None:
        spans = tuple(read_span(text) for text in day.open)
        self.spans = spans or (Span(0, DAY_MIN),)
        self.weekdays = tuple(sorted(set(day.weekdays))) or EVERY_DAY
        self._open = _open_week(self.spans, self.weekdays)
        self._set_volume = loudest
        self._loudest = _loudest_day(day.volume, loudest)

    @property
    def always(self) -> bool:
        """Whether it never closes."""
        return 0 not in self._open

    @property
    def spans_cover_days(self) -> bool:
        """Whether a day that is open is open for all of its hours."""
        return any(span == (0, DAY_MIN) for span in self.spans)

    def is_open(self, minute: int, weekday: int) -> bool:
        """Whether visitors are let in, at a minute of the day on a weekday from 1 (Monday)."""
        return self._open[_of_week(minute, weekday)] == 1

    def loudest(self, minute: int) -> int:
        """The loudest per cent at a minute of the day."""
        return self._loudest[minute]

    def next_change_s(self, minute: int, weekday: int, second: float = 0.0) -> float | None:
        """Seconds until it opens or closes, or another volume holds; ``None``: never."""
        until = (
            _until_other(self._open, _of_week(minute, weekday)),
            _until_other(self._loudest, minute),
        )
        found = [minutes for minutes in until if minutes is not None]
        return min(found) * 60 - second if found else None

    def next_opening(self, minute: int, weekday: int) -> tuple[int, int] | None:
        """When it opens again: days from today, and the minute of that day.

        ``None`` while it is open.
        """
        if self.is_open(minute, weekday):
            return None
        wait = _until_other(self._open, _of_week(minute, weekday))
        return None if wait is None else divmod(minute + wait, DAY_MIN)

    def now(self, wall_s: float, utc_offset_min: int, *, believed: bool) -> Now:
        """What holds at ``wall_s`` (UTC seconds), if that clock is ``believed``."""
        if not believed:
            return Now(True, self._set_volume, None, believed=False)
        minute, weekday, second = local_moment(wall_s, utc_offset_min)
        return Now(
            self.is_open(minute, weekday),
            self.loudest(minute),
            self.next_change_s(minute, weekday, second),
            believed=True,
        )


def _of_week(minute: int, weekday: int) -> int:
    return (weekday - 1) * DAY_MIN + minute


def _open_week(spans: tuple[Span, ...], weekdays: tuple[int, ...]) -> bytes:
    """One byte a minute from Monday's first on, 1 where it is open: overlaps need no thought."""
    week = bytearray(WEEK_MIN)
    for weekday in weekdays:
        for span in spans:
            begin = _of_week(span.begin_min, weekday)
            end = begin + span.length_min
            week[begin : min(end, WEEK_MIN)] = b"\1" * (min(end, WEEK_MIN) - begin)
            over = max(0, end - WEEK_MIN)  # Sunday's night goes on into Monday
            week[:over] = b"\1" * over
    return bytes(week)


def _loudest_day(volume: tuple[str, ...], loudest: int) -> bytes:
    """One byte a minute of the day: the loudest per cent."""
    day = bytearray([loudest]) * DAY_MIN
    for span, percent in map(read_loud_span, volume):
        for minute in range(span.begin_min, span.end_min):
            at = minute % DAY_MIN
            day[at] = min(day[at], percent)
    return bytes(day)


def _until_other(cells: bytes, at: int) -> int | None:
    """Cells from ``at`` on, round and round, until one holds another value."""
    ahead = cells[at:] + cells[:at]
    rest = ahead.lstrip(ahead[:1])
    return len(ahead) - len(rest) if rest else None
