"""What can be added up, each figure in the sum of its one source.

The three numbers (现场人次, 互动次数, 答题次数) stand in three types, so that none of them can be
added to another by mistake.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Source(StrEnum):
    """来源: where a figure comes from, in the words that are printed beside it."""

    RECORD = "活动登记"
    """What the crew wrote of an outing: that it took place, where, with whom."""
    HEADS = "现场人工计数"
    """现场人次: people counted or estimated by staff."""
    ODOMETER = "里程表读数"
    SCREEN = "屏幕自动计数"
    """Sessions (互动次数), exhibits opened, time on screen, ratings, votes."""
    ANSWERS = "答题自动计数"
    """First tries at questions, and how many of them were right."""
    HANDS = "班级举手（讲解员点数）"
    MACHINE = "本机运行记录"


class RecordSums(NamedTuple):
    """:data:`Source.RECORD`. ``outings`` are all records of a period (场), ``days`` of them days
    of a room that stays where it is; ``places`` different places (所).

    ``None``: there were outings, and nobody wrote it down. ``volunteer_min`` and ``minutes`` (from
    start to end) in minutes.
    """

    outings: int = 0
    days: int = 0
    places: int = 0
    staff: int | None = 0
    volunteers: int | None = 0
    volunteer_min: int | None = 0
    own_exhibits: int | None = 0
    minutes: int | None = 0


class HeadSums(NamedTuple):
    """:data:`Source.HEADS`. ``people`` is 现场人次: 0 without outings, ``None`` when there were
    some and none has a head-count; ``told`` outings have one, ``estimated`` of them an estimate.
    """

    people: int | None = 0
    told: int = 0
    estimated: int = 0


class RoadSums(NamedTuple):
    """:data:`Source.ODOMETER`. ``km`` driven: 0 without outings, ``None`` when there were
    some and none tells it; ``told`` outings tell it.
    """

    km: int | None = 0
    told: int = 0


class UseSums(NamedTuple):
    """:data:`Source.SCREEN`. ``sessions`` is 互动次数; ``classes`` of them were a class's."""

    sessions: int = 0
    opened: int = 0
    completed: int = 0
    seconds: int = 0
    classes: int = 0

    @property
    def completion(self) -> float | None:
        """完成率 from 0 to 1; ``None`` when nothing was opened."""
        return self.completed / self.opened if self.opened else None

    @property
    def mean_s(self) -> float | None:
        """Mean seconds on screen of one use; ``None`` when nothing was opened."""
        return self.seconds / self.opened if self.opened else None


class AnswerSums(NamedTuple):
    """:data:`Source.ANSWERS`. First tries, and of them right."""

    asked: int = 0
    right: int = 0

    @property
    def right_share(self) -> float | None:
        """正确率 from 0 to 1; ``None`` when nothing was asked."""
        return self.right / self.asked if self.asked else None


class HandSums(NamedTuple):
    """:data:`Source.HANDS`. In none of the other figures."""

    raised: int = 0
    right: int = 0


class MachineSums(NamedTuple):
    """:data:`Source.MACHINE`. ``days``: days on which anything was counted; ``starts``: runs of
    the program in which anything was. ``None`` where only monthly sums are left.
    """

    days: int | None = 0
    starts: int | None = 0


class Sums(NamedTuple):
    """All sums of one period."""

    record: RecordSums = RecordSums()
    heads: HeadSums = HeadSums()
    road: RoadSums = RoadSums()
    use: UseSums = UseSums()
    answers: AnswerSums = AnswerSums()
    hands: HandSums = HandSums()
    machine: MachineSums = MachineSums()


class Compared(NamedTuple):
    """The same sums of five periods. ``None``: before anything was recorded on this device.

    ``before``: the month (or year) before; ``year_ago``: the same month of the year before;
    ``to_date``: from January to this month; ``year_ago_to_date``: the same months a year before.
    Of a year, ``before``, ``year_ago`` and ``year_ago_to_date`` are all the year before.
    """

    this: Sums
    before: Sums | None = None
    year_ago: Sums | None = None
    to_date: Sums = Sums()
    year_ago_to_date: Sums | None = None
