"""The opening hours in words: on the screen that is closed, and for the operator."""

from __future__ import annotations

from itertools import pairwise

from kiosk.core.words import Words
from kiosk.shell.hours import DAY_MIN, EVERY_DAY, Hours, Span

_ZH = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def hours_words(hours: Hours) -> Words:
    """All of the hours, such as ``周一至周五 08:30–17:00``."""
    days = _days_words(hours.weekdays)
    if hours.spans_cover_days:
        return Words(f"{days.zh}全天", f"{days.en}, all day")
    spans = [_span_words(span) for span in joined(hours.spans)]
    zh = f"{days.zh} {'、'.join(words.zh for words in spans)}"
    return Words(zh, f"{days.en}, {', '.join(words.en for words in spans)}")


def opening_words(hours: Hours, minute: int, weekday: int) -> Words | None:
    """When it opens again, such as ``明天 08:30 再见``; ``None`` while it is open."""
    opening = hours.next_opening(minute, weekday)
    if opening is None:
        return None
    days, at_min = opening
    day = (weekday - 1 + days) % 7
    zh = ("今天", "明天", "后天")[days] if days < 3 else _ZH[day]
    en = ("today", "tomorrow")[days] if days < 2 else f"on {_EN[day]}"
    return Words(f"{zh} {_clock(at_min)} 再见", f"See you {en} at {_clock(at_min)}")


def joined(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The same hours in their order, with those that touch or overlap made one."""
    found: list[Span] = []
    for span in sorted(spans):
        last = found[-1] if found else None
        if last is not None and span.begin_min <= last.end_min:
            end_min = min(max(last.end_min, span.end_min), last.begin_min + DAY_MIN)
            found[-1] = Span(last.begin_min, end_min - last.begin_min)
        else:
            found.append(span)
    return tuple(found)


def _days_words(weekdays: tuple[int, ...]) -> Words:
    if weekdays == EVERY_DAY:
        return Words("每天", "Every day")
    runs: list[list[int]] = [[weekdays[0]]]
    for before, day in pairwise(weekdays):
        if day == before + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    zh, en = [], []
    for run in runs:
        first, last = run[0] - 1, run[-1] - 1
        if len(run) > 2:
            zh.append(f"{_ZH[first]}至{_ZH[last]}")
            en.append(f"{_EN[first]}–{_EN[last]}")
        else:
            zh += [_ZH[day - 1] for day in run]
            en += [_EN[day - 1] for day in run]
    return Words("、".join(zh), ", ".join(en))


def _span_words(span: Span) -> Words:
    begin, end = _clock(span.begin_min), _clock(span.end_min % DAY_MIN)
    if span.end_min == DAY_MIN:
        return Words(f"{begin}–24:00", f"{begin}–24:00")
    if span.end_min > DAY_MIN:
        return Words(f"{begin}–次日 {end}", f"{begin}–{end} the next day")
    return Words(f"{begin}–{end}", f"{begin}–{end}")


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"
