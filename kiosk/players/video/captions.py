"""Captions beside a film: WebVTT or SRT in UTF-8, read by webvtt-py, drawn by our own label."""

from __future__ import annotations

import html
import io
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from kiosk.core.words import Words
from kiosk.library.folder import read_limited

ENDINGS = frozenset({".vtt", ".srt"})
MOST_BYTES = 512 * 1024
MOST_CUES = 2_000
TOUCHING_S = 0.0005
"""Cues may follow one another without a gap; times are written to the millisecond."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words to show from ``start_s`` until ``end_s``; lines are parted by ``\\n``."""

    start_s: float
    end_s: float
    words: str


class CaptionsFault(Exception):  # noqa: N818 - the author's fault, told in words
    """A caption file that cannot be used: what is wrong, and how to mend it."""

    def __init__(self, what: Words, mend: Words) -> None:
        super().__init__(what.en)
        self.what = what
        self.mend = mend


def read_captions(path: Path) -> tuple[Cue, ...]:
    """Read the cues of the WebVTT or SRT file at ``path``, in the order of their time.

    :raises CaptionsFault: it is too large, not in UTF-8, damaged, or holds no cue.
    :raises OSError: it cannot be read.
    """
    try:
        content = read_limited(path, MOST_BYTES)
    except OverflowError:
        raise CaptionsFault(
            Words("字幕文件超过 512 KiB。", "The captions are larger than 512 KiB."),
            Words("字幕是几行文字，请检查文件。", "Captions are a few lines of text; look at it."),
        ) from None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CaptionsFault(
            _encoding(content),
            Words(
                "用记事本打开，点“另存为”，编码选“UTF-8”，再保存。",
                "Open it in an editor, choose “Save as” with the encoding UTF-8, and save.",
            ),
        ) from None
    return _cues(text, "srt" if path.suffix.lower() == ".srt" else "vtt")


def _encoding(content: bytes) -> Words:
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return Words("字幕文件不是 UTF-8 编码。", "The captions are not in UTF-8.")
    return Words(
        "字幕文件不是 UTF-8 编码，像是 GBK/GB18030。",
        "The captions are in GBK/GB18030, not in UTF-8.",
    )


def _cues(text: str, form: str) -> tuple[Cue, ...]:
    import webvtt  # late: 30 ms that nobody waits for before the first frame
    from webvtt.errors import MalformedCaptionError, MalformedFileError

    try:
        read = webvtt.from_buffer(io.StringIO(text.replace("\r\n", "\n")), format=form)
    except (MalformedCaptionError, MalformedFileError, ValueError) as error:
        raise _damaged(str(error)) from error
    captions = list(read.captions)
    if not captions or len(captions) > MOST_CUES:
        raise _damaged(f"{len(captions)} cues")
    cues = [
        Cue(_seconds(caption.start_time), _seconds(caption.end_time), words)
        for caption in captions
        if (words := _plain(caption.text, form))
    ]
    if not cues:
        raise _damaged("0 words")
    return tuple(sorted(cues, key=lambda cue: cue.start_s))


def _plain(text: str, form: str) -> str:
    """The words without their marks: WebVTT writes “&” as ``&amp;``, SRT knows no such thing."""
    return (html.unescape(text) if form == "vtt" else text).strip()


def _seconds(stamp: Any) -> float:
    return float(stamp.in_milliseconds() / 1000)


def _damaged(reason: str) -> CaptionsFault:
    return CaptionsFault(
        Words(f"字幕文件读不懂（{reason}）。", f"The captions cannot be read ({reason})."),
        Words("请用字幕软件重新导出为 WebVTT 或 SRT。", "Export them anew as WebVTT or SRT."),
    )


def clashing(cues: tuple[Cue, ...]) -> list[Cue]:
    """The cues that end before they begin, or stand while the one before them still does."""
    found = [cue for cue in cues if cue.end_s <= cue.start_s]
    found += [
        after for before, after in pairwise(cues) if after.start_s < before.end_s - TOUCHING_S
    ]
    return sorted(found, key=lambda cue: cue.start_s)


def words_at(cues: tuple[Cue, ...], at_s: float) -> str:
    """The words to show ``at_s`` seconds into the film; where cues overlap, the later one."""
    at = bisect_right(cues, at_s, key=lambda cue: cue.start_s) - 1
    return cues[at].words if at >= 0 and at_s < cues[at].end_s else ""
