"""What the page 活动 lists: places to pick, records of a month, and one record with its history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from kiosk.core.words import Words
from kiosk.shell.leaves import Piece
from kiosk.shell.outing_fields import START, ending_fields, title_of
from kiosk.shell.outing_words import (
    EMPTY,
    ROLES,
    Scene,
    day_told,
    figure_told,
    moment_told,
    time_told,
    told,
    where_told,
    word_told,
)
from kiosk.visits.outing import BY_NEXT_START, DAY, Outing
from kiosk.visits.outing_rules import TITLES, draft_of
from kiosk.visits.outings import DatedOuting
from kiosk.visits.places_known import KnownPlace

NO_END = Words("未登记结束", "End not recorded")
RUNNING = Words("进行中", "Under way")
_NOT_SURE = Words("日期不确定", "Date uncertain")
UNSURE = "unsure"


class PlaceRow(NamedTuple):
    """One place to pick: its name, where it is, how often."""

    at: int
    title: str
    where: str
    times: str


class PastRow(NamedTuple):
    """One record in the list; ``sign`` as of the kit's signs, empty for none."""

    at: int
    title: str
    words: str
    more: str
    sign: str


def place_rows(
    places: Sequence[KnownPlace], county: str | None, scene: Scene
) -> tuple[PlaceRow, ...]:
    """The places of one county (None: of all), in the order they came: the likely one first."""
    return tuple(
        PlaceRow(at, each.place, _where(each, scene), _times(each.times, scene))
        for at, each in enumerate(places)
        if county is None or each.county == county
    )


def county_chips(places: Sequence[KnownPlace], scene: Scene) -> tuple[tuple[str, str], ...]:
    """The counties to filter by: those where there is something to pick; fewer than two, none."""
    held = {each.county for each in places if each.county}
    if len(held) < 2:
        return ()
    ordered = [line[:6] for line in scene.counties if line[:6] in held]
    ordered += sorted(held - set(ordered))
    return tuple((code, word_told("county", code, scene)) for code in ordered)


def _where(place: KnownPlace, scene: Scene) -> str:
    return where_told(place.place, place.township, place.county, scene)


def _times(times: int, scene: Scene) -> str:
    return Words(f"去过 {times} 次", f"{times} ×").text(scene.language)


def past_rows(outings: Sequence[DatedOuting], scene: Scene) -> tuple[PastRow, ...]:
    """The records of a month, newest first; ``at`` counts in ``outings``."""
    rows = (_past_row(at, each, scene) for at, each in enumerate(outings))
    return tuple(rows)[::-1]


def _past_row(at: int, dated: DatedOuting, scene: Scene) -> PastRow:
    outing = dated.outing
    draft = draft_of(outing)
    day = date.fromisoformat(dated.day)
    when = Words(f"{day.month}月{day.day}日", f"{day:%d %b}").text(scene.language)
    parts = [when]
    if outing.head_count is not None:
        parts.append(told("head_count", draft, scene))
    if outing.km is not None and outing.form != DAY:
        parts.append(figure_told("odometer_end_km", outing.km, draft, scene))
    sign, more = "", ""
    if outing.runs:
        sign, more = "note", scene.say(RUNNING)
    elif outing.closed_by == BY_NEXT_START:
        sign, more = "warn", scene.say(NO_END)
    elif dated.certainty == UNSURE:
        sign, more = "unknown", scene.say(_NOT_SURE)
    return PastRow(at, outing.place, " · ".join(parts), more, sign)


def record_pieces(dated: DatedOuting, scene: Scene) -> tuple[Piece, ...]:
    """All that one record says, and what was corrected in it."""
    outing = dated.outing
    draft = draft_of(outing)
    names = (*START, *ending_fields(outing.form))
    facts = [Piece("fact", scene.say(title_of(name)), told(name, draft, scene)) for name in names]
    if outing.form != DAY:
        km = EMPTY if outing.km is None else f"{outing.km} {scene.say(Words('公里', 'km'))}"
        facts.append(Piece("fact", scene.say(Words("行驶里程", "Distance")), km))
    return (
        Piece("heading", outing.place),
        *_times_of(dated, scene),
        *facts,
        *_history(dated, scene),
    )


def _times_of(dated: DatedOuting, scene: Scene) -> tuple[Piece, ...]:
    outing = dated.outing
    say = scene.say
    began = Piece("fact", say(Words("开始", "Began")), moment_told(outing.started, scene))
    if dated.certainty == UNSURE:
        doubt = Words("当时的时间没有核对过", "The clock was not confirmed then")
        began = began._replace(words=f"{began.words}（{say(doubt)}）")
    if outing.runs:
        return began, Piece("fact", say(Words("结束", "Ended")), say(RUNNING))
    if outing.closed_by == BY_NEXT_START:
        words = Words(
            "忘了登记结束，下一次活动开始时自动结束。请更正，补上数字。",
            "Nobody ended it; the next start did. Please correct it and fill in the figures.",
        )
        return began, Piece("sign", say(NO_END), say(words), sign="warn")
    assert outing.ended is not None
    return began, Piece("fact", say(Words("结束", "Ended")), moment_told(outing.ended, scene))


def _history(dated: DatedOuting, scene: Scene) -> tuple[Piece, ...]:
    """What was changed after the end, newest first: old and new value, who, when and why."""
    pieces: list[Piece] = []
    for old, new in reversed(list(pairwise(dated.revisions))):
        if old.runs:
            continue  # filled in while it ran: that is the record itself
        lines = _changed(old, new, scene)
        if lines:
            who = scene.say(ROLES[new.role]) if new.role in ROLES else new.role
            head = f"{moment_told(new.edited, scene)} {who}"
            why = f"{scene.say(TITLES['reason'])}：{new.reason}" if new.reason else ""
            pieces.append(Piece("sign", head, "；".join(lines), why, sign="note"))
    if not pieces:
        return ()
    return (Piece("heading", scene.say(Words("更正记录", "Corrections"))), *pieces)


def _changed(old: Outing, new: Outing, scene: Scene) -> list[str]:
    before, after = draft_of(old), draft_of(new)
    lines = []
    for name in (*START, *ending_fields(new.form)):
        was, now = told(name, before, scene), told(name, after, scene)
        if was != now:
            lines.append(f"{scene.say(title_of(name))} {was} → {now}")
    return lines


def since_told(outing: Outing, today: date, began: date, ran_s: float | None, scene: Scene) -> str:
    """Since when it runs: ``ran_s`` is None where the machine was off in between."""
    time = time_told(outing.started, scene)
    if began != today:
        time = f"{day_told(began, scene.language)} {time}"
    since = Words(f"{time} 开始", f"since {time}").text(scene.language)
    if ran_s is None or ran_s < 60:
        return since
    hours, minutes = divmod(int(ran_s) // 60, 60)
    zh = (f"{hours} 小时 " if hours else "") + f"{minutes} 分钟"
    en = (f"{hours} h " if hours else "") + f"{minutes} min"
    return f"{since} · {Words(f'已 {zh}', en).text(scene.language)}"
