"""Captions are read from WebVTT and SRT, and refused in words where they cannot be."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.players.video.captions import (
    MOST_BYTES,
    MOST_CUES,
    CaptionsFault,
    Cue,
    clashing,
    read_captions,
    words_at,
)

VTT = """WEBVTT

1
00:00:01.000 --> 00:00:02.500
它在<b>下落</b>，
一直在下落。

NOTE 给同事看的

00:00:02.500 --> 00:00:04.000 line:0 align:center
<v 讲解员>Hello &amp; goodbye
"""
SRT = """1
00:00:01,000 --> 00:00:02,500
它在<i>下落</i>，
一直在下落。

2
00:00:02,500 --> 00:00:04,000
Hello & goodbye
"""
READ = (Cue(1.0, 2.5, "它在下落，\n一直在下落。"), Cue(2.5, 4.0, "Hello & goodbye"))


def read(tmp_path: Path, content: str | bytes, ending: str = ".vtt") -> tuple[Cue, ...]:
    path = tmp_path / f"film{ending}"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_captions(path)


def fault(tmp_path: Path, content: str | bytes, ending: str = ".vtt") -> CaptionsFault:
    with pytest.raises(CaptionsFault) as caught:
        read(tmp_path, content, ending)
    told = caught.value
    assert told.what.zh and told.what.en and told.mend.zh and told.mend.en
    return told


@pytest.mark.parametrize(("text", "ending"), [(VTT, ".vtt"), (SRT, ".srt"), (SRT, ".SRT")])
@pytest.mark.parametrize("before", ["", "\ufeff"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_both_forms_are_read_with_a_mark_before_and_any_ends_of_lines(
    tmp_path: Path, text: str, ending: str, before: str, line_end: str
) -> None:
    assert read(tmp_path, before + text.replace("\n", line_end), ending) == READ


def test_cues_come_in_the_order_of_their_time(tmp_path: Path) -> None:
    text = "WEBVTT\n\n00:09.000 --> 00:10.000\nlate\n\n00:01.000 --> 00:02.000\nearly\n"
    assert [cue.words for cue in read(tmp_path, text)] == ["early", "late"]


def test_captions_in_gb18030_are_refused_by_that_name(tmp_path: Path) -> None:
    told = fault(tmp_path, VTT.encode("gb18030"))
    assert "GB18030" in told.what.zh and "GB18030" in told.what.en and "UTF-8" in told.mend.zh


@pytest.mark.parametrize(
    ("content", "ending", "words"),
    [
        (b"\xff\xfe\xff\xff", ".vtt", "not in UTF-8"),
        ("", ".vtt", "cannot be read"),
        ("hello", ".vtt", "cannot be read"),
        ("WEBVTT\n", ".vtt", "0 cues"),
        ("", ".srt", "cannot be read"),
        ("hello", ".srt", "cannot be read"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n<b></b>\n", ".vtt", "0 words"),
        ("WEBVTT\n" + "x" * MOST_BYTES, ".vtt", "larger than 512 KiB"),
    ],
)
def test_what_holds_no_captions_is_refused(
    tmp_path: Path, content: str | bytes, ending: str, words: str
) -> None:
    assert words in fault(tmp_path, content, ending).what.en


def test_too_many_cues_are_refused(tmp_path: Path) -> None:
    def cues(count: int) -> str:
        stamps = (f"{n // 60:02}:{n % 60:02}.000" for n in range(count + 1))
        starts = list(stamps)
        pairs = pairwise(starts)
        return "WEBVTT\n" + "".join(f"\n{a} --> {b}\nx\n" for a, b in pairs)

    assert len(read(tmp_path, cues(MOST_CUES))) == MOST_CUES
    assert "2001 cues" in fault(tmp_path, cues(MOST_CUES + 1)).what.en


def test_a_file_that_is_not_there_is_the_disk_s_fault(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        read_captions(tmp_path / "none.vtt")


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            ["WEBVTT", "1", "00:01.000 --> 00:02.000", "-->", "<v a>b", "STYLE", "", "&#0;"]
        )
        | st.text(max_size=20),
        max_size=12,
    ),
    st.sampled_from([".vtt", ".srt"]),
    st.booleans(),
)
def test_any_text_is_read_or_refused(
    tmp_path: Path, lines: list[str], ending: str, begins_right: bool
) -> None:
    text = "\n".join(["WEBVTT", "", *lines] if begins_right else lines)
    try:
        cues = read(tmp_path, text.encode("utf-8", "replace"), ending)
    except CaptionsFault:
        return
    assert cues and all(cue.words and cue.start_s >= 0 for cue in cues)
    assert [cue.start_s for cue in cues] == sorted(cue.start_s for cue in cues)


def test_cues_that_overlap_or_end_before_they_begin_clash() -> None:
    first, second = Cue(1, 3, "a"), Cue(2, 4, "b")
    assert clashing((first, second)) == [second]
    assert clashing((first, Cue(3, 4, "c"))) == []
    assert clashing((first, Cue(2.9996, 4, "c"))) == []
    backwards = Cue(5, 4, "z")
    assert clashing((first, backwards)) == [backwards]
    assert clashing(()) == []


CUES = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=8).map(
    lambda found: tuple(
        Cue(start / 2, (start + length) / 2, f"words {at}")
        for at, (start, length) in enumerate(sorted(found))
    )
)


@given(CUES, st.integers(-4, 160).map(lambda quarter: quarter / 4))
def test_at_any_time_there_is_one_cue_or_none(cues: tuple[Cue, ...], at_s: float) -> None:
    standing = [cue.words for cue in cues if cue.start_s <= at_s < cue.end_s]
    shown = words_at(cues, at_s)
    assert shown in ("", *standing)
    if not clashing(cues):
        assert len(standing) <= 1
        assert shown == "".join(standing)


def test_between_cues_before_the_first_and_after_the_last_nothing_is_said() -> None:
    cues = (Cue(1, 2, "a"), Cue(3, 4, "b"))
    said = [words_at(cues, at_s) for at_s in (0.0, 0.99, 1.0, 1.99, 2.0, 2.5, 3.0, 4.0, 99.0)]
    assert said == ["", "", "a", "a", "", "", "b", "", ""]
    assert words_at((), 1.0) == ""


def test_where_cues_overlap_the_later_one_is_shown() -> None:
    cues = (Cue(1, 4, "a"), Cue(2, 3, "b"))
    assert [words_at(cues, at_s) for at_s in (1.5, 2.5)] == ["a", "b"]
