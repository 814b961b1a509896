"""Setting the kiosk's time: a date and a time of day by steps, and what was set before."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from kiosk.core.clock import Clock, Quality
from kiosk.core.words import Words
from kiosk.visits.clock_steps import JUMPED, ClockStep

SET, CONFIRMED = "set", "confirmed"
"""Sources of an anchor: the time was set by hand, or found right."""
LATEST_YEARS = 20
"""Further ahead than that of the day the program was made, nobody sets a clock."""

_EARLIEST_S = 1_609_459_200.0  # 2021-01-01: where nobody knows when the program was made
_DAY_S = 86_400.0

FIELDS = ("year", "month", "day", "hour", "minute")

_WEEKDAYS = (
    Words("星期一", "Monday"),
    Words("星期二", "Tuesday"),
    Words("星期三", "Wednesday"),
    Words("星期四", "Thursday"),
    Words("星期五", "Friday"),
    Words("星期六", "Saturday"),
    Words("星期日", "Sunday"),
)
_WHO = {
    Quality.OPERATOR: Words("操作员", "operator"),
    Quality.PHONE: Words("手机", "phone"),
    Quality.TRUCK: Words("科普大篷车", "truck"),
    Quality.HUB: Words("汇总中心", "hub"),
}


class ClockSetting:
    """The time on the page. It runs on while the finger chooses, so that it can be laid beside a
    watch; a step moves one field and leaves the others, the seconds too.

    ``made_s``: when the program was made (UTC seconds, 0: unknown); nothing before it is offered.
    ``reached_s``: the latest time this machine has reached. A clock that shows less than the two
    begins there, with its own time of day: mostly the true day is a step or two further.
    """

    def __init__(
        self, clock: Clock, utc_offset_min: int, *, made_s: float = 0.0, reached_s: float = 0.0
    ) -> None:
        self._clock = clock
        self._offset = timedelta(minutes=utc_offset_min)
        self._first = self._local(max(made_s - _DAY_S, _EARLIEST_S))
        self._last = self._first.replace(year=self._first.year + LATEST_YEARS, day=1)
        shown, floor = self._local(clock.wall_s()), self._local(max(made_s, reached_s))
        if shown < self._first or shown.date() < floor.date():
            shown = datetime.combine(floor.date(), shown.time(), UTC)
        self._ahead = self._clamped(shown) - self._running()

    @property
    def now(self) -> datetime:
        """What is chosen, in local time, running on."""
        return self._running() + self._ahead

    @property
    def wall_s(self) -> float:
        """The same in UTC seconds."""
        return (self.now - self._offset).timestamp()

    def value(self, field: str) -> int:
        """The figure of one of :data:`FIELDS`."""
        return int(getattr(self.now, field))

    def step(self, field: str, by: int) -> None:
        """One field on or back. It turns round at its ends and moves no other, but a day that the
        month has not got becomes its last one. What is out of range is not reached.
        """
        now = self.now
        if field == "year":
            moved = _on(now, now.year + by, now.month)
        elif field == "month":
            moved = _on(now, now.year, (now.month - 1 + by) % 12 + 1)
        elif field == "day":
            days = monthrange(now.year, now.month)[1]
            moved = now.replace(day=(now.day - 1 + by) % days + 1)
        elif field == "hour":
            moved = now.replace(hour=(now.hour + by) % 24)
        elif field == "minute":
            moved = now.replace(minute=(now.minute + by) % 60)
        else:
            return
        self._ahead = self._clamped(moved) - self._running()

    def told(self) -> Words:
        """The whole of it, with the day of the week."""
        now, weekday = self.now, _WEEKDAYS[self.now.weekday()]
        return Words(
            f"{now.year}年{now.month}月{now.day}日 {weekday.zh} {now:%H:%M}",
            f"{weekday.en}, {now:%Y-%m-%d %H:%M}",
        )

    def _running(self) -> datetime:
        return datetime.fromtimestamp(self._clock.monotonic_s(), UTC)

    def _local(self, wall_s: float) -> datetime:
        return datetime.fromtimestamp(min(max(wall_s, 0.0), 2e11), UTC) + self._offset

    def _clamped(self, local: datetime) -> datetime:
        return min(max(local, self._first), self._last)


def _on(now: datetime, year: int, month: int) -> datetime:
    return now.replace(year=year, month=month, day=min(now.day, monthrange(year, month)[1]))


def trace(steps: Iterable[ClockStep], utc_offset_min: int, most: int) -> tuple[Words, ...]:
    """The last settings and jumps, the newest first, a line each."""

    def told(wall_s: float) -> str:
        local = datetime.fromtimestamp(min(max(wall_s, 0), 2e11), UTC)
        return f"{local + timedelta(minutes=utc_offset_min):%Y-%m-%d %H:%M}"

    lines = []
    for each in list(steps)[: -most - 1 : -1]:
        when, who = told(each.when_s), _WHO.get(each.quality, Words("未知", "unknown"))
        was = Words("未知", "unknown") if each.from_s is None else Words(*[told(each.from_s)] * 2)
        if each.source == JUMPED:
            to = told(each.to_s)
            lines.append(
                Words(f"{when} 时钟自己跳变，原为 {was.zh}", f"{to} by a jump, was {was.en}")
            )
        elif each.confirms:
            lines.append(Words(f"{when} {who.zh}核对：时间对", f"{when} found right by {who.en}"))
        else:
            to = told(each.to_s)
            lines.append(
                Words(f"{to} {who.zh}校时，原为 {was.zh}", f"{to} set by {who.en}, was {was.en}")
            )
    return tuple(lines)
