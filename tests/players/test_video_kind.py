"""What is wrong with a film and what belongs to it is found, named and placed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.core.errors import Trouble
from kiosk.library.check import check_exhibit
from kiosk.library.examine import Examined, examine
from kiosk.library.probing import ChildProber
from kiosk.library.problems import Problem
from kiosk.players.registry import KINDS
from kiosk.players.video.kind import VideoKind, read_film, trouble_with
from tests.library.making import manifest, question, quiz, toml, write_exhibit
from tests.players.filming import HEAD, INTERLACED, av1_film, contents, film, sound_alone

ID = "cn.test.film"
FILM = film(seconds=20.0, sound="aac")
VTT = "WEBVTT\n\n00:01.000 --> 00:02.000\n一二三\n\n00:02.000 --> 00:03.000\n四五六\n"


class Fake:
    """A prober that finds what it is told, and remembers what it was asked."""

    def __init__(self, **found: Any) -> None:
        self.found = {"frames": 3, "frames_at_end": 9, "duration_s": 20.0, **found}
        self.asked: list[tuple[str, str]] = []

    def open(self, kind: str, path: Path) -> dict[str, Any]:
        self.asked.append((kind, path.name))
        return self.found


def video(**changes: Any) -> dict[str, Any]:
    """A sound ``video.toml``; a change of None removes the field."""
    sound: dict[str, Any] = {
        "format": 1,
        "file": "film.mp4",
        "poster": "a.svg",
        "captions": {"zh-Hans": "film.vtt", "en": "film.srt"},
        "chapter": [
            {"at_s": 0, "title": {"zh-Hans": "开头", "en": "Start"}},
            {"at_s": 9.5, "title": {"zh-Hans": "中间", "en": "Middle"}},
        ],
        "pause": [{"at_s": 12, "entry": "pause.toml"}],
    }
    return {name: value for name, value in {**sound, **changes}.items() if value is not None}


def written(
    tmp_path: Path,
    files: Mapping[str, str | bytes] | None = None,
    parts: tuple[str, ...] = ("video", "quiz"),
    **changes: Any,
) -> Path:
    if (tmp_path / ID).exists():
        shutil.rmtree(tmp_path / ID)
    entries = {"video": "video.toml", "quiz": "quiz.toml"}
    part = [{"kind": kind, "entry": entries[kind]} for kind in parts]
    own: dict[str, str | bytes] = {
        "video.toml": toml(video(**changes)),
        "pause.toml": toml(quiz(question("p1"))),
        "film.mp4": FILM,
        "film.vtt": VTT,
        "film.srt": "1\n00:00:01,000 --> 00:00:02,000\none two\n",
        **(files or {}),
    }
    return write_exhibit(tmp_path, ID, manifest_data=manifest(ID, part=part), files=own)


def problems(tmp_path: Path, *args: Any, **changes: Any) -> list[Problem]:
    found = check_exhibit(written(tmp_path, *args, **changes), KINDS)
    assert all(p.what.zh and p.what.en and p.mend.zh and p.mend.en for p in found)
    return found


def only(found: list[Problem]) -> Problem:
    assert len(found) == 1, found
    return found[0]


def test_a_sound_film_has_no_problem_and_is_read(tmp_path: Path) -> None:
    assert problems(tmp_path) == []
    read = read_film(tmp_path / ID, "video.toml", "zh-Hans")
    assert (read.file, read.poster, read.file_1080) == ("film.mp4", "a.svg", None)
    assert read.captions == {"zh-Hans": "film.vtt", "en": "film.srt"}
    assert [(c.at_s, c.title.text("en")) for c in read.chapters] == [(0, "Start"), (9.5, "Middle")]
    assert [(p.at_s, p.entry) for p in read.pauses] == [(12, "pause.toml")]
    assert trouble_with(tmp_path / ID, read) is None


def test_the_least_film_is_a_file(tmp_path: Path) -> None:
    found = problems(tmp_path, poster=None, captions=None, chapter=None, pause=None)
    assert {(p.field, p.severity) for p in found} == {("poster", "hint"), ("captions", "hint")}
    assert read_film(tmp_path / ID, "video.toml", "zh-Hans").chapters == ()


CHAPTERS = [{"at_s": at_s, "title": {"zh-Hans": "章", "en": "A"}} for at_s in (0, 9, 10.5, 19.5)]


@pytest.mark.parametrize(
    ("changes", "field", "words", "severity"),
    [
        ({"format": 2, "novelty": 1}, "format", "newer format 2", "error"),
        ({"file": None}, "file", "required and missing", "error"),
        ({"file": "none.mp4"}, "file", "not there", "error"),
        ({"file": "film.avi"}, "file", "no format that is played", "error"),
        ({"file": "../film.mp4"}, "file", "“..”", "error"),
        ({"file": "/dev/zero.mp4"}, "file", "absolute", "error"),
        ({"file_1080": "none.mp4"}, "file_1080", "not there", "error"),
        ({"poster": "none.png"}, "poster", "not there", "error"),
        ({"poster": None}, "poster", "no picture before the first frame", "hint"),
        ({"captions": None}, "captions", "no captions in its own language", "hint"),
        ({"captions": {"en": "film.srt"}}, "captions", "own language", "hint"),
        ({"captions": {"zh-Hans": "none.vtt"}}, "captions.zh-Hans", "not there", "error"),
        ({"captions": {"zh-Hans": "a.svg"}}, "captions.zh-Hans", "no caption file", "error"),
        (
            {"captions": {"zh": "film.vtt", "zh-Hans": "film.vtt"}},
            "captions.zh",
            "precise",
            "error",
        ),
        ({"captions": "film.vtt"}, "captions", "table", "error"),
        ({"subtitles": "film.vtt"}, "subtitles", "not known", "error"),
        ({"chapter": CHAPTERS[1::-1]}, "chapter[2].at_s", "two seconds after", "error"),
        ({"chapter": CHAPTERS[1:3]}, "chapter[2].at_s", "two seconds after", "error"),
        ({"chapter": CHAPTERS[3:]}, "chapter[1].at_s", "only 20 s long", "error"),
        ({"chapter": [{"at_s": -1, "title": "章"}]}, "chapter[1].at_s", "at least 0", "error"),
        ({"chapter": [{"at_s": "1", "title": "章"}]}, "chapter[1].at_s", "a number", "error"),
        ({"chapter": [{"at_s": 301, "title": "章"}]}, "chapter[1].at_s", "at most 300", "error"),
        ({"chapter": [{"at_s": 1}]}, "chapter[1].title", "missing", "error"),
        ({"chapter": [{"at_s": 1, "title": "章" * 11}]}, "chapter[1].title.zh-Hans", "10", "hint"),
        ({"chapter": CHAPTERS[:1] * 13}, "chapter", "at most 12", "error"),
        ({"pause": [{"at_s": 19.5, "entry": "pause.toml"}]}, "pause[1].at_s", "only 20", "error"),
        ({"pause": [{"at_s": 0, "entry": "pause.toml"}]}, "pause[1].at_s", "at least 1", "error"),
        ({"pause": [{"at_s": 5, "entry": "none.toml"}]}, "pause[1].entry", "not there", "error"),
        ({"pause": [{"at_s": 5}]}, "pause[1].entry", "missing", "error"),
        ({"pause": [{"at_s": 5, "entry": "a.svg"}]}, "", "", "error"),
    ],
)
def test_a_fault_is_placed(
    tmp_path: Path, changes: dict[str, Any], field: str, words: str, severity: str
) -> None:
    found = problems(tmp_path, **changes)
    problem = only([p for p in found if "no text in" not in p.what.en])
    assert words in problem.what.en and problem.severity == severity
    if field:
        assert (problem.file, problem.field) == ("video.toml", field)
        assert problem.line > 0 or severity == "error" or "captions" in field or field == "poster"


@pytest.mark.parametrize("at_s", ["nan", "inf", "-inf"])
def test_a_time_that_is_no_number_is_refused(tmp_path: Path, at_s: str) -> None:
    text = toml(video(pause=None, chapter=None)) + f"[[chapter]]\nat_s = {at_s}\ntitle = '章'\n"
    assert any(
        p.field == "chapter[1].at_s" and p.severity == "error"
        for p in problems(tmp_path, {"video.toml": text})
    )


def test_the_quiz_of_a_pause_is_checked_like_any_other(tmp_path: Path) -> None:
    broken = toml(quiz(question("p1", type="essay"), question("q1", stem="")))
    found = problems(tmp_path, {"pause.toml": broken})
    assert {(p.file, p.field) for p in found} == {
        ("pause.toml", "question[1].type"),
        ("pause.toml", "question[2].stem"),
    } | {("quiz.toml", "question[1].id")}  # q1 is taken by the pause


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (av1_film(20), "codec is AV1"),
        (FILM[: len(FILM) * 2 // 3], "cut off"),
        (FILM[:40], "table of contents"),
        (b"", "table of contents"),
        (b"GIF89a" + bytes(99), "no MP4"),
        (HEAD + contents(), "no frames"),
        (sound_alone(), "no video track"),
        (film(seconds=20.0, options=INTERLACED), "interlaced"),
    ],
)
def test_a_film_that_cannot_be_played_is_broken_and_the_exhibit_is_shown(
    tmp_path: Path, content: bytes, words: str
) -> None:
    found = problems(tmp_path, {"film.mp4": content})
    broken = [p for p in found if p.severity == "broken"]
    assert any(words in p.what.en for p in broken) and {p.file for p in broken} == {"film.mp4"}
    assert not [p for p in found if p.severity == "error"]
    assert examine(tmp_path / ID, KINDS).exhibit is not None
    trouble = trouble_with(tmp_path / ID, read_film(tmp_path / ID, "video.toml", "zh-Hans"))
    assert trouble is not None and trouble.code == "exhibit-changed"


def test_where_every_part_is_broken_there_is_no_exhibit(tmp_path: Path) -> None:
    folder = written(tmp_path, {"film.mp4": b""}, ("video", "video"))
    examined = examine(folder, KINDS)
    assert examined.exhibit is None
    severities = [p.severity for p in examined.problems]
    assert severities == ["broken", "error"], "told once, missed twice"
    assert "None of its parts" in examined.problems[1].what.en
    assert examined.problems[1].field == "part"


def test_without_captions_that_can_be_read_it_is_played_all_the_same(tmp_path: Path) -> None:
    folder = written(tmp_path, {"film.vtt": VTT.encode("gb18030")}, ("video",))
    examined = examine(folder, KINDS)
    problem = only(list(examined.problems))
    assert (problem.file, problem.severity) == ("film.vtt", "broken")
    assert "GB18030" in problem.what.en and "UTF-8" in problem.mend.en
    assert examined.exhibit is not None


def test_without_its_larger_rendition_it_is_played_all_the_same(tmp_path: Path) -> None:
    folder = written(tmp_path, {"large.mp4": b""}, ("video",), file_1080="large.mp4")
    examined = examine(folder, KINDS)
    assert only(list(examined.problems)).severity == "broken" and examined.exhibit is not None


def test_captions_that_overlap_are_hinted_at_with_their_time(tmp_path: Path) -> None:
    clashing = VTT.replace("00:02.000 --> 00:03", "00:01.500 --> 00:03")
    problem = only(problems(tmp_path, {"film.vtt": clashing}))
    assert (problem.file, problem.severity) == ("film.vtt", "hint")
    assert "0:01.5" in problem.what.zh and "overlaps" in problem.what.en


def test_many_overlaps_are_told_five_times(tmp_path: Path) -> None:
    text = "WEBVTT\n" + "\n00:01.000 --> 00:09.000\nx\n" * 30
    assert len(problems(tmp_path, {"film.vtt": text})) == 5


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_a_pipe_in_place_of_the_film_is_not_waited_for(tmp_path: Path) -> None:
    folder = written(tmp_path)
    (folder / "film.mp4").unlink()
    os.mkfifo(folder / "film.mp4")
    found = check_exhibit(folder, KINDS)
    assert {p.file for p in found if p.severity == "error"} >= {"film.mp4", "video.toml"}


def test_the_prober_is_asked_once_for_each_film(tmp_path: Path) -> None:
    prober = Fake()
    folder = written(tmp_path, parts=("video", "video", "quiz"))
    assert check_exhibit(folder, KINDS, prober=prober) == []
    assert prober.asked == [("video", "film.mp4")]


def test_a_film_that_is_broken_already_is_not_opened(tmp_path: Path) -> None:
    prober = Fake()
    assert check_exhibit(written(tmp_path, {"film.mp4": FILM[:900]}), KINDS, prober=prober)
    assert prober.asked == []


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ({"frames": 0}, "shows no frames"),
        ({"frames_at_end": 0}, "play to its end"),
        ({"duration_s": 12.0}, "20.0 s or 12.0 s"),
        ({"error": "Could not open file"}, "Could not open file"),
        ({"fault": "not opened within 40 s"}, "within 40 s"),
    ],
)
def test_what_the_prober_finds_is_told(tmp_path: Path, found: dict[str, Any], words: str) -> None:
    problem = only(check_exhibit(written(tmp_path), KINDS, prober=Fake(**found)))
    assert words in problem.what.en
    assert (problem.file, problem.severity) == ("film.mp4", "broken")


def test_a_webm_is_judged_by_opening_it_alone(tmp_path: Path) -> None:
    folder = written(tmp_path, {"film.webm": b"who knows"}, file="film.webm")
    assert check_exhibit(folder, KINDS) == []
    assert check_exhibit(folder, KINDS, prober=Fake()) == []
    assert only(check_exhibit(folder, KINDS, prober=Fake(frames=0))).severity == "broken"


def test_the_clip_of_the_attract_screen_is_checked_and_stops_no_part(tmp_path: Path) -> None:
    data = manifest("cn.test.one", attract="clip.mp4")
    folder = write_exhibit(tmp_path, manifest_data=data, files={"clip.mp4": film()})
    assert check_exhibit(folder, KINDS) == []
    exhibit = examine(folder, KINDS).exhibit
    assert exhibit is not None and exhibit.attract == "clip.mp4"
    (folder / "clip.mp4").write_bytes(av1_film())
    assert only(check_exhibit(folder, KINDS)).severity == "broken"
    assert examine(folder, KINDS).exhibit is not None
    (folder / "clip.mp4").unlink()
    assert only(check_exhibit(folder, KINDS)).severity == "error"


@pytest.mark.parametrize(
    "text",
    [
        "not toml",
        "format = 1\n",
        "file = 3\n",
        'file = "film.mp4"\nposter = 3\n',
        'file = "film.mp4"\ncaptions = "a"\n',
        'file = "film.mp4"\n[[chapter]]\nat_s = 1\n',
        'file = "film.mp4"\n[[chapter]]\nat_s = "1"\ntitle = "a"\n',
        'file = "film.mp4"\n[[pause]]\nat_s = 1\n',
        'file = "film.mp4"\npause = 3\n',
    ],
)
def test_a_file_that_changed_since_its_check_is_a_trouble(tmp_path: Path, text: str) -> None:
    folder = written(tmp_path, {"video.toml": text})
    with pytest.raises(Trouble) as caught:
        read_film(folder, "video.toml", "zh-Hans")
    assert caught.value.code == "exhibit-changed"


def test_a_film_that_is_gone_is_a_trouble(tmp_path: Path) -> None:
    folder = written(tmp_path)
    read = read_film(folder, "video.toml", "zh-Hans")
    (folder / "film.mp4").unlink()
    assert trouble_with(folder, read) is not None
    with pytest.raises(Trouble):
        read_film(folder, "none.toml", "zh-Hans")


def test_capabilities_can_be_required(tmp_path: Path) -> None:
    data = manifest("cn.test.one", requires=sorted(VideoKind.capabilities))
    assert check_exhibit(write_exhibit(tmp_path, manifest_data=data), KINDS) == []


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 400)
    | st.floats(allow_nan=False, width=16)
    | st.sampled_from(["film.mp4", "film.vtt", "pause.toml", "a.svg", "../a", "zh-Hans", "字"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["zh-Hans", "en", "at_s", "title", "entry"]), inner)
    ),
    max_leaves=6,
)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(sorted(video())), VALUES, max_size=4))
def test_no_film_s_table_raises(tmp_path: Path, changes: dict[str, Any]) -> None:
    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {k: plain(v) for k, v in value.items() if v is not None}
        return [plain(v) for v in value if v is not None] if isinstance(value, list) else value

    folder = written(tmp_path, {"video.toml": toml(video(**plain(changes)))})
    examined: Examined = examine(folder, KINDS)
    failed = any(p.severity == "error" for p in examined.problems)
    assert (examined.exhibit is None) == failed
    if not failed:
        read_film(folder, "video.toml", "zh-Hans")


def test_the_shipped_qt_opens_a_good_film_and_not_others(tmp_path: Path) -> None:
    prober = ChildProber()
    short = film(seconds=2.0, sound="aac")
    folder = written(tmp_path, {"film.mp4": short}, chapter=None, pause=None)
    assert check_exhibit(folder, KINDS, prober=prober) == []
    path = tmp_path / "other.mp4"
    for content in (av1_film(), short[: len(short) // 2], b"no film"):
        path.write_bytes(content)
        found = prober.open("video", path)
        assert found.get("error") or found.get("fault") or found.get("frames_at_end", 0) < 1, found
