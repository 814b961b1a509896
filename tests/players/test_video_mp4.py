"""What an MP4 says of itself is read right, and nothing in it can stop the reader."""

from __future__ import annotations

import os
import struct
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.library.limits import LIMITS
from kiosk.players.video.faults import _faults, film_faults, opening_faults
from kiosk.players.video.mp4 import MOST_SAMPLES, Mp4Facts, NotReadableError, read_mp4
from kiosk.players.video.sps import is_interlaced
from tests.players.filming import (
    FPS,
    HEAD,
    INTERLACED,
    av1_film,
    box,
    contents,
    film,
    sample_tables,
    sound_alone,
)

SOUND = Mp4Facts(
    codec="avc1",
    width_px=1280,
    height_px=720,
    duration_s=60.0,
    frames=1500,
    profile=100,
    level=40,
    interlaced=False,
    audio="mp4a",
    last_byte=1_000,
    size_bytes=1_000,
    begins_quickly=True,
)
"""A film without a fault."""

any_number_of_times = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def facts_of(tmp_path: Path, content: bytes) -> Mp4Facts:
    path = tmp_path / "film.mp4"
    path.write_bytes(content)
    return read_mp4(path)


def said(facts: Mp4Facts) -> list[tuple[str, str]]:
    found = _faults(facts, LIMITS)
    assert all(what.zh and what.en and mend.zh and mend.en for what, mend, _ in found)
    return [(what.en, severity) for what, _, severity in found]


def test_a_film_is_read(tmp_path: Path) -> None:
    facts = facts_of(tmp_path, film(seconds=2.0, sound="aac"))
    assert (facts.codec, facts.audio) == ("avc1", "mp4a")
    assert (facts.width_px, facts.height_px) == (320, 180)
    assert facts.frames == 2 * FPS
    assert facts.duration_s == pytest.approx(2.0, abs=0.05)
    assert facts.begins_quickly and not facts.interlaced and not facts.is_cut_off
    assert film_faults(tmp_path / "film.mp4") == []


def test_a_film_of_720_lines_in_the_high_profile_is_read(tmp_path: Path) -> None:
    high = (("profile", "high"), ("level", "4.0"), ("x264-params", "cabac=1:8x8dct=1"))
    facts = facts_of(tmp_path, film(seconds=0.2, size=(1280, 720), options=high))
    assert (facts.width_px, facts.height_px) == (1280, 720)
    assert (facts.profile, facts.level, facts.interlaced) == (100, 40, False)


def test_contents_at_the_end_are_found_and_only_hinted_at(tmp_path: Path) -> None:
    facts = facts_of(tmp_path, film(quick=False))
    assert not facts.begins_quickly and not facts.is_cut_off
    ((_, mend, severity),) = film_faults(tmp_path / "film.mp4")
    assert severity == "hint" and "fast start" in mend.en


def test_av1_is_refused_by_name(tmp_path: Path) -> None:
    facts = facts_of(tmp_path, av1_film())
    assert facts.codec == "av01" and facts.frames == 2 * FPS
    assert said(facts) == [("Its codec is AV1; it has to be H.264.", "broken")]


def test_fields_are_noticed(tmp_path: Path) -> None:
    facts = facts_of(tmp_path, film(options=INTERLACED))
    assert facts.interlaced
    assert ("The video is interlaced.", "broken") in said(facts)


@pytest.mark.parametrize("profile", ["main", "high"])
def test_no_profile_of_whole_pictures_counts_as_fields(tmp_path: Path, profile: str) -> None:
    options = (("profile", profile), ("preset", "medium"))
    assert not facts_of(tmp_path, film(options=options)).interlaced


def test_colours_no_cheap_decoder_knows_are_refused(tmp_path: Path) -> None:
    facts = facts_of(tmp_path, film(pixels="yuv444p"))
    assert ("The H.264 profile 244 is too high.", "broken") in said(facts)


def test_sound_alone_is_no_film(tmp_path: Path) -> None:
    with pytest.raises(NotReadableError, match="no video track"):
        facts_of(tmp_path, sound_alone())


