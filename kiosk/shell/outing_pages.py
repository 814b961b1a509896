"""What the page 活动 lists: places to pick, records of a month, and one record with its history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

from kiosk.core.clock import local_day
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
from kiosk.visits.outing import BY_NEXT_START, DAY, Moment, Outing
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
        parts.append(_people(outing, scene))
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


def _people(outing: Outing, scene: Scene) -> str:
    count = outing.head_count
    about = Words("约 ", "~") if outing.head_is_estimate else Words("", "")
    return scene.say(Words(f"{about.zh}{count} 人次", f"{about.en}{count}"))


def record_pieces(dated: DatedOuting, scene: Scene) -> tuple[Piece, ...]:
    """All that one record says, what nobody filled in, and what was corrected in it."""
    outing, say = dated.outing, scene.say
    comma = say(Words("、", ", "))
    draft = draft_of(outing)
    names = (*START[1:], *ending_fields(outing.form))
    missing = [say(title_of(name)) for name in names if told(name, draft, scene) == EMPTY]
    facts = [
        Piece("fact", say(title), " · ".join(values))
        for title, *values in _facts(outing, scene)
        if values
    ]
    if missing:
        facts.append(Piece("fact", say(Words("没有填", "Left empty")), comma.join(missing)))
    heading = Piece("heading", outing.place)
    return (heading, *_times_of(dated, scene), *facts, *_history(dated, scene))


def _facts(outing: Outing, scene: Scene) -> Iterator[list[Any]]:
    """What belongs together on a line: a title, then the values that are there."""
    draft = draft_of(outing)

    def of(*names: str) -> list[str]:
        values = (told(name, draft, scene) for name in names)
        return [value for value in values if value != EMPTY]

    yield [Words("在哪里", "Where"), *of("county", "township", "site_kind")]
    yield [Words("做什么", "What"), *of("activity", "campaign", "theme")]
    yield [TITLES["head_count"], *of("head_count", "audience")]
    if outing.form != DAY:
        road = of("odometer_start_km", "odometer_end_km")
        if outing.km is not None:
            km = figure_told("odometer_end_km", outing.km, draft, scene)
            ends = f"{outing.odometer_start_km} → {outing.odometer_end_km}"
            road = [km, ends]
        yield [Words("行驶里程", "Distance"), *road]
    yield [TITLES["staff"], *of("staff")]
    yield [TITLES["volunteers"], *of("volunteers", "volunteer_min")]
    yield [TITLES["own_exhibits"], *of("own_exhibits")]
    yield [TITLES["notes"], *of("notes")]


def _times_of(dated: DatedOuting, scene: Scene) -> tuple[Piece, ...]:
    outing = dated.outing
    say = scene.say
    when = _when(dated.day, outing.started, scene)
    if outing.runs:
        when = f"{when} · {say(RUNNING)}"
    elif outing.closed_by != BY_NEXT_START and outing.ended is not None:
        until = _when(dated.ended_day, outing.ended, scene)
        if dated.ended_day == dated.day:
            until = until.removeprefix(day_told(date.fromisoformat(dated.day), scene.language))
        when = f"{when} – {until.strip()}" if until else when
    if dated.certainty == UNSURE:
        doubt = say(Words("当时的时间没有核对过", "the clock was not confirmed then"))
        when = say(Words(f"{when}（{doubt}）", f"{when} ({doubt})"))
    told_when = Piece("fact", say(Words("时间", "When")), when)
    if outing.closed_by != BY_NEXT_START:
        return (told_when,)
    words = Words(
        "忘了登记结束，下一次活动开始时自动结束。请更正，补上数字。",
        "Nobody ended it; the next start did. Please correct it and fill in the figures.",
    )
    return told_when, Piece("sign", say(NO_END), say(words), sign="warn")


def _when(day: str | None, moment: Moment, scene: Scene) -> str:
    """The day that is best known; the time of the day only where the machine's own label, which
    may have been wrong, says the same day.
    """
    if day is None:
        return ""
    known = date.fromisoformat(day)
    told_day = day_told(known, scene.language)
    if local_day(moment.wall_s, scene.offset_min) != known:
        return told_day
    return f"{told_day} {time_told(moment, scene)}"


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
            colon, comma = scene.say(Words("：", ": ")), scene.say(Words("；", "; "))
            reason = word_told("reason", new.reason, scene)
            why = f"{scene.say(TITLES['reason'])}{colon}{reason}" if reason else ""
            pieces.append(Piece("sign", head, comma.join(lines), why, sign="note"))
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


def since_told(began_s: float, today: date, ran_s: float | None, scene: Scene) -> str:
    """Since when it runs (UTC seconds); ``ran_s`` is None where the machine was off in between."""
    began = Moment(wall_s=round(began_s))
    time = time_told(began, scene)
    if local_day(began_s, scene.offset_min) != today:
        time = moment_told(began, scene)
    since = Words(f"{time} 开始", f"since {time}").text(scene.language)
    if ran_s is None or ran_s < 60:
        return since
    hours, minutes = divmod(int(ran_s) // 60, 60)
    zh = (f"{hours} 小时 " if hours else "") + f"{minutes} 分钟"
    en = (f"{hours} h " if hours else "") + f"{minutes} min"
    return f"{since} · {Words(f'已 {zh}', en).text(scene.language)}"
