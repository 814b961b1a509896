"""A file that cannot be played is told apart from an error, and counted, and reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.core.words import Words
from kiosk.library import probing
from kiosk.library.catalogue import rebuild_index
from kiosk.library.checking import Check
from kiosk.library.folder import list_folder
from kiosk.library.problems import Problem, Severity
from kiosk.library.report import format_problems
from kiosk.library.toml_file import TomlFile, read_toml
from kiosk.players.registry import KINDS
from tests.library.making import manifest, toml, write_exhibit

ID = "cn.test.one"
SAY = (Words("坏了。", "It is broken."), Words("修。", "Mend it."))
PARTS = [{"kind": "video", "entry": "video.toml"}, {"kind": "quiz", "entry": "quiz.toml"}]
VIDEO = toml({"format": 1, "file": "film.mp4", "poster": "a.svg", "captions": {"zh-Hans": "f.srt"}})


def with_film(tmp_path: Path, film: bytes = b"no film at all") -> Path:
    return write_exhibit(
        tmp_path,
        ID,
        manifest_data=manifest(ID, part=PARTS),
        files={
            "video.toml": VIDEO,
            "film.mp4": film,
            "f.srt": "1\n00:00:01,000 --> 00:00:02,000\n一\n",
        },
    )


def checking(tmp_path: Path) -> tuple[Check, TomlFile]:
    folder = write_exhibit(tmp_path, ID, files={"film.mp4": b"no film at all", "film.txt": "x"})
    file, _ = read_toml(folder, "exhibit.toml")
    assert file is not None
    return Check(folder, list_folder(folder), kinds=KINDS), file


def test_a_broken_file_is_no_error() -> None:
    check = Check(Path(), list_folder(Path("nowhere")))
    check.hint("a", (), *SAY)
    check.broken("a", (), *SAY)
    assert (check.failed, check.broken_files) == (False, 1)
    check.error("a", (), *SAY)
    assert (check.failed, check.broken_files) == (True, 1)
    assert [p.severity for p in check.problems] == ["hint", "broken", "error"]


def test_what_a_part_can_do_without_is_told_and_not_missed() -> None:
    check = Check(Path(), list_folder(Path("nowhere")))
    with check.spare():
        check.broken("captions", (), *SAY)
    assert check.broken_files == 0 and len(check.problems) == 1
    assert check.is_broken("captions") and not check.is_broken("film")


def test_a_file_is_looked_into_once_and_missed_each_time() -> None:
    check = Check(Path(), list_folder(Path("nowhere")))
    assert check.first_look("film")
    check.broken("film", (), *SAY)
    assert not check.first_look("film")
    assert check.broken_files == 2
    assert check.first_look("other") and not check.first_look("other")
    assert check.broken_files == 2


def test_a_medium_is_of_a_known_ending_there_and_then_looked_into(tmp_path: Path) -> None:
    check, file = checking(tmp_path)
    for name in ("film.mp4", "film.mp4", "film.txt", "none.mp4", "../film.mp4", "FILM.MP4"):
        check.medium(file, ("attract",), name, "video")
    check.medium(file, ("attract",), "film.mp4", "opera")
    told = [(p.severity, p.what.en.split(" (")[0]) for p in check.problems]
    assert told == [
        ("broken", "The video cannot be read: it is no MP4."),
        ("error", "“film.txt” is no format that is played."),
        ("error", "The file “none.mp4” is not there."),
        ("error", "The path has “..”, “.” or an empty step."),
        ("error", "The file “FILM.MP4” is not there."),
        ("error", "“film.mp4” is no format that is played."),
    ]
    assert "Use .mp4、.webm." in check.problems[1].mend.en
    assert "Is it “film.mp4”" in check.problems[4].mend.en


def test_a_part_played_inside_another_is_checked_as_its_own_kind(tmp_path: Path) -> None:
    check, file = checking(tmp_path)
    check.inset(file, ("part",), "quiz", "quiz.toml")
    check.inset(file, ("part",), "opera", "quiz.toml")
    assert check.problems == []
    check.inset(file, ("part", 0, "entry"), "quiz", "none.toml")
    check.inset(file, ("part", 0, "entry"), "quiz", "a.svg")
    assert [(p.file, p.field) for p in check.problems] == [
        ("exhibit.toml", "part[1].entry"),
        ("a.svg", ""),
    ]


def problem(severity: Severity, file: str = "film.mp4") -> Problem:
    return Problem(file, "", *SAY, severity)


@pytest.mark.parametrize(
    ("severities", "chinese", "english"),
    [
        ((), "没有发现问题。", "No problem found."),
        (("error",), "错误 1 处，提示 0 处。", "1 error, 0 hints."),
        (("broken",), "错误 0 处，坏件 1 处，提示 0 处。", "0 errors, 1 broken, 0 hints."),
        (
            ("broken", "hint", "error", "broken", "error"),
            "错误 2 处，坏件 2 处，提示 1 处。",
            "2 errors, 2 broken, 1 hint.",
        ),
    ],
)
def test_the_report_s_last_line_counts_them(
    severities: tuple[Severity, ...], chinese: str, english: str
) -> None:
    found = [problem(severity) for severity in severities]
    assert format_problems(found, "zh-Hans").splitlines()[-1] == chinese
    assert format_problems(found, "en").splitlines()[-1] == english


def test_the_report_names_a_broken_file_as_such() -> None:
    found = [problem("broken")]
    assert "film.mp4\n  坏件：坏了。\n      → 修。" in format_problems(found, "zh-Hans")
    assert "film.mp4\n  broken: It is broken.\n      → Mend it." in format_problems(found, "en")


def test_an_exhibit_with_a_broken_part_is_in_the_catalogue(tmp_path: Path) -> None:
    with_film(tmp_path / "exhibits")
    catalogue = rebuild_index(tmp_path / "exhibits", tmp_path / "cache", KINDS)
    exhibit = catalogue.get(ID)
    assert exhibit is not None and [part.kind for part in exhibit.parts] == ["video", "quiz"]
    assert catalogue.left_out == ()


def test_check_ends_with_1_where_a_file_is_broken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--quick", str(with_film(tmp_path))]) == 1
    told = capsys.readouterr().out
    assert "坏件：视频读不懂" in told and "错误 0 处，坏件 1 处，提示 0 处。" in told


@pytest.mark.parametrize("quick", [True, False])
def test_check_opens_media_unless_it_is_to_be_quick(
    quick: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from tests.players.filming import film

    opened: list[str] = []

    def remember(self: probing.ChildProber, kind: str, path: Path) -> dict[str, object]:
        opened.append(f"{kind} {path.name}")
        return {"frames": 0}

    monkeypatch.setattr(probing.ChildProber, "open", remember)
    folder = str(with_film(tmp_path, film()))
    assert main(["check", *(["--quick"] if quick else []), folder]) == (not quick)
    assert opened == ([] if quick else ["video film.mp4"])
    assert ("没有画面" in capsys.readouterr().out) is not quick
