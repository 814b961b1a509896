"""What can be written about an outing, and what looks odd: the rules behind the form, as sentences.

A fault stops: nothing is stored while there is one. A remark only asks; whoever is sure goes on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from kiosk.core.settings import SITE_KINDS
from kiosk.core.words import Words
from kiosk.visits.outing import (
    ACTIVITIES,
    DAY,
    LONGEST_NAME,
    LONGEST_NOTES,
    MOST_EXHIBITS,
    MOST_KM,
    MOST_PEOPLE,
    MOST_STAFF,
    MOST_TRIP_KM,
    MOST_VOLUNTEER_MIN,
    OUTING,
    Outing,
)

LONGEST_CODE = 20
MANY_PEOPLE = 5_000
"""More than that at one outing happens, but a nought too many happens more often."""
FAR_KM = 500
"""There and back across the largest of prefectures."""
_DAY_MIN = 24 * 60


class OutingDraft(NamedTuple):
    """What a form holds: the fields of an :class:`~kiosk.visits.outing.Outing` that people fill in.

    ``None`` and empty are what nobody has filled in.
    """

    form: str = OUTING
    place: str = ""
    county: str = ""
    township: str = ""
    site_kind: str = ""
    activity: str = ""
    campaign: str = ""
    theme: str = ""
    head_count: int | None = None
    head_is_estimate: bool = True
    audience: str = ""
    odometer_start_km: int | None = None
    odometer_end_km: int | None = None
    staff: int | None = None
    volunteers: int | None = None
    volunteer_min: int | None = None
    own_exhibits: int | None = None
    notes: str = ""


class Fault(NamedTuple):
    """A sentence about one field of the draft (its name), for people."""

    field: str
    words: Words


TITLES = {
    "form": Words("形式", "Form"),
    "place": Words("地点", "Place"),
    "county": Words("县区", "County"),
    "township": Words("乡镇街道", "Township"),
    "site_kind": Words("场所类型", "Kind of site"),
    "activity": Words("活动类型", "Kind of activity"),
    "campaign": Words("专项活动", "Campaign"),
    "theme": Words("主题", "Theme"),
    "head_count": Words("现场人次", "Head-count"),
    "head_is_estimate": Words("人次来源", "Source of the head-count"),
    "audience": Words("主要人群", "Main audience"),
    "odometer_start_km": Words("出发里程表", "Odometer at the start"),
    "odometer_end_km": Words("返回里程表", "Odometer at the end"),
    "staff": Words("工作人员", "Staff"),
    "volunteers": Words("志愿者", "Volunteers"),
    "volunteer_min": Words("志愿服务时长", "Volunteers' time"),
    "own_exhibits": Words("实体展品", "Physical exhibits"),
    "notes": Words("备注", "Notes"),
    "reason": Words("更正原因", "Reason for the correction"),
}
"""What a field is called, by its name."""

LONGEST = {
    "place": LONGEST_NAME,
    "county": LONGEST_CODE,
    "township": LONGEST_NAME,
    "site_kind": LONGEST_NAME,
    "activity": LONGEST_NAME,
    "campaign": LONGEST_NAME,
    "theme": LONGEST_NAME,
    "audience": LONGEST_NAME,
    "notes": LONGEST_NOTES,
    "reason": LONGEST_NAME,
}
"""The most characters that a field of text takes."""

MOST = {
    "head_count": MOST_PEOPLE,
    "odometer_start_km": MOST_KM,
    "odometer_end_km": MOST_KM,
    "staff": MOST_STAFF,
    "volunteers": MOST_STAFF,
    "volunteer_min": MOST_VOLUNTEER_MIN,
    "own_exhibits": MOST_EXHIBITS,
}
"""The largest figure that a field of numbers takes; the smallest is 0."""


def draft_of(outing: Outing) -> OutingDraft:
    """What a form shows when it opens a record that is there."""
    return OutingDraft(*(getattr(outing, name) for name in OutingDraft._fields))


def tidied(draft: OutingDraft) -> OutingDraft:
    """The draft with its texts as they are stored: one line, no blanks around, plain blanks within.

    A line break or a wide blank from the keyboard is no fault of anybody's.
    """
    texts: dict[str, Any] = {
        name: tidy(getattr(draft, name)) for name in LONGEST if name in OutingDraft._fields
    }
    return draft._replace(**texts)


def tidy(text: str) -> str:
    """One line of text, blanks of every kind as single plain ones."""
    return " ".join(text.split())


def faults(draft: OutingDraft) -> tuple[Fault, ...]:
    """What cannot be stored, in the order of the form; empty when all is well."""
    return (*_text_faults(draft), *_figure_faults(draft), *_road_faults(draft))


def text_fault(name: str, text: str) -> Fault | None:
    """What is wrong with one field of text, by its name in :data:`LONGEST`."""
    title, longest = TITLES[name], LONGEST[name]
    if len(text) > longest:
        return Fault(
            name,
            Words(
                f"“{title.zh}”最多 {longest} 个字，现在有 {len(text)} 个。",
                f"“{title.en}” takes {longest} characters; there are {len(text)}.",
            ),
        )
    if not text.isprintable():
        return Fault(
            name,
            Words(
                f"“{title.zh}”里有看不见的字符，请重新输入。",
                f"“{title.en}” has invisible characters; please type it again.",
            ),
        )
    return None


def _text_faults(draft: OutingDraft) -> Iterator[Fault]:
    if draft.form not in (OUTING, DAY):
        yield _not_in_list("form")
    if not draft.place.strip():
        yield Fault("place", Words("请填写地点。", "Please fill in the place."))
    for name in LONGEST:
        if name in OutingDraft._fields:
            fault = text_fault(name, getattr(draft, name))
            if fault is not None:
                yield fault
    if draft.site_kind and draft.site_kind not in SITE_KINDS:
        yield _not_in_list("site_kind")
    if draft.activity and draft.activity not in ACTIVITIES:
        yield _not_in_list("activity")


def _not_in_list(name: str) -> Fault:
    title = TITLES[name]
    words = Words(f"请从列表中选择{title.zh}。", f"Please choose “{title.en}” from the list.")
    return Fault(name, words)


def _figure_faults(draft: OutingDraft) -> Iterator[Fault]:
    for name, most in MOST.items():
        figure: int | None = getattr(draft, name)
        title = TITLES[name]
        if figure is None:
            continue
        if figure < 0:
            yield Fault(
                name,
                Words(f"{title.zh}不能小于 0。", f"“{title.en}” cannot be less than 0."),
            )
        elif figure > most:
            yield Fault(
                name,
                Words(
                    f"{title.zh} {figure} 太大，最多 {most}；请看是不是多按了几位。",
                    f"“{title.en}” {figure} is too much, at most {most}; "
                    f"are there digits too many?",
                ),
            )


def _road_faults(draft: OutingDraft) -> Iterator[Fault]:
    start_km, end_km = draft.odometer_start_km, draft.odometer_end_km
    if draft.form == DAY and not (start_km is None and end_km is None):
        words = Words("固定展室的开放日不填里程。", "A day of a room has no odometer.")
        yield Fault("odometer_start_km" if end_km is None else "odometer_end_km", words)
    if start_km is None or end_km is None:
        return
    if end_km < start_km:
        yield Fault(
            "odometer_end_km",
            Words(
                f"返回里程表 {end_km} 公里小于出发时的 {start_km} 公里，请核对。",
                f"The odometer ends at {end_km} km, below {start_km} km at the start; "
                f"please check.",
            ),
        )
    elif end_km - start_km > MOST_TRIP_KM:
        yield Fault(
            "odometer_end_km",
            Words(
                f"一次活动行驶 {end_km - start_km} 公里不可信，最多 {MOST_TRIP_KM} 公里；"
                f"请核对里程表。",
                f"{end_km - start_km} km for one outing cannot be, at most {MOST_TRIP_KM} km; "
                f"please check the odometer.",
            ),
        )


def remarks(draft: OutingDraft, last_odometer_km: int | None = None) -> tuple[Fault, ...]:
    """What should be looked at before an outing is ended; none of it stops.

    ``last_odometer_km``: where the odometer stood after the outing before, if that is known.
    """
    found = (*_people_remarks(draft), *_road_remarks(draft, last_odometer_km))
    return (*found, *_missing_remarks(draft))


def _people_remarks(draft: OutingDraft) -> Iterator[Fault]:
    if draft.head_count is None:
        yield Fault(
            "head_count",
            Words(
                "没有填现场人次，月报里这一场记为“—”。",
                "No head-count: the report shows “—” for this outing.",
            ),
        )
    elif draft.head_count > MANY_PEOPLE:
        yield Fault(
            "head_count",
            Words(
                f"现场人次 {draft.head_count} 超过 {MANY_PEOPLE}，请看是不是多按了一位。",
                f"A head-count of {draft.head_count} is over {MANY_PEOPLE}: "
                f"is there a digit too many?",
            ),
        )
    volunteers, minutes = draft.volunteers or 0, draft.volunteer_min or 0
    if volunteers and not minutes:
        words = Words("有志愿者，但没有填服务时长。", "There were volunteers, but no hours.")
        yield Fault("volunteer_min", words)
    elif minutes and not volunteers:
        words = Words("有志愿服务时长，但没有填志愿者人数。", "There are hours, but no volunteers.")
        yield Fault("volunteers", words)
    elif minutes > volunteers * _DAY_MIN:
        words = Words(
            "平均每名志愿者超过 24 小时，请核对。", "More than 24 hours a volunteer; please check."
        )
        yield Fault("volunteer_min", words)


def _road_remarks(draft: OutingDraft, last_odometer_km: int | None) -> Iterator[Fault]:
    if draft.form == DAY:
        return
    start_km, end_km = draft.odometer_start_km, draft.odometer_end_km
    if start_km is None or end_km is None:
        yield Fault(
            "odometer_end_km" if end_km is None else "odometer_start_km",
            Words(
                "里程表没有填全，行驶里程记为“—”。",
                "The odometer is not complete: the distance shows “—”.",
            ),
        )
    elif end_km - start_km > FAR_KM:
        yield Fault(
            "odometer_end_km",
            Words(
                f"一次活动行驶 {end_km - start_km} 公里，很远，请核对里程表。",
                f"{end_km - start_km} km is far for one outing; please check the odometer.",
            ),
        )
    if start_km is not None and last_odometer_km is not None and start_km < last_odometer_km:
        yield Fault(
            "odometer_start_km",
            Words(
                f"出发里程表 {start_km} 公里小于上次返回时的 {last_odometer_km} 公里，请核对。",
                f"The odometer starts at {start_km} km, below {last_odometer_km} km "
                f"after the outing before; please check.",
            ),
        )


def _missing_remarks(draft: OutingDraft) -> Iterator[Fault]:
    for name in ("county", "site_kind", "activity", "audience"):
        if not getattr(draft, name):
            title = TITLES[name]
            words = Words(f"没有选{title.zh}。", f"“{title.en}” is not chosen.")
            yield Fault(name, words)


def faults_of_record(outing: Outing) -> tuple[Fault, ...]:
    """What is wrong with a stored revision: the same rules, for rows out of a broken file."""
    reason = text_fault("reason", outing.reason)
    return (*faults(draft_of(outing)), *(() if reason is None else (reason,)))
