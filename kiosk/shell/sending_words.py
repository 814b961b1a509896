"""What the page 上报 says: how it stands, what would be sent, what came of a stick."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.shell.leaves import Piece
from kiosk.shell.sending_state import Preview, SendingState
from kiosk.sync.hub_known import APPROVE, ASIDE
from kiosk.visits.period import Period

if TYPE_CHECKING:
    from kiosk.sync.usb import Exchanged

READING = Words("正在看上报到哪里了……", "Looking how far it has got…")
TITLE = Words("上报到市级平台", "To the city's platform")
STICK_TITLE = Words("U 盘上报", "Sending by stick")
WAITING = Words("请插入 U 盘，插上就开始。", "Please plug in a stick; it then begins.")
EXCHANGING = Words(
    "正在存上报数据、取回执，请先别拔。", "Storing counts, fetching receipts; leave it in."
)
_WAYS = Words(
    "有网会自己上传。没有网，用 U 盘带去，或者用手机扫码；走哪条路都行，重复了也不会多算。",
    "With a network it uploads by itself. Without, take a stick, or scan with a phone. Any way "
    "will do, and nothing counts twice.",
)
_CARRIER = Words(
    "交给大篷车或存进 U 盘，还不算确认；收到平台的回执才算。没有确认的数据不会删除。",
    "Handing it to a truck or a stick is no confirmation yet; the platform's receipt is. What is "
    "not confirmed is never deleted.",
)
_LINE_SIGNS = 160
"""As long as a tally is: it is cut again where the page is narrower."""
_FIRST = Words("第一次上报前，请看一看", "Before the first time, please look")
_ALWAYS = Words("上报的内容", "What is sent")
_NOTHING_PERSONAL = Words(
    "只有次数和活动记录：没有姓名、照片、手机号，也没有哪一位观众的哪一次。",
    "Counts and outings alone: no name, no picture, no telephone, and no single visit.",
)


def day_told(day: str, language: str) -> str:
    """``2026-03-31`` as people say it; the year stands there, for receipts can be old."""
    year, month, number = (int(part) for part in day.split("-"))
    return Words(f"{year}年{month}月{number}日", day).text(language)


def state_pieces(state: SendingState | None, language: str) -> tuple[Piece, ...]:
    """How it stands; None: it is still being looked at."""
    heading = Piece("heading", TITLE.text(language))
    if state is None:
        return heading, Piece("note", words=READING.text(language))
    pieces = [heading, _confirmed(state, language)]
    if state.aside:
        pieces.append(_aside(state.aside, language))
    if state.cloned:
        pieces.append(_clone(language))
    if state.missing:
        pieces.append(_missing(state, language))
    pieces.append(Piece("text", words=_left(state).text(language)))
    if state.carried:
        words = Words(
            f"替别的展台带着 {state.carried} 份，插上 U 盘或连上网就交出去。",
            f"It carries {state.carried} for other kiosks, and hands them on by stick or network.",
        )
        pieces.append(Piece("text", words=words.text(language)))
    pieces.append(_enrolled(state, language))
    pieces += [Piece("note", words=each.text(language)) for each in (_WAYS, _CARRIER)]
    return tuple(pieces)


def _confirmed(state: SendingState, language: str) -> Piece:
    if not state.confirmed_until:
        words = Words("市级平台还没有确认。", "The platform has confirmed nothing yet.")
        return Piece("sign", words=words.text(language), sign="note")
    day = state.confirmed_until
    words = Words(
        f"市级平台已确认至 {day_told(day, 'zh-Hans')}", f"The platform has confirmed up to {day}."
    )
    return Piece("sign", words=words.text(language), sign="good")


def _missing(state: SendingState, language: str) -> Piece:
    count = state.missing
    if state.resending:
        words = Words(
            f"约缺 {count} 次，已请求重传。", f"About {count} are missing; asked for again."
        )
        step = Words("再上报一次就补上。", "Sending once more makes up for them.")
    else:
        # Lost before it was sent, or folded into monthly sums since: nothing more can be sent.
        words = Words(
            f"约缺 {count} 次，已请求重传；本机还有的都重传过了。",
            f"About {count} are missing; all that is still here has been sent again.",
        )
        step = Words(
            "请告诉市级平台：从平台的存档恢复，或按缺口记下。",
            "Please tell the city: its archive may hold them, or the gap is to be noted.",
        )
    return Piece("sign", words=words.text(language), more=step.text(language), sign="warn")


def _aside(code: str, language: str) -> Piece:
    words = ASIDE[code].text(language)
    return Piece("sign", words=words, more=APPROVE.text(language), sign="warn")


def _clone(language: str) -> Piece:
    words = Words(
        "疑似克隆：平台看到两台机器用同一个编号。次数不会算错，其中一台会换新编号。",
        "Perhaps a clone: two machines use one id. No count is lost; one takes a new id.",
    )
    step = Words(
        "若是整盘复制装的机器，属于正常；否则请告诉市科协。",
        "If its disk was copied, this is expected; else please tell the city.",
    )
    return Piece("sign", words=words.text(language), more=step.text(language), sign="warn")


def _left(state: SendingState) -> Words:
    if not state.waiting and not state.outings_waiting:
        return Words("没有要上报的了。", "Nothing waits to be sent.")
    return Words(
        f"等着确认：{state.waiting} 段次数、{state.outings_waiting} 场活动。",
        f"Not confirmed yet: {state.waiting} stretches of counts, {state.outings_waiting} outings.",
    )


def _enrolled(state: SendingState, language: str) -> Piece:
    if state.hub:
        words = Words(f"已登记到：{state.hub}", f"Enrolled with {state.hub}")
        return Piece("text", words=words.text(language))
    words = Words("还没有登记到市级平台。", "Not enrolled with a platform yet.")
    step = Words(
        "向市科协要一个装有登记令牌的 U 盘，插上后点“U 盘存取”。",
        "Ask the city for a stick with a token; plug it in and touch “Stick”.",
    )
    return Piece("sign", words=words.text(language), more=step.text(language), sign="warn")


# What would be sent.


def preview_pieces(preview: Preview | None, asks: bool, language: str) -> tuple[Piece, ...]:
    """In words; ``asks``: it is about to be agreed to."""
    heading = Piece("heading", (_FIRST if asks else _ALWAYS).text(language))
    promise = Piece("promise", words=_NOTHING_PERSONAL.text(language), icon="lock")
    if preview is None:
        return heading, promise, Piece("note", words=READING.text(language))
    told = (Piece("text", words=each.text(language)) for each in preview.words)
    return heading, promise, *told


def json_heading(part: int, count: int) -> Words:
    """Above the JSON of the envelope ``part``, from 0."""
    if count < 2:
        return Words("要上报的全部内容", "All that is sent")
    return Words(
        f"要上报的全部内容：第 {part + 1} 份，共 {count} 份",
        f"All that is sent: {part + 1} of {count}",
    )


def folded_json(text: str, room: int = _LINE_SIGNS) -> str:
    """The same JSON with whatever fits into ``room`` signs on one line."""
    return _fold(json.loads(text), 0, room) if text else ""


def _fold(value: object, depth: int, room: int) -> str:
    flat = json.dumps(value, ensure_ascii=False)
    if len(flat) + depth <= room or not value or not isinstance(value, dict | list):
        return flat
    inner = "\n" + " " * (depth + 1)
    if isinstance(value, dict):
        parts = [
            f"{json.dumps(key)}: {_fold(each, depth + 1, room)}" for key, each in value.items()
        ]
        return "{" + inner + f",{inner}".join(parts) + "\n" + " " * depth + "}"
    parts = [_fold(each, depth + 1, room) for each in value]
    return "[" + inner + f",{inner}".join(parts) + "\n" + " " * depth + "]"


def cut_lines(text: str, ems: float) -> tuple[str, ...]:
    """``text`` in lines that are no wider than so many ems; deeper ones keep their indent."""
    lines: list[str] = []
    for whole in text.splitlines():
        indent = whole[: len(whole) - len(whole.lstrip())]
        if len(whole) <= ems or (whole.isascii() and _NARROW_EMS * len(whole) <= ems):
            lines.append(whole)
            continue
        line, used = "", 0.0
        for sign in whole:
            wide = 1.0 if ord(sign) > _LAST_NARROW else _NARROW_EMS
            if line and used + wide > ems:
                lines.append(line)
                line, used = indent, _NARROW_EMS * len(indent)
            line += sign
            used += wide
        lines.append(line)
    return tuple(lines)


_LAST_NARROW = 0x2FF
_NARROW_EMS = 0.565
"""A digit in our font is 0.555 wide, and JSON on the mean less."""


# What came of a stick.


def exchanged_words(done: Exchanged) -> Words:
    """What an exchange with a stick did, each in a few words."""
    parts = [
        *(_said(done.there, "U 盘里有本机上报数据 {} 份", "{} of ours on the stick")),
        *(_said(done.receipts, "取回 {} 份新回执", "{} new receipts")),
        *(_said(done.taken, "替别的展台带上 {} 份", "{} taken for other kiosks")),
        *(_said(done.passed_on, "转交别的展台 {} 份", "{} of other kiosks handed on")),
        *(_said(done.receipts_brought, "给别的展台捎回 {} 份回执", "{} receipts for others")),
        *(_said(done.cleared, "清掉平台已收到的 {} 份", "{} cleared that the platform has")),
        *(_said(done.no_room, "带不下，留在 U 盘上 {} 份", "{} left: no room to carry them")),
        *(_said(done.refused, "看不懂的文件 {} 个，没有动", "{} unreadable files left alone")),
    ]
    if not parts:
        return Words("没有要存的，也没有新回执。", "Nothing to store, and no new receipt.")
    return Words(
        "，".join(each.zh for each in parts) + "。", "; ".join(each.en for each in parts) + "."
    )


def outcome(done: Exchanged) -> Words:
    """The sentence of the whole job.

    :raises Trouble: it ended early; what was done before is told too.
    """
    if done.trouble is not None:
        raise also(done.trouble, exchanged_words(done) if any(done[:9]) else Words("", ""))
    return exchanged_words(done)


def also(trouble: Trouble, words: Words) -> Trouble:
    """The trouble, and what succeeded beside it."""
    gap = " " if words.en else ""
    what = Words(trouble.what.zh + words.zh, trouble.what.en + gap + words.en)
    return Trouble(trouble.code, what, trouble.next_step)


def _said(number: int, zh: str, en: str) -> tuple[Words, ...]:
    return (Words(zh.format(number), en.format(number)),) if number else ()


# A month for a phone.

NOT_COUNTED = Words("这个月还没有可上报的次数。", "Nothing was counted in this month yet.")
MAKING = Words("正在做二维码……", "Making the code…")


def month_told(month: Period) -> Words:
    """Which month the codes hold."""
    year, number = month.first.year, month.first.month
    return Words(f"{year}年{number}月的次数", f"Counts of {month.label}")


def code_words(link: bool, count: int) -> Words:
    """What to do with the codes."""
    several = (
        Words(
            f"一共 {count} 个码，用同一部手机一个一个扫，顺序随便。",
            f"{count} codes: scan each with the same phone, in any order.",
        )
        if count > 1
        else Words("", "")
    )
    if link:
        scan = Words(
            "用手机扫一扫，打开网页就上报了。手机要有网。",
            "Scan it with a phone: opening the page sends it. The phone needs a network.",
        )
    else:
        scan = Words(
            "还没有平台地址：扫出来是一串数字，请原样发给市科协。",
            "No platform address yet: the phone shows digits. Pass them on to the city unchanged.",
        )
    gap = " " if several.en else ""
    return Words(scan.zh + several.zh, scan.en + gap + several.en)
