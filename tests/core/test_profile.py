"""What was measured is kept whole, or it says nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.core.profile import FILE, FilmSpeed, Profile, keep_profile, profile_of, read_profile

ONE = Profile(
    machine=("Celeron", "2 cores", "1366×768", "software"),
    screen_px=(1366, 768),
    drawn_by="software",
    free_share=0.9,
    page_ms=12.5,
    films=(FilmSpeed(720, 921_600, 25.0, 24.9, 0.4),),
    programs={"pendulum": 2.5},
    write_ms=18.0,
    write_bytes_per_s=5e7,
    took_s=7.0,
)


def told(**changes: object) -> dict[str, object]:
    films = [film._asdict() for film in ONE.films]
    return {**ONE._asdict(), "films": films, **changes}


def test_what_is_kept_is_read_back(data: Path) -> None:
    assert read_profile(data) is None
    keep_profile(data, ONE)
    assert read_profile(data) == ONE


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"[" * 5000,
        b"\xff\xfe",
        b'{"format": 2}',
        b'{"format": 1}',
        b" " * 70_000,
    ],
)
def test_a_damaged_file_says_nothing_and_is_set_aside_by_the_next_measurement(
    data: Path, content: bytes
) -> None:
    (data / FILE).write_bytes(content)
    assert read_profile(data) is None
    assert (data / FILE).read_bytes() == content, "reading changes nothing"
    keep_profile(data, ONE)
    assert read_profile(data) == ONE
    assert (data / f"{FILE}.damaged-1").read_bytes() == content


@pytest.mark.parametrize(
    "changes",
    [
        {"page_ms": float("nan")},
        {"page_ms": -1.0},
        {"page_ms": True},
        {"page_ms": 1e13},
        {"screen_px": [1, 2, 3]},
        {"screen_px": 5},
        {"machine": "Celeron"},
        {"machine": ["x\n"]},
        {"machine": ["x" * 201]},
        {"films": [{}]},
        {"films": [{"lines": 1}] * 65},
        {"programs": {"pendulum": "quick"}},
        {"programs": {str(n): 1.0 for n in range(65)}},
        {"programs": [1]},
        {"drawn_by": None},
        {"took_s": "long"},
    ],
)
def test_a_figure_that_is_none_is_refused(changes: dict[str, object]) -> None:
    assert profile_of(told()) == ONE
    with pytest.raises(ValueError, match=r"."):
        profile_of(told(**changes))


def test_what_was_not_measured_may_be_missing(data: Path) -> None:
    bare = profile_of({"machine": ["x"], "screen_px": [800, 600], "drawn_by": "gpu"})
    assert (bare.page_ms, bare.films, bare.programs, bare.write_ms) == (None, (), {}, None)
    keep_profile(data, bare)
    assert read_profile(data) == bare
    assert json.loads((data / FILE).read_bytes())["page_ms"] is None
