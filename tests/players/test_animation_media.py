"""Moving pictures besides Lottie: what is wrong with an animated WebP or a sprite sheet."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.library.limits import LIMITS
from kiosk.players.animation.faults import drawing_faults, media_faults
from kiosk.players.animation.sheet import read_sheet
from kiosk.players.animation.steps import SheetFrame
from kiosk.players.animation.webp import WebpFacts, read_webp
from tests.players.animated import animated_webp, chunk, png, sheet, sheet_text

anywhere = settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])


def said(tmp_path: Path, type: str, name: str, content: bytes | str) -> list[str]:
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    found = media_faults(tmp_path, type, name)
    assert all(what.zh and what.en and mend.zh and mend.en for what, mend in found)
    return [what.en for what, _ in found]


def webp_said(tmp_path: Path, content: bytes) -> list[str]:
    return said(tmp_path, "webp", "a.webp", content)


def test_an_animated_webp_is_read(tmp_path: Path) -> None:
    assert webp_said(tmp_path, animated_webp(50)) == []
    assert read_webp(tmp_path / "a.webp") == WebpFacts(320, 180, 50, 2.0, True)


def test_eight_thousand_frames_are_refused_by_that_number(tmp_path: Path) -> None:
    assert webp_said(tmp_path, animated_webp(8_000, ms=1)) == ["It has 8000 frames; at most 600."]
    (what, _) = media_faults(tmp_path, "webp", "a.webp")[0]
    assert what.zh == "WebP 有 8000 帧，上限是 600。"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "does not move"),
        (b"GIF89a" + bytes(40), "does not move"),
        (b"RIFF" + bytes(4) + b"WEBPVP8 " + bytes(40), "does not move"),
        (animated_webp(0), "does not move"),
        (animated_webp(3)[:-1], "cut off"),
        (animated_webp(3)[:-26], "cut off"),  # between two chunks: only the length at its head
        (animated_webp(20, ms=3_001), "longer than 60 s"),
        (animated_webp(2, size=(2_000, 2_000)), "too large"),
        (animated_webp(1) + bytes(LIMITS.webp_bytes), "larger than 5 MiB"),
    ],
)
def test_what_is_wrong_with_a_webp_is_named(tmp_path: Path, content: bytes, words: str) -> None:
    (told,) = webp_said(tmp_path, content)
    assert words in told


@anywhere
@given(st.integers(0, 2_000), st.binary(max_size=6), st.integers(0, 2_000))
def test_a_webp_cut_or_spoilt_anywhere_raises_nothing(
    tmp_path: Path, cut: int, spoilt: bytes, at: int
) -> None:
    whole = animated_webp(30)
    assert (webp_said(tmp_path, whole[:cut]) == []) == (cut >= len(whole))
    webp_said(tmp_path, whole[:at] + spoilt + whole[at + len(spoilt) :])


def test_chunks_without_content_end(tmp_path: Path) -> None:
    endless = animated_webp(1) + chunk(b"JUNK", b"") * 50_000
    assert len(webp_said(tmp_path, endless)) <= 1


def test_a_picture_that_is_not_there_is_a_fault_in_words(tmp_path: Path) -> None:
    for type in ("lottie", "webp", "sheet"):
        ((what, _),) = media_faults(tmp_path, type, "none")
        assert "cannot be read" in what.en
    assert media_faults(tmp_path, "still", "none") == []


def sheet_said(tmp_path: Path, text: str | bytes, size: tuple[int, int] = (40, 10)) -> list[str]:
    (tmp_path / "sheet.png").write_bytes(png(*size))
    return said(tmp_path, "sheet", "sheet.json", text)


def test_a_sheet_is_read(tmp_path: Path) -> None:
    assert sheet_said(tmp_path, sheet_text()) == []
    read = read_sheet(tmp_path / "sheet.json", "pictures/sheet.json")
    assert read.picture == "pictures/sheet.png"
    assert read.frames[1] == SheetFrame(10, 0, 10, 10, 100) and len(read.frames) == 4


def frame(**changes: Any) -> str:
    box = {"x": 0, "y": 0, "w": 10, "h": 10}
    duration = changes.pop("duration", 100)
    return json.dumps(sheet(frames=[{"frame": {**box, **changes}, "duration": duration}]))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "not understood"),
        (b"\xff\xfe", "not understood"),
        ("[]", "not understood (frames)"),
        ("{}", "not understood (frames)"),
        (sheet_text(frames={"a": {}}), "not understood (frames)"),
        (sheet_text(meta=3), "not understood (frames)"),
        (sheet_text(0), "not understood (0 frames)"),
        (sheet_text(201), "not understood (201 frames)"),
        (sheet_text(meta={}), "not understood (meta.image)"),
        (sheet_text(image=""), "not understood (meta.image)"),
        (sheet_text(image="../sheet.png"), "not understood (meta.image)"),
        (sheet_text(image="a\\sheet.png"), "not understood (meta.image)"),
        (sheet_text(frames=[3]), "not understood (frame)"),
        (sheet_text(frames=[{}]), "not understood (frame)"),
        (frame(x="0"), "not understood (frame)"),
        (frame(x=0.5), "not understood (frame)"),
        (frame(x=-1), "not understood (frame)"),
        (frame(w=0), "not understood (frame)"),
        (frame(h=True), "not understood (frame)"),
        (frame(duration=19), "not understood (frame)"),
        (frame(duration=5_001), "not understood (frame)"),
        (frame(w=None), "not understood (frame)"),
        ("[" * 100_000, "not understood"),
        (" " * (LIMITS.sheet_bytes + 1), "not understood (size)"),
        (frame(x=31), "outside"),
        (frame(h=11), "outside"),
        (frame(x=10**300), "outside"),
        (sheet_text(image="other.png"), "picture is missing"),
        (sheet_text(image="sheet.svg"), "picture is missing"),
        (sheet_text(image="sheet.json"), "picture is missing"),
        (sheet_text(image="C:sheet.png"), "no usable picture"),
        (sheet_text(image=".."), "no usable picture"),
        (sheet_text(image="a\0.png"), "no usable picture"),
    ],
)
def test_what_is_wrong_with_a_sheet_is_named(tmp_path: Path, text: str | bytes, words: str) -> None:
    (told,) = sheet_said(tmp_path, text)
    assert words in told


def test_a_sheet_of_more_than_a_minute_or_of_a_huge_picture_is_refused(tmp_path: Path) -> None:
    slow = sheet(13)
    for one in slow["frames"]:
        one["duration"] = 5_000
    assert sheet_said(tmp_path, json.dumps(slow), (130, 10)) == ["The sheet is longer than 60 s."]
    (told,) = sheet_said(tmp_path, sheet_text(), (5_000, 5_000))
    assert "damaged or too large" in told
    (tmp_path / "sheet.png").write_bytes(b"no picture")
    (told,) = said(tmp_path, "sheet", "sheet.json", sheet_text())
    assert "damaged or too large" in told


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["frames", "meta", "image", "frame", "x", "y", "w", "h", "duration"]),
            inner,
        )
    ),
    max_leaves=12,
)


@anywhere
@given(VALUES, st.lists(VALUES, min_size=1, max_size=2))
def test_no_json_raises_anything(tmp_path: Path, whole: Any, frames: list[Any]) -> None:
    for told in (whole, sheet(frames=frames), sheet(frames=[{"frame": one} for one in frames])):
        sheet_said(tmp_path, json.dumps(told))


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ({"fault": "a crash"}, "cannot be drawn: a crash"),
        ({"blank": True, "p95_ms": 1.0}, "drawn blank"),
        ({"blank": False, "p95_ms": 12.1}, "takes 12 ms"),
        ({"blank": False, "p95_ms": 12.0}, ""),
    ],
)
def test_what_drawing_a_lottie_showed_is_told(found: dict[str, Any], words: str) -> None:
    faults = drawing_faults(found)
    assert bool(faults) == bool(words)
    assert not faults or (words in faults[0][0].en and faults[0][0].zh)


def test_limits_are_those_of_the_check(tmp_path: Path) -> None:
    from kiosk.library.checking import Check
    from kiosk.library.folder import list_folder

    (tmp_path / "a.webp").write_bytes(animated_webp(5))
    few = LIMITS._replace(webp_frames=4)
    check = Check(tmp_path, list_folder(tmp_path), limits=few)
    ((what, _),) = media_faults(tmp_path, "webp", "a.webp", check)
    assert "at most 4" in what.en
