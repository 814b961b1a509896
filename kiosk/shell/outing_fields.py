"""The fields of an outing's card: which stand on it, how each is filled in, what can be chosen."""

from __future__ import annotations

from enum import StrEnum

from kiosk.core.settings import SITE_KINDS
from kiosk.core.topics import AUDIENCES
from kiosk.core.words import Words
from kiosk.library.audiences import NAMES
from kiosk.shell.outing_words import (
    ACTIVITY_WORDS,
    OUTSIDE_WORDS,
    REASON_WORDS,
    ROLES,
    Scene,
    word_told,
)
from kiosk.visits.outing import ACTIVITIES, DAY, OUTSIDE
from kiosk.visits.outing_rules import TITLES

ROOMS = frozenset({"市科技馆", "农村中学科技馆", "社区科普馆", "其他"})
"""Kinds of sites that stay where they are: they have days instead of outings."""


class FieldKind(StrEnum):
    """How a field is filled in."""

    TEXT = "text"
    CHOICE = "choice"
    NUMBER = "number"
    PEOPLE = "people"
    """A number that was counted or guessed."""
    HOURS = "hours"


START = ("place", "county", "township", "site_kind", "activity", "campaign", "theme")
"""Said when it begins."""
END = (
    "head_count",
    "audience",
    "odometer_start_km",
    "odometer_end_km",
    "staff",
    "volunteers",
    "volunteer_min",
    "own_exhibits",
    "notes",
)
"""Said when it is over."""
CORRECTION = ("reason", "role")
"""Said when a record is changed afterwards; the first is no part of the record's values."""
REQUIRED = frozenset({"place", "reason", "role"})

_KINDS = {
    **dict.fromkeys(("place", "township", "theme", "notes", "reason"), FieldKind.TEXT),
    **dict.fromkeys(
        ("county", "site_kind", "activity", "campaign", "audience", "role"), FieldKind.CHOICE
    ),
    **dict.fromkeys(
        ("odometer_start_km", "odometer_end_km", "staff", "volunteers", "own_exhibits"),
        FieldKind.NUMBER,
    ),
    "head_count": FieldKind.PEOPLE,
    "volunteer_min": FieldKind.HOURS,
}
_HINTS = {
    "place": Words("插上键盘写名称，如：大板镇中心小学", "Plug in a keyboard and type its name"),
    "township": Words("插上键盘写，如：大板镇", "Plug in a keyboard and type it"),
    "theme": Words("插上键盘写，不超过 40 个字", "Plug in a keyboard; up to 40 characters"),
    "notes": Words("插上键盘写，不超过 200 个字", "Plug in a keyboard; up to 200 characters"),
    "reason": Words("点一个，或插上键盘写", "Touch one, or plug in a keyboard"),
    "head_count": Words(
        "由工作人员数，每人每场一次。不要用屏幕上的互动次数代替。",
        "Counted by staff, each person once. Never taken from touches of the screen.",
    ),
    "odometer_start_km": Words("出发时的里程表读数。", "What the odometer said at the start."),
    "odometer_end_km": Words("回来时的里程表读数。", "What the odometer says now."),
    "volunteer_min": Words("所有志愿者加在一起的小时数。", "Hours of all volunteers together."),
    "own_exhibits": Words("摆出来的实物展品，不算屏幕。", "Real pieces on show, not screens."),
}
_ROLE_TITLE = Words("谁更正的", "Corrected by")
REASONS = tuple(REASON_WORDS.values())
"""Reasons to pick; what is stored is the Chinese, which the report prints."""


def kind_of(name: str) -> FieldKind:
    """How a field is filled in."""
    return _KINDS[name]


def title_of(name: str) -> Words:
    """What a field is called."""
    return _ROLE_TITLE if name == "role" else TITLES[name]


def hint_of(name: str) -> Words:
    """What helps to fill it in; may be empty."""
    return _HINTS.get(name, Words("", ""))


def ending_fields(form: str) -> tuple[str, ...]:
    """What is said when it is over; a room that stays where it is has no odometer."""
    return tuple(name for name in END if form != DAY or not name.startswith("odometer"))


def choices_of(name: str, scene: Scene) -> tuple[tuple[str, str], ...]:
    """What can be chosen: value and title each."""
    say = scene.say
    if name == "county":
        named = tuple((line[:6], line[7:]) for line in scene.counties)
        return (*named, (OUTSIDE, say(OUTSIDE_WORDS)))
    if name == "campaign":
        return tuple((id, say(words)) for id, words in scene.campaigns.items())
    if name == "site_kind":
        return tuple((kind, word_told(name, kind, scene)) for kind in SITE_KINDS)
    if name == "activity":
        return tuple((each, say(ACTIVITY_WORDS[each])) for each in ACTIVITIES)
    if name == "audience":
        return tuple((each, say(NAMES[each])) for each in AUDIENCES)
    return tuple((role, say(words)) for role, words in ROLES.items())


def activity_for(place: str) -> str:
    """A likely kind of activity by what the place is called; empty where its name says nothing."""
    for endings, activity in (
        (("小学", "中学", "学校", "高中", "初中", "幼儿园", "学院"), "进校园"),
        (("社区", "小区", "街道"), "进社区"),
        (("村", "屯", "乡", "镇", "合作社"), "进乡村"),
        (("厂", "公司", "集团", "矿"), "进企业"),
    ):
        if any(ending in place for ending in endings):
            return activity
    return ""
