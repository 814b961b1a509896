"""应急: which emergency bundles stand in front now, by a clock that may lie. Pure.

Hiding a warning too early is worse than showing it too long: what is not known to be over stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from kiosk.core.clock import Quality, local_day
from kiosk.core.plausible import is_plausible
from kiosk.core.trusted_time import KeptTime
from kiosk.core.words import Words
from kiosk.library.texts import LocalText

LOOKS_AFTER_S = 3600.0
"""At the latest, while nobody comes: somebody may have set the clock meanwhile."""

_MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip


class Declared(Protocol):
    """An emergency bundle as the catalogue tells of it (``kiosk.library.exhibit.EmergencyPin``)."""

    @property
    def exhibit_ids(self) -> tuple[str, ...]:
        """Its exhibits that can be shown."""
        ...

    @property
    def valid_until_s(self) -> int:
        """UTC seconds since 1970 at which it is over."""
        ...

    @property
    def title(self) -> LocalText:
        """What it is called."""
        ...


class Told(NamedTuple):
    """What is known of the time at one moment, all in UTC seconds since 1970.

    ``wall_s`` is the machine's clock, ``kept`` what ``kiosk.core.trusted_time`` keeps,
    ``earliest_s`` when the program was made: it cannot be before that.
    """

    wall_s: float
    kept: KeptTime
    earliest_s: float = 0.0

    @property
    def is_sure(self) -> bool:
        """Whether somebody once vouched for the time, and the clock can still be right."""
        return self.kept.quality > Quality.NONE and is_plausible(
            self.wall_s, earliest_s=self.earliest_s, reached_s=self.kept.latest_s
        )

    @property
    def reached_s(self) -> float:
        """The time that has certainly been reached; 0 where nobody ever vouched for one.

        A clock that fell back to 2015 does not undo what this machine has been through.
        """
        if self.kept.quality is Quality.NONE:
            return 0.0
        return max(self.kept.latest_s, self.wall_s) if self.is_sure else self.kept.latest_s


class Pinned(NamedTuple):
    """An emergency that stands in front. ``sure``: its end will be noticed by itself; if not, it
    stays until another bundle replaces it.
    """

    exhibit_ids: tuple[str, ...]
    title: LocalText
    valid_until_s: int
    sure: bool


def pinned_now(declared: Iterable[Declared], told: Told) -> tuple[Pinned, ...]:
    """The emergencies that are not known to be over, in the order given (newest first).

    One without an exhibit to show pins nothing.
    """
    sure, reached_s = told.is_sure, told.reached_s
    return tuple(
        Pinned(one.exhibit_ids, one.title, one.valid_until_s, sure)
        for one in declared
        if one.exhibit_ids and reached_s < one.valid_until_s
    )


def ids_in_front(pinned: Iterable[Pinned]) -> tuple[str, ...]:
    """The exhibits of all that is pinned, each once, in that order."""
    return tuple(dict.fromkeys(id for one in pinned for id in one.exhibit_ids))


def next_look_s(pinned: Iterable[Pinned], told: Told) -> float | None:
    """Seconds until something can be over, at most :data:`LOOKS_AFTER_S`; None: nothing stands."""
    left = [one.valid_until_s - told.wall_s if one.sure else LOOKS_AFTER_S for one in pinned]
    return max(1.0, min(*left, LOOKS_AFTER_S)) if left else None


def visitor_words(one: Pinned, utc_offset_min: int) -> Words:
    """The line below an emergency's name: until when, or whom to believe."""
    if not one.sure:
        return Words("有效期请以当地通知为准", "How long it holds: follow local notices")
    # What ends at midnight is valid through the day before.
    day = local_day(one.valid_until_s - 1, utc_offset_min)
    return Words(
        f"有效期至 {day.month} 月 {day.day} 日", f"Valid until {day.day} {_MONTHS[day.month - 1]}"
    )


def operator_words(one: Pinned, utc_offset_min: int) -> Words:
    """One sentence for the operator: what stands in front, and how it will end."""
    day = local_day(one.valid_until_s - 1, utc_offset_min)
    title_zh, title_en = one.title.text("zh-Hans"), one.title.text("en")
    if one.sure:
        return Words(
            f"应急资源包“{title_zh}”置顶到 {day:%Y-%m-%d}，到期自动取消。",
            f"The emergency bundle “{title_en}” stays in front until {day:%Y-%m-%d}, then ends "
            "by itself.",
        )
    return Words(
        f"应急资源包“{title_zh}”写明有效期至 {day:%Y-%m-%d}，但本机日期没有人核对过或不可信，"
        "所以一直置顶，直到换上新的资源包；在“体检”里核对日期后会自动到期。",
        f"The emergency bundle “{title_en}” is valid until {day:%Y-%m-%d}, but this machine's date "
        "is not vouched for, so it stays in front until another bundle replaces it. Confirm the "
        "date under Health, and it will end by itself.",
    )
