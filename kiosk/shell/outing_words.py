"""How the values of an outing's record are told: on its card, in the list, in its history."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from kiosk.core.clock import local_day
from kiosk.core.words import Words
from kiosk.library.audiences import NAMES as AUDIENCES
from kiosk.shell.setup.setup import KINDS, county_name
from kiosk.shell.time_span import clock_face
from kiosk.visits.outing import OUTSIDE, Moment
from kiosk.visits.outing_rules import OutingDraft

EMPTY = "—"
ESTIMATE, EXACT = Words("估计", "estimate"), Words("准确", "exact")
OUTSIDE_WORDS = Words("市外", "Outside the city")
ROLES: Mapping[str, Words] = MappingProxyType(
    {
        "crew": Words("随车人员", "Crew"),
        "operator": Words("管理员", "Operator"),
    }
)
"""Who made a revision: a part somebody plays, never a name."""
REASON_WORDS: Mapping[str, Words] = MappingProxyType(
    {
        words.zh: words
        for words in (
            Words("补填", "Filled in later"),
            Words("数字写错了", "A figure was wrong"),
            Words("选错了", "A wrong choice"),
            Words("核对了里程表", "The odometer was checked"),
        )
    }
)
"""Why a record is corrected: what is stored is the Chinese."""
ACTIVITY_WORDS: Mapping[str, Words] = MappingProxyType(
    {
        "进校园": Words("进校园", "At a school"),
        "进乡村": Words("进乡村", "In a village"),
        "进社区": Words("进社区", "In a neighbourhood"),
        "进企业": Words("进企业", "At a company"),
        "进机关": Words("进机关", "At an office"),
        "主题展览": Words("主题展览", "Exhibition"),
        "科普讲座": Words("科普讲座", "Talk"),
        "应急演练": Words("应急演练", "Emergency drill"),
        "其他": Words("其他", "Other"),
    }
)

_UNITS = {
    "odometer_start_km": Words("公里", "km"),
    "odometer_end_km": Words("公里", "km"),
    "staff": Words("人", ""),
    "volunteers": Words("人", ""),
    "volunteer_min": Words("小时", "hours"),
    "own_exhibits": Words("件", ""),
    "head_count": Words("人次", ""),
}
_NO_UNIT = Words("", "")


class Scene(NamedTuple):
    """What the words depend on. ``counties`` as the settings write them (``211302 双塔区``);
    ``campaigns`` the names by id.
    """

    language: str
    offset_min: int
    city: str = ""
    counties: tuple[str, ...] = ()
    campaigns: Mapping[str, Words] = MappingProxyType({})

    def say(self, words: Words) -> str:
        """The words in the panel's language."""
        return words.text(self.language)


def unit_of(name: str) -> Words:
    """The unit of a field's figure; empty for texts."""
    return _UNITS.get(name, _NO_UNIT)


def told(name: str, draft: OutingDraft, scene: Scene) -> str:
    """The value of one field as people read it; :data:`EMPTY` where nobody has filled it in."""
    value = getattr(draft, name)
    if value is None or value == "":
        return EMPTY
    if isinstance(value, int) and not isinstance(value, bool):
        return figure_told(name, value, draft, scene)
    return word_told(name, str(value), scene)


def figure_told(name: str, figure: int, draft: OutingDraft, scene: Scene) -> str:
    """A figure with its unit; a head-count also says whether it was counted or guessed."""
    shown = hours_told(figure) if name == "volunteer_min" else str(figure)
    unit = scene.say(unit_of(name))
    told = f"{shown} {unit}".rstrip()
    if name != "head_count":
        return told
    how = scene.say(ESTIMATE if draft.head_is_estimate else EXACT)
    return Words(f"{told}（{how}）", f"{told} ({how})").text(scene.language)


def word_told(name: str, value: str, scene: Scene) -> str:
    """A choice by its name in the panel's language; what was typed stays as it is."""
    if name == "county":
        return county_told(value, scene)
    known: Mapping[str, Words] = {
        "site_kind": KINDS,
        "activity": ACTIVITY_WORDS,
        "audience": AUDIENCES,
        "campaign": scene.campaigns,
        "role": ROLES,
        "reason": REASON_WORDS,
    }.get(name, {})
    words = known.get(value)
    return value if words is None else scene.say(words)


def county_told(code: str, scene: Scene) -> str:
    """A county's name; a code that is in no list any more says itself."""
    if code == OUTSIDE:
        return scene.say(OUTSIDE_WORDS)
    return county_name(scene.counties, code) or code


def where_told(place: str, township: str, county: str, scene: Scene) -> str:
    """County and township of a place, in one line; empty where neither is known."""
    parts = (county_told(county, scene) if county else "", township)
    return " · ".join(part for part in parts if part and part != place)


def hours_told(minutes: int) -> str:
    """Minutes as hours, as they are typed: ``90`` → ``1.5``."""
    return f"{minutes / 60:.2f}".rstrip("0").rstrip(".")


def day_told(day: date, language: str) -> str:
    """A day as people write it."""
    zh = f"{day.year}年{day.month}月{day.day}日"
    return Words(zh, day.isoformat()).text(language)


def moment_told(moment: Moment, scene: Scene) -> str:
    """A moment by the machine's own label: day and time."""
    day = local_day(moment.wall_s, scene.offset_min)
    return f"{day_told(day, scene.language)} {time_told(moment, scene)}"


def time_told(moment: Moment, scene: Scene) -> str:
    """The time of the day of a moment's label."""
    return clock_face((moment.wall_s // 60 + scene.offset_min) % 1440)


def month_told(month: str, language: str) -> str:
    """``2026-11`` as people write it."""
    year, _, number = month.partition("-")
    return Words(f"{year}年{int(number)}月", month).text(language)