@any_number_of_times
@given(share=st.floats(0, 1), quick=st.booleans(), sound=st.sampled_from(["", "aac"]))
def test_a_film_cut_off_anywhere_is_known_to_be(
    tmp_path: Path, share: float, quick: bool, sound: str
) -> None:
    whole = film(quick=quick, sound=sound)
    cut = int(share * len(whole))
    try:
        facts = facts_of(tmp_path, whole[:cut])
    except NotReadableError:
        return
    assert facts.is_cut_off == (cut < len(whole))
    assert facts.size_bytes == cut


@any_number_of_times
@given(
    flips=st.lists(st.tuples(st.floats(0, 0.9999), st.integers(1, 255)), min_size=1, max_size=12),
    quick=st.booleans(),
)
def test_bytes_spoilt_anywhere_raise_nothing_else_and_take_no_time(
    tmp_path: Path, flips: list[tuple[float, int]], quick: bool
) -> None:
    spoilt = bytearray(film(quick=quick))
    at = spoilt.find(b"moov")
    for number, (share, mask) in enumerate(flips):
        # Every second one hits the contents: there it hurts.
        start = at if number % 2 else 0
        spoilt[start + int(share * (len(spoilt) - start))] ^= mask
    begun_s = time.process_time()
    try:
        said(facts_of(tmp_path, bytes(spoilt)))
    except NotReadableError as error:
        assert str(error)
    assert time.process_time() - begun_s < 1


@any_number_of_times
@given(st.binary(max_size=400))
def test_any_bytes_after_a_right_beginning_are_borne(tmp_path: Path, content: bytes) -> None:
    for moov in (content, box("moov", content), box("moov", box("trak", content))):
        try:
            facts_of(tmp_path, HEAD + moov)
        except NotReadableError:
            continue


@any_number_of_times
@given(st.binary(max_size=300))
def test_any_parameter_set_is_answered(content: bytes) -> None:
    assert is_interlaced(content) in (True, False)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no table of contents"),
        (b"\x00" * 7, "no table of contents"),
        (b"GIF89a" + bytes(30), "no MP4"),
        (HEAD, "no table of contents"),
        (HEAD + box("moov"), "no table of contents"),
        (HEAD + box("moov", box("mvhd", bytes(20))), "no video track"),
        (HEAD + contents(handler=b"soun"), "no video track"),
        (HEAD + contents(length=(0, 9)), "damaged"),
        (HEAD + contents(codec="avc1", setup=box("avcC")), "damaged"),
    ],
)
def test_what_is_no_film_is_told(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(NotReadableError, match=words):
        facts_of(tmp_path, content)


def test_contents_that_claim_to_be_huge_are_not_taken_into_memory(tmp_path: Path) -> None:
    huge = HEAD + struct.pack(">I4sQ", 1, b"moov", 2**62)
    with pytest.raises(NotReadableError, match="too large"):
        facts_of(tmp_path, huge)


def test_a_box_as_long_as_the_rest_of_the_file_ends_it(tmp_path: Path) -> None:
    tables = sample_tables(2, (0,), ((1, 2),))
    facts = facts_of(tmp_path, HEAD + contents(tables=tables) + struct.pack(">I4s", 0, b"mdat"))
    assert facts.frames == 2 and not facts.is_cut_off and facts.begins_quickly


def test_the_last_byte_is_that_of_the_last_sample(tmp_path: Path) -> None:
    tables = sample_tables(7, (100, 5_000, 200), ((1, 2), (2, 3), (3, 2)))
    facts = facts_of(tmp_path, HEAD + contents(tables=tables))
    assert facts.frames == 7 and facts.last_byte == 5_030 and facts.is_cut_off


@pytest.mark.parametrize(
    ("sizes", "chunks"), [(MOST_SAMPLES + 1, 1), (2**32 - 1, 1), (1, MOST_SAMPLES + 1)]
)
def test_absurd_counts_are_refused_at_once(tmp_path: Path, sizes: int, chunks: int) -> None:
    tables = (
        box("stsz", bytes(4), struct.pack(">II", 10, sizes))
        + box("stco", bytes(4), struct.pack(">II", chunks, 0))
        + box("stsc", bytes(4), struct.pack(">I", 0))
    )
    with pytest.raises(NotReadableError, match="too many"):
        facts_of(tmp_path, HEAD + contents(tables=tables))


def test_counts_larger_than_their_tables_are_damage(tmp_path: Path) -> None:
    for spoilt in ("stsz", "stco", "stsc"):
        good = sample_tables(3, (0,), ((1, 3),), each=0 if spoilt == "stsz" else 10)
        at = good.index(spoilt.encode()) + (12 if spoilt == "stsz" else 8)
        tables = good[:at] + struct.pack(">I", 900_000) + good[at + 4 :]
        with pytest.raises(NotReadableError, match="damaged"):
            facts_of(tmp_path, HEAD + contents(tables=tables))


def test_runs_that_begin_anew_again_and_again_fill_no_memory(tmp_path: Path) -> None:
    runs = ((1, 1), (2**32 - 1, 1)) * 20_000
    tables = sample_tables(1_000, tuple(range(100_000)), runs)
    begun_s = time.process_time()
    facts = facts_of(tmp_path, HEAD + contents(tables=tables))
    assert facts.frames == 1_000
    assert time.process_time() - begun_s < 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "film.mp4")
    with pytest.raises(OSError, match="plain file"):
        read_mp4(tmp_path / "film.mp4")


