"""What would leave this machine, before it does: in words, and as the very facts of the envelopes.

Made from the packed bytes, read back: what stands here is what is sent, not what we think we send.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from kiosk.core.words import Words
from kiosk.sync.device_key import NO_FINGERPRINT, DeviceKey
from kiosk.sync.held import total_of
from kiosk.sync.outbox import About, due_envelopes
from kiosk.sync.trip import left_out_words
from kiosk.sync.wire import Envelope, WireSegment, id_hex, unpack


class Preview(NamedTuple):
    """``words``: one sentence a line. ``packed``: the very envelopes, in the order in which they
    leave; :func:`as_json` shows one to people. Empty when nothing is due.
    """

    words: tuple[Words, ...]
    packed: tuple[bytes, ...] = ()


def preview(
    ledger: Path, about: About, key: DeviceKey, *, everything: bool = False, with_open: bool = True
) -> Preview:
    """What :func:`kiosk.sync.outbox.due_envelopes` would give now.

    :raises Trouble: as that.
    """
    sums, left_out = _Sums(), list[str]()
    packed = tuple(
        due_envelopes(
            *(ledger, about, key), everything=everything, with_open=with_open, left_out=left_out
        )
    )
    for data in packed:
        sums = sums.plus(unpack(data))
    unsent = (left_out_words(len(left_out)),) if left_out else ()
    if not packed:
        return Preview(unsent or (_NOTHING,))
    words = (*_words(sums, about, len(packed), sum(map(len, packed))), *unsent)
    return Preview(words, packed)


def as_json(packed: bytes) -> str:
    """Every field of the envelope by its name in the program; ids and keys as hex digits."""
    envelope = unpack(packed)
    told: dict[str, Any] = envelope._asdict()
    told["public_key"] = envelope.public_key.hex()
    told["site"] = envelope.site._asdict()
    told["segments"] = [_segment(each) for each in envelope.segments]
    told["outings"] = [
        {**each._asdict(), "row": {**each.row, "outing": id_hex(each.id)}}
        for each in envelope.outings
    ]
    told["totals"], told["health"] = dict(envelope.totals), dict(envelope.health)
    return json.dumps(told, ensure_ascii=False, indent=2)


def _segment(segment: WireSegment) -> dict[str, Any]:
    told: dict[str, Any] = segment._asdict()
    told["id"] = id_hex(segment.id)
    told["outing"] = id_hex(segment.outing) if segment.outing else ""
    told["tallies"] = [each._asdict() for each in segment.tallies]
    return told


class _Sums(NamedTuple):
    ids: frozenset[int] = frozenset()
    sessions: int = 0
    opened: int = 0
    outings: int = 0
    totals: bool = False
    codes: frozenset[str] = frozenset()
    health: frozenset[str] = frozenset()
    fingerprint: str = NO_FINGERPRINT

    def plus(self, envelope: Envelope) -> _Sums:
        return _Sums(
            self.ids | {each.id for each in envelope.segments},  # a very large one goes in pieces
            self.sessions + total_of(envelope.segments, "sessions"),
            self.opened + total_of(envelope.segments, "opened"),
            self.outings + len(envelope.outings),
            self.totals or bool(envelope.totals),
            self.codes | {envelope.device_code},
            self.health | set(envelope.health),
            envelope.fingerprint,
        )


_NOTHING = Words(
    "现在没有要上报的数据：平台已经全部确认。",
    "There is nothing to send: the hub has confirmed everything.",
)
_NEVER = Words(
    "不包含任何观众的姓名、照片、手机号，也不包含单次互动的时间。",
    "It holds no names, pictures or telephone numbers of visitors, and no times of single visits.",
)


def _words(sums: _Sums, about: About, count: int, size: int) -> tuple[Words, ...]:
    codes = "、".join(sorted(sums.codes))
    site = " ".join(each for each in about.site if each)
    words = [
        Words(
            f"计数：{len(sums.ids)} 段，共 {sums.sessions} 次互动、{sums.opened} 次展项使用，"
            f"按展项和题目合计，另按语言、长辈模式、怎样结束合计；每段有开始的时间。",
            f"Counts: {len(sums.ids)} stretches with {sums.sessions} sessions and {sums.opened} "
            f"exhibit visits, summed by exhibit and question, and by language, elder mode and "
            f"kind of end; of each stretch when it began.",
        ),
        Words(
            f"本机：机器码 {codes}，地点 {site or '未填'}，程序版本 {about.program}，公钥。",
            f"This machine: device code {codes.replace('、', ', ')}, place {site or 'not given'}, "
            f"program {about.program}, public key.",
        ),
    ]
    if sums.totals:
        words.append(
            Words(
                "启用以来的累计次数，用来发现漏传。",
                "The running totals since the beginning, by which gaps are found.",
            )
        )
    if sums.outings:
        words.append(
            Words(
                f"活动记录：{sums.outings} 条，包括工作人员填写的地点、主题、人数、里程和备注。",
                f"Outings: {sums.outings}, with the place, theme, head count, distance and notes "
                f"that staff wrote.",
            )
        )
    if sums.fingerprint != NO_FINGERPRINT:
        words.append(
            Words(
                "一个加盐的电脑指纹，只用来发现整盘复制的机器。",
                "A salted fingerprint of the computer, only to notice copied disks.",
            )
        )
    if sums.health:
        told = [_health_words(name) for name in sorted(sums.health)]
        words.append(
            Words(
                f"机器状况：{'、'.join(each.zh for each in told)}。",
                f"The machine's state: {', '.join(each.en for each in told)}.",
            )
        )
    words.append(_NEVER)
    kib = max(1, size // 1024)
    words.append(
        Words(f"一共 {count} 份，约 {kib} KB。", f"{count} envelopes, about {kib} KB altogether.")
    )
    return tuple(words)


_HEALTH = {
    "clock.quality": Words("时间由谁核对", "who vouched for the time"),
    "clock.believed": Words("时间是否可信", "whether the time is believed"),
    "disk.free_gb": Words("磁盘剩余空间", "free space on the disk"),
    "ledger.ledger-damaged": Words("记录修复过几次", "how often the ledger was mended"),
    "ledger.not-counted": Words("没记上几次", "how often a count was lost"),
}
"""Each figure of an envelope's ``health``: the machine's own (``about_here``), and incidents."""


def _health_words(name: str) -> Words:
    # One of a later day stands there by its name: nothing is left out of what is told.
    return _HEALTH.get(name, Words(name, name))
