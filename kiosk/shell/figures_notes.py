"""What has to be known to read the figures: where they come from, and how sure their dates are."""

from __future__ import annotations

from kiosk.core.words import Words
from kiosk.shell.figures_words import count_words
from kiosk.shell.leaves import Piece
from kiosk.visits.days import Figures, OnSite, Sums
from kiosk.visits.totals import Totals


def notes(figures: Figures, language: str) -> tuple[Piece, ...]:
    """The section 说明 of one period."""
    dates = Words("日期有多可靠", "How sure the dates are")
    sources = Words("数字从哪里来", "Where the numbers come from")
    return (
        Piece("heading", dates.text(language)),
        *_dates(figures.sessions, language),
        Piece("heading", sources.text(language)),
        *(Piece("text", words=words.text(language)) for words in _SOURCES),
        *(Piece("note", words=words.text(language)) for words in _on_site(figures.on_site)),
        *(Piece("note", words=words.text(language)) for words in _classes(figures.totals)),
    )


_SOURCES = (
    Words(
        "现场人次、活动次数、里程：工作人员在“活动”里登记的，不从触摸推算。",
        "Visitors on site, outings and kilometres: recorded by staff, never reckoned from touches.",
    ),
    Words(
        "互动次数：触摸记录。从第一下到最后一下算一次，不到 5 秒不算。不是人数：一个人可以来几次，"
        "几个人也可以一起玩。",
        "Sessions: from the first touch to the last; under 5 s is not counted. Not people: one may "
        "come several times, several may play together.",
    ),
    Words(
        "答题次数和正确率：只算第一次作答；民意题和翻牌记忆不算。",
        "Answers: first tries only; polls and memory games are not counted.",
    ),
    Words("三种数字各记各的，不能相加。", "These numbers are never added to each other."),
)


def _dates(sessions: Sums, language: str) -> tuple[Piece, ...]:
    """The split of the sessions, with a sign; nothing to say where nobody came."""
    if not sessions.all:
        words = Words("没有互动记录。", "There are no sessions.")
        return (Piece("note", words=words.text(language)),)
    rows = (
        (
            sessions.sure,
            "good",
            Words("可靠：有人或网络确认过时间", "sure: somebody vouched for the time"),
        ),
        (
            sessions.clock,
            "note",
            Words("按本机时钟：没有人确认过", "by the machine's clock: nobody vouched for it"),
        ),
        (
            sessions.unsure,
            "warn",
            Words("不准：时钟当时是错的，日期靠前后推算", "not sure: the clock was wrong then"),
        ),
        (
            sessions.folded,
            "note",
            Words("早先的月份：只留月合计，没有每天的数", "older months: only their sums are kept"),
        ),
    )
    return tuple(
        Piece("sign", _share(count, sessions.all).text(language), words.text(language))._replace(
            sign=sign, more=_STEP.text(language) if sign == "warn" else ""
        )
        for count, sign, words in rows
        if count
    )


def _share(count: int, of: int) -> Words:
    number, share = count_words(count), f"{count / of:.0%}"
    return Words(f"{number} 次 · {share}", f"{number} sessions · {share}")


_STEP = Words(
    "在“体检”里确认一次时间，这次开机以来的日期就都准了。",
    "Confirm the time on “Health” once: then all dates since it was switched on are right.",
)


def _on_site(on_site: OnSite) -> tuple[Words, ...]:
    """What is missing in the records of staff, and what was guessed."""
    found = []
    blank = on_site.outings - on_site.with_heads
    if blank:
        found.append(
            Words(
                f"有 {blank} 场活动没有填现场人次，没有算进去。",
                f"{blank} outings have no head-count; they are left out of it.",
            )
        )
    if on_site.estimated:
        found.append(
            Words(
                f"现场人次里有 {on_site.estimated} 场是估计的。",
                f"{on_site.estimated} of the head-counts are estimates.",
            )
        )
    without = on_site.outings - on_site.days - on_site.with_km
    if on_site.with_km and without:
        found.append(
            Words(
                f"有 {without} 场活动没有完整的里程表读数，里程没有算进去。",
                f"{without} outings lack a reading of the odometer; their road is left out.",
            )
        )
    return tuple(found)


def _classes(totals: Totals) -> tuple[Words, ...]:
    in_class = totals.in_class
    if not in_class.classes:
        return ()
    raised = sum(hands for hands, _ in in_class.hands.values())
    right = sum(right for _, right in in_class.hands.values())
    return (
        Words(
            f"互动次数里有班级模式 {in_class.classes} 次；老师数的举手 {raised}，答对 {right}，"
            "单独计数，不在答题次数里。",
            f"{in_class.classes} of the sessions were classes; hands counted by docents: {raised}, "
            f"right: {right}. They are kept apart from the answers.",
        ),
    )
