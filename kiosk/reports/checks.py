"""What to look at before a month is closed, as sentences: nothing here stops anybody.

An ``ask`` should be answered (a figure is missing or odd); a ``note`` is to be known by who signs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from kiosk.core.words import Words
from kiosk.reports.facts import MonthFacts, OutingRow
from kiosk.reports.tables_parts import date_words
from kiosk.reports.wording import certainty, missing

ASK = "ask"
NOTE = "note"
MANY_PEOPLE = 5_000
"""More at one outing happens, but a nought too many happens more often."""
MANY_UNSURE = 0.1
"""A share of sessions without a certain date that should be mended before the month is closed."""
_OUTING = "outing"


class Remark(NamedTuple):
    """``severity`` is :data:`ASK` or :data:`NOTE`."""

    severity: str
    words: Words


def check_month(facts: MonthFacts) -> tuple[Remark, ...]:
    """All remarks; what asks for something first."""
    remarks = [
        *_of_period(facts),
        *(remark for row in facts.outings for remark in _of_outing(row)),
        *_of_road(facts),
        *_of_dates(facts),
        *_of_machine(facts),
        *_of_exhibits(facts),
    ]
    return tuple(sorted(remarks, key=lambda each: each.severity != ASK))


def _of_period(facts: MonthFacts) -> Iterator[Remark]:
    if facts.period.until:
        until = facts.period.until
        yield _note(
            f"{facts.period.words}还没有结束，数据截至{date_words(until)}。",
            f"The period is not over; the figures go up to {until}.",
        )
    if not facts.outings:
        whole = ("本年", "this year") if facts.period.is_year else ("本月", "this month")
        yield _note(f"{whole[0]}未开展活动。", f"There was no outing {whole[1]}.")
    strange = [row.name for row in facts.counties if not row.known and row.record.outings]
    if strange:
        names = "、".join(strange)
        yield _ask(
            f"有活动没有填县区，或县区不在设置里：{names}。请更正活动记录，或补上设置。",
            f"Outings without a county, or with one that is not in the settings: {names}.",
        )


def _of_outing(row: OutingRow) -> Iterator[Remark]:
    zh = f"{date_words(row.day)}“{row.place}”"
    en = f"{row.day} “{row.place}”"
    if row.runs:
        yield _ask(f"{zh}还没有结束，请先结束活动。", f"{en} has not been ended.")
    if row.forgotten:
        yield _ask(
            f"{zh}当时忘记结束，请核对人数和里程。",
            f"{en} was never ended by anybody; check its head-count and kilometres.",
        )
    if row.head_count is None and not row.runs:
        yield _ask(f"{zh}没有登记现场人次。", f"{en} has no head-count.")
    elif row.head_count == 0:
        yield _ask(f"{zh}的现场人次为 0，请核对。", f"{en} has a head-count of 0.")
    elif row.head_count is not None and row.head_count > MANY_PEOPLE:
        yield _ask(
            f"{zh}的现场人次为 {row.head_count:,}，请核对是否多写了零。",
            f"{en} has a head-count of {row.head_count:,}; is there a nought too many?",
        )
    if row.head_count is not None and row.sessions is not None and row.sessions > row.head_count:
        yield _ask(
            f"{zh}的现场人次（{row.head_count}）比屏幕互动次数（{row.sessions}）还少，请核对。",
            f"{en}: fewer people ({row.head_count}) than sessions at the screen ({row.sessions}).",
        )
    if row.form == _OUTING and row.km is None and not row.runs:
        yield _ask(f"{zh}的行驶里程缺读数或读数不对。", f"{en} has no usable odometer readings.")
    if row.form == _OUTING and row.sessions == 0 and not row.runs:
        yield _note(
            f"{zh}期间屏幕没有计数（没有开机，或无人使用）。",
            f"{en}: the screen counted nothing (not switched on, or nobody used it).",
        )


def _of_road(facts: MonthFacts) -> Iterator[Remark]:
    reached_km = 0
    for row in facts.outings:
        start_km = row.odometer_start_km
        if start_km is not None and start_km < reached_km:
            yield _ask(
                f"{date_words(row.day)}“{row.place}”的起始里程（{start_km} 公里）比上一场结束时"
                f"（{reached_km} 公里）还小，请核对。",
                f"{row.day} “{row.place}” starts at {start_km} km, before the end of the last "
                f"outing ({reached_km} km).",
            )
        reached_km = row.odometer_end_km or reached_km
    for (day, place), times in Counter((row.day, row.place) for row in facts.outings).items():
        if times > 1:
            yield _ask(
                f"{date_words(day)}“{place}”有 {times} 场活动，请核对是否重复登记。",
                f"{times} outings on {day} at “{place}”; is one of them a repeat?",
            )


def _of_dates(facts: MonthFacts) -> Iterator[Remark]:
    certain = facts.certain
    total = certain.sure + certain.clock + certain.unsure + certain.folded
    if not certain.unsure:
        return
    en = f"{certain.unsure} of {total} sessions have no certain date."
    if certain.unsure > MANY_UNSURE * total:
        yield _ask(
            f"{certainty(facts)}请先在体检页校时，再生成月报。",
            f"{en} Set the time on the health page, then make the report.",
        )
    else:
        yield _note(certainty(facts), en)


def _of_machine(facts: MonthFacts) -> Iterator[Remark]:
    if facts.missing_days:
        yield _note(
            f"学期内有 {len(facts.missing_days)} 天没有使用记录：{missing(facts)}。",
            f"Nothing was counted on {len(facts.missing_days)} days of the term.",
        )
    lost = sum(each.times for each in facts.ends if each.id == "lost")
    if lost:
        yield _note(
            f"有 {lost} 次在观众使用中断电或异常退出，请检查供电。",
            f"The power went, or the program died, during {lost} sessions; check the supply.",
        )
    for incident in facts.incidents:
        yield _note(
            f"{date_words(incident.when)}：{incident.text}。", f"{incident.when}: {incident.code}."
        )


def _of_exhibits(facts: MonthFacts) -> Iterator[Remark]:
    unused = [row.title for row in facts.exhibits if row.installed and not row.use.opened]
    if unused and len(unused) < len(facts.exhibits):
        names = "、".join(unused[:6]) + ("等" if len(unused) > 6 else "")
        yield _note(
            f"有 {len(unused)} 个展项没有人用过：{names}。",
            f"{len(unused)} exhibits were never opened.",
        )


def _ask(zh: str, en: str) -> Remark:
    return Remark(ASK, Words(zh, en))


def _note(zh: str, en: str) -> Remark:
    return Remark(NOTE, Words(zh, en))
