"""What would leave this machine, before it does: in words, and as the very facts of the envelopes.

Made from the packed bytes, read back: what stands here is what is sent, not what we think we send.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from kiosk.core.words import Words
from kiosk.sync.device_key import NO_FINGERPRINT, DeviceKey
from kiosk.sync.held import total_of
from kiosk.sync.outbox import About, due_envelopes
from kiosk.sync.wire import Envelope, WireSegment, id_hex, unpack


class Preview(NamedTuple):
    """``words``: one sentence a line. ``first_json``: the first envelope, for people to read;
    empty when nothing is due. ``envelopes``, ``packed_bytes``: how many, and how large together.
    """

    words: tuple[Words, ...]
    first_json: str
    envelopes: int
    packed_bytes: int


def preview(
    ledger: Path, about: About, key: DeviceKey, *, everything: bool = False, with_open: bool = True
) -> Preview:
    """What :func:`kiosk.sync.outbox.due_envelopes` would give now.

    :raises Trouble: as that.
    """
    sums, first, count, size = _Sums(), "", 0, 0
    for data in due_envelopes(ledger, about, key, everything=everything, with_open=with_open):
        envelope = unpack(data)
        first = first or as_json(envelope)
        sums = sums.plus(envelope)
        count += 1
        size += len(data)
    if not count:
        return Preview((_NOTHING,), "", 0, 0)
    return Preview(_words(sums, about, size), first, count, size)


def all_json(
    ledger: Path, about: About, key: DeviceKey, *, everything: bool = False, with_open: bool = True
) -> Iterator[str]:
    """All that would be sent, a text an envelope: for a file, a year of it is long.

    :raises Trouble: as :func:`kiosk.sync.outbox.due_envelopes`.
    """
    for data in due_envelopes(ledger, about, key, everything=everything, with_open=with_open):
        yield as_json(unpack(data))


def as_json(envelope: Envelope) -> str:
    """Every field of the envelope by its name in the program; ids and keys as hex digits."""
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
    segments: int = 0
    sessions: int = 0
    opened: int = 0
    outings: int = 0
    codes: frozenset[str] = frozenset()
    health: frozenset[str] = frozenset()
    fingerprint: str = NO_FINGERPRINT

    def plus(self, envelope: Envelope) -> _Sums:
        return _Sums(
            self.segments + len(envelope.segments),
            self.sessions + total_of(envelope.segments, "sessions"),
            self.opened + total_of(envelope.segments, "opened"),
            self.outings + len(envelope.outings),
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


def _words(sums: _Sums, about: About, size: int) -> tuple[Words, ...]:
    codes = "、".join(sorted(sums.codes))
    site = " ".join(each for each in about.site if each)
    words = [
        Words(
            f"计数：{sums.segments} 段，共 {sums.sessions} 次互动、{sums.opened} 次展项使用，"
            f"按展项和题目合计。",
            f"Counts: {sums.segments} stretches with {sums.sessions} sessions and {sums.opened} "
            f"exhibit visits, summed by exhibit and question.",
        ),
        Words(
            f"本机：机器码 {codes}，地点 {site or '未填'}，程序版本 {about.program}，公钥。",
            f"This machine: device code {codes.replace('、', ', ')}, place {site or 'not given'}, "
            f"program {about.program}, public key.",
        ),
    ]
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
        words.append(
            Words(
                f"机器状况：{len(sums.health)} 项（{'、'.join(sorted(sums.health))}）。",
                f"The machine's state: {len(sums.health)} figures "
                f"({', '.join(sorted(sums.health))}).",
            )
        )
    words.append(_NEVER)
    kib = max(1, size // 1024)
    words.append(Words(f"合计约 {kib} KB。", f"About {kib} KB altogether."))
    return tuple(words)