def test_a_film_that_is_not_there_is_a_fault_in_words(tmp_path: Path) -> None:
    ((what, _, severity),) = film_faults(tmp_path / "none.mp4")
    assert "cannot be read" in what.en and severity == "broken"


def test_a_sound_film_has_no_fault() -> None:
    assert said(SOUND) == []
    assert said(replace(SOUND, width_px=720, height_px=1280)) == []
    assert said(replace(SOUND, width_px=1920, height_px=1080, audio="")) == []


@pytest.mark.parametrize(
    ("changed", "words", "severity"),
    [
        ({"codec": "hvc1"}, "Its codec is H.265", "broken"),
        ({"codec": "mp4v"}, "Its codec is mp4v", "broken"),
        ({"codec": "\x1b[2J"}, "Its codec is ?", "broken"),
        ({"frames": 0}, "no frames", "broken"),
        ({"last_byte": 1_001}, "cut off", "broken"),
        ({"profile": 110}, "profile 110", "broken"),
        ({"interlaced": True}, "interlaced", "broken"),
        ({"width_px": 1279}, "1279×720 is not even", "broken"),
        ({"height_px": 719}, "1280×719 is not even", "broken"),
        ({"width_px": 0, "height_px": 0}, "not even", "broken"),
        ({"width_px": 3840, "height_px": 2160}, "too large", "broken"),
        ({"height_px": 1920}, "too large", "broken"),
        ({"duration_s": 301.0}, "longer than 5 minutes", "broken"),
        ({"audio": "ac-3"}, "not AAC", "hint"),
        ({"level": 51}, "Level 5.1 is high", "hint"),
        ({"begins_quickly": False}, "contents come last", "hint"),
    ],
)
def test_each_fault_is_named(changed: dict[str, object], words: str, severity: str) -> None:
    ((told, how_bad),) = said(replace(SOUND, **changed))  # type: ignore[arg-type]
    assert words in told and how_bad == severity


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ({"fault": "a crash"}, "cannot be opened (a crash)"),
        ({"error": "no decoder"}, "cannot be opened (no decoder)"),
        ({}, "shows no frames"),
        ({"frames": 2, "frames_at_end": 2, "duration_s": 1.0}, "shows no frames"),
        ({"frames": 3, "duration_s": 1.0}, "play to its end"),
        ({"frames": 3, "frames_at_end": 9, "duration_s": 1.5}, "unclear: 1.0 s or 1.5 s"),
    ],
)
def test_what_opening_showed_is_told(tmp_path: Path, found: dict[str, object], words: str) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(film())
    ((what, _, severity),) = opening_faults(found, path)
    assert words in what.en and severity == "broken"


def test_a_film_that_opened_well_has_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(film())
    found = {"frames": 3, "frames_at_end": 9, "duration_s": 1.01}
    assert opening_faults(found, path) == []
    assert opening_faults(found, tmp_path / "film.webm") == []
