"""Why a film cannot be played, in people's words: from its own facts, and from opening it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from kiosk.core.words import Words
from kiosk.library.limits import LIMITS, Limits
from kiosk.players.video.mp4 import Mp4Facts, NotReadableError, read_mp4

Fault = tuple[Words, Words, Literal["broken", "hint"]]

HIGH_PROFILE = 100
PROFILES = frozenset({66, 77, HIGH_PROFILE})
"""Baseline, main and high: 8 bits, 4:2:0. What is above them no cheap decoder must know."""
MOST_LEVEL = 42
LENGTH_MAY_DIFFER = 0.02
LEAST_FRAMES = 3

_MEND = Words(
    "请用视频软件重新导出：MP4、H.264、1280×720、25 或 30 帧、逐行。",
    "Export it anew: MP4, H.264, 1280×720, 25 or 30 frames a second, progressive.",
)
_COPY = Words("请重新复制或重新导出这个文件。", "Copy or export the file again.")


def film_faults(path: Path, limits: Limits = LIMITS) -> list[Fault]:
    """What is wrong with the MP4 at ``path`` by what it says of itself. Raises nothing."""
    try:
        facts = read_mp4(path)
    except NotReadableError as error:
        what = Words(f"视频读不懂（{error}）。", f"The video cannot be read: {error}.")
        return [(what, _COPY, "broken")]
    except OSError as error:
        reason = error.strerror or str(error)
        what = Words(f"视频读不出来（{reason}）。", f"The video cannot be read ({reason}).")
        return [(what, _COPY, "broken")]
    return _faults(facts, limits)


def _faults(facts: Mp4Facts, limits: Limits) -> list[Fault]:
    found: list[Fault] = []

    def say(zh: str, en: str, mend: Words = _MEND, *, hint: bool = False) -> None:
        found.append((Words(zh, en), mend, "hint" if hint else "broken"))

    if facts.codec not in ("avc1", "avc3"):
        own = facts.codec if facts.codec.isprintable() else "?"
        name = {"av01": "AV1", "hvc1": "H.265", "hev1": "H.265"}.get(own, own)
        say(f"视频编码是 {name}，只能用 H.264。", f"Its codec is {name}; it has to be H.264.")
        return found
    if facts.frames == 0:
        say("视频里没有画面。", "The video has no frames.")
    elif facts.is_cut_off:
        say("视频不完整，后面缺了一段。", "The video is cut off; its end is missing.", _COPY)
    if facts.profile not in PROFILES:
        say(f"H.264 档次 {facts.profile} 太高。", f"The H.264 profile {facts.profile} is too high.")
    if facts.interlaced:
        say("视频是隔行的。", "The video is interlaced.")
    width, height = facts.width_px, facts.height_px
    long, short = max(width, height), min(width, height)
    if width % 2 or height % 2 or not short > 0:
        say(f"画面大小 {width}×{height} 不是偶数。", f"Its size {width}×{height} is not even.")
    if long > limits.film_long_side_px or short > limits.film_short_side_px:
        say(f"画面太大：{width}×{height}。", f"It is too large: {width}×{height}.")
    if facts.duration_s > limits.film_s:
        minutes = limits.film_s / 60
        say(f"视频长于 {minutes:.0f} 分钟。", f"It is longer than {minutes:.0f} minutes.")
    if facts.audio not in ("", "mp4a"):
        say("声音不是 AAC。", "Its sound is not AAC.", hint=True)
    if facts.level > MOST_LEVEL:
        say(
            f"H.264 级别 {facts.level / 10} 偏高。", f"Level {facts.level / 10} is high.", hint=True
        )
    if not facts.begins_quickly:
        quick = Words("导出时请勾选“快速启动”。", "Export it with “fast start”.")
        say("目录在文件末尾，开始播放会慢。", "Its contents come last.", quick, hint=True)
    return found


def opening_faults(found: Mapping[str, Any], path: Path) -> list[Fault]:
    """What opening the film with the shipped Qt showed.

    ``found``: ``frames`` seen at the start, ``frames_at_end`` near the end, ``duration_s``,
    ``error`` (Qt's own words), or ``fault`` (nothing could be found).
    """
    trouble = found.get("fault") or found.get("error")
    if trouble:
        what = Words(f"视频打不开（{trouble}）。", f"The video cannot be opened ({trouble}).")
        return [(what, _MEND, "broken")]
    if int(found.get("frames", 0)) < LEAST_FRAMES:
        what = Words("视频打开了，却没有画面。", "The video opens, but shows no frames.")
        return [(what, _MEND, "broken")]
    if int(found.get("frames_at_end", 0)) < 1:
        what = Words("视频放不到结尾。", "The video does not play to its end.")
        return [(what, _COPY, "broken")]
    said_s = float(found.get("duration_s", 0))
    own_s = _own_length_s(path)
    if own_s and abs(said_s - own_s) > LENGTH_MAY_DIFFER * own_s:
        what = Words(
            f"视频长度不一致：{own_s:.1f} 秒和 {said_s:.1f} 秒。",
            f"Its length is unclear: {own_s:.1f} s or {said_s:.1f} s.",
        )
        return [(what, _MEND, "broken")]
    return []


def _own_length_s(path: Path) -> float:
    try:
        return read_mp4(path).duration_s
    except (NotReadableError, OSError):
        return 0.0
