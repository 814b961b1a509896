"""How counts leave this machine (上报): whether they do, since when, and what is in the way."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.health.machine import Machine
from kiosk.health.port import Check, Fact, Finding, Going, Sign
from kiosk.sync.consent import has_consent
from kiosk.sync.enrolling import FILE as TOKEN
from kiosk.sync.hub_known import APPROVE, ASIDE, read_hub, read_last_word
from kiosk.sync.outbox import read_waiting
from kiosk.sync.receipts import told_until
from kiosk.sync.schedule import read_standing
from kiosk.sync.trip import hub_address

_DAY_S = 86_400
LATE_DAYS = 45
"""A truck may be without a network for a month; after that somebody should carry a stick."""
_WARN = frozenset({"hub-name", "hub-authority", "hub-dates", "hub-refused", "token-refused"})
"""What does not pass by itself."""
_WARN_FAILURES = 8


def look_at_sync(machine: Machine, _going: Going) -> Finding:
    """Address, enrolment, consent, the last success, and what still waits."""
    data, settings = machine.places.data, machine.loaded.settings
    address, hub = hub_address(settings, data), read_hub(data)
    if not address and hub is None:
        return _unused()
    if hub is None:
        return _not_enrolled()
    if address and not has_consent(data, address):
        return _not_agreed()
    return _standing(machine, address)


def _standing(machine: Machine, address: str) -> Finding:
    data = machine.places.data
    standing, word = read_standing(data), read_last_word(data)
    days = _days_since(standing.sent_wall_s, machine.clock.wall_s())
    waits, day = _waiting(machine)
    facts: dict[str, Fact] = {
        "in_use": True,
        "address": address,
        "token_waits": (data / TOKEN).exists(),
        "failures": standing.failures,
        "code": standing.code,
        "sent_days_ago": days,
        "segments_waiting": waits,
        "confirmed_day": day,
        "missing": word.missing,
        "aside": word.words_code if word.words_code in ASIDE else "",
    }
    if word.words_code in ASIDE:
        return _finding(Sign.WARN, ASIDE[word.words_code], APPROVE, facts)
    if word.cloned:
        return _finding(Sign.WARN, _CLONED, None, facts)
    if standing.code in _WARN or standing.failures >= _WARN_FAILURES:
        return _finding(Sign.WARN, _failing(standing.failures, standing.code), _LOOK, facts)
    if waits and days is not None and days > LATE_DAYS:
        return _finding(Sign.WARN, _late(days), _CARRY, facts)
    if not standing.sent_wall_s and not day:
        return _finding(Sign.NOTE, _NEVER, _CARRY, facts)
    return _finding(Sign.GOOD, _well(day), None, facts)


def _finding(
    sign: Sign, what: Words, next_step: Words | None, facts: Mapping[str, Fact]
) -> Finding:
    return Finding(sign, what, next_step, facts=facts)


def _days_since(then_s: float, now_s: float) -> int | None:
    """``None`` for never, or by a clock that has gone back since."""
    return int((now_s - then_s) // _DAY_S) if 0 < then_s <= now_s else None


def _waiting(machine: Machine) -> tuple[int | None, str]:
    """How many segments wait, and up to which day all is confirmed."""
    places, offset_min = machine.places, machine.loaded.settings.time.utc_offset_min
    try:
        segments = read_waiting(places.ledger, offset_min).segments
        return segments, told_until(places.data, places.ledger, offset_min)
    except Trouble:
        return None, ""  # the ledger has a row of its own


_CARRY = Words(
    "没有网络也可以用 U 盘或二维码上报（“数据”页）。",
    "Without a network, use a stick or the QR code (page 数据).",
)
_LOOK = Words("请看“数据”页的上报。", "Please look at the page 数据.")
_NEVER = Words("已登记，还没有上传过。", "Enrolled; nothing has been sent yet.")
_CLONED = Words(
    "疑似克隆：另一台机器用过同样的编号，本机已换新编号。",
    "Perhaps a clone: another machine had the same id; this one took a new one.",
)


def _well(day: str) -> Words:
    if not day:
        return Words("已上传，等平台确认。", "Sent; the collector has not confirmed a day yet.")
    return Words(f"市级平台已确认至 {day}。", f"The city's collector has confirmed up to {day}.")


def _failing(failures: int, code: str) -> Words:
    return Words(
        f"连续 {failures} 次没有传成（{code}），数据都在本机。",
        f"{failures} tries in a row failed ({code}); all is kept here.",
    )


def _late(days: int) -> Words:
    return Words(f"{days} 天没有上传了。", f"Nothing has been sent for {days} days.")


def _unused() -> Finding:
    return Finding(
        Sign.NOTE,
        Words(
            "上报尚未启用，记录都保存在本机。",
            "Reporting to the city is not in use; all counts are kept on this machine.",
        ),
        facts={"in_use": False},
    )


def _not_enrolled() -> Finding:
    return Finding(
        Sign.NOTE,
        Words("有平台地址，还没有登记。", "There is an address, but no enrolment yet."),
        Words("请用平台发的令牌登记。", "Please enrol with the collector's token."),
        facts={"in_use": False},
    )


def _not_agreed() -> Finding:
    return Finding(
        Sign.NOTE,
        Words("已登记，还没有人同意上传。", "Enrolled, but nobody has agreed to sending yet."),
        Words(
            "请在“数据”里看一遍要上传的内容并同意。",
            "Please look at what is sent on the page 数据, and agree.",
        ),
        facts={"in_use": False},
    )


SYNC = Check("sync", Words("上报", "Reporting to the city"), look_at_sync)
