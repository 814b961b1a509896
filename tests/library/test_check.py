"""The check of an exhibit: all of its problems at once, each with its place and its mend."""

from __future__ import annotations

import datetime
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.library.check import check_exhibit, check_paths
from kiosk.library.coverage import Coverage
from kiosk.library.examine import examine, fits_engine
from kiosk.library.exhibit import Right
from kiosk.library.folder import list_folder
from kiosk.library.limits import LIMITS
from kiosk.library.problems import Problem
from kiosk.library.report import format_problems
from kiosk.players.registry import KINDS
from tests.library.making import SVG, manifest, toml, write_exhibit

ID = "cn.test.one"


def problems(tmp_path: Path, data: dict[str, Any] | None = None, **changes: Any) -> list[Problem]:
    if (tmp_path / ID).exists():
        shutil.rmtree(tmp_path / ID)
    folder = write_exhibit(tmp_path, ID, manifest_data=data or manifest(ID, **changes))
    return check_exhibit(folder, KINDS)


def only(found: list[Problem]) -> Problem:
    assert len(found) == 1, found
    assert found[0].what.zh and found[0].what.en and found[0].mend.zh and found[0].mend.en
    return found[0]


def test_a_sound_exhibit_has_no_problem(tmp_path: Path) -> None:
    assert problems(tmp_path) == []


FULL: dict[str, Any] = {
    "released": datetime.date(2026, 11, 24),
    "engine": ">=0.1, <1",
    "requires": ["quiz.multiple"],
    "keywords": ["一"],
    "goal": {"zh-Hans": "目标", "en": "Goal"},
    "remember": [{"zh-Hans": "记住", "en": "Remember"}],
    "notice": {"zh-Hans": "注意", "en": "Note"},
    "stage": ["小学"],
    "difficulty": 5,
    "players": 2,
    "prerequisite": {"zh-Hans": "先学", "en": "Before"},
    "curriculum": "标准",
    "authors": ["作者"],
    "adapted_from": "某书",
    "attribution": "署名",
    "licence": "LicenseRef-Own",
    "licence_text": "只在本馆使用",
    "rights": [{"file": "a.svg", "licence": "CC0-1.0", "attribution": "某人"}],
    "x__note": "own",
    "emergency": {
        "hazard": {"zh-Hans": "地震", "en": "Earthquake"},
        "authority": {"zh-Hans": "地震局", "en": "Authority"},
        "valid_until": datetime.date(2027, 1, 1),
        "hotlines": ["12345"],
    },
    "access": {"narration": "none", "captions": False, "reading_level": "小学"},
    "docent": {
        "points": [{"zh-Hans": "点", "en": "Point"}] * 3,
        "questions": [{"zh-Hans": "问", "en": "Question"}] * 2,
        "demonstration": {"zh-Hans": "演示", "en": "Show"},
        "safety": {"zh-Hans": "安全", "en": "Safe"},
    },
}


def test_every_field_of_the_format_is_taken(tmp_path: Path) -> None:
    data = manifest(ID, **FULL)
    hint = only(problems(tmp_path, data))
    assert (hint.field, hint.severity) == ("emergency", "hint")
    assert "pins nothing" in hint.what.en and "--emergency-until" in hint.mend.zh
    exhibit = examine(tmp_path / ID, KINDS).exhibit
    assert exhibit is not None
    assert exhibit.remember[0].text("en") == "Remember"
    assert exhibit.notice is not None and exhibit.notice.text("zh-Hans") == "注意"
    assert exhibit.goal is not None and exhibit.difficulty == 5
    assert exhibit.is_sample
    assert (exhibit.attribution, exhibit.adapted_from) == ("署名", "某书")
    assert exhibit.rights == (Right("a.svg", "CC0-1.0", "某人"),)


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"version": "1.0"}, "version", "not written"),
        ({"version": None}, "version", "missing"),
        ({"titel": "x"}, "titel", "not known"),
        ({"title": 3}, "title", "table or a text"),
        ({"title": {"en": "x"}}, "title", "own language (zh-Hans)"),
        ({"title": {"zh-Hans": "x", "EN": "y"}}, "title.EN", "not written"),
        ({"title": {"zh-Hans": "x", "zh": "y"}}, "title.zh", "not precise"),
        ({"title": "a\u0007b"}, "title", "control"),
        ({"topic": ["天文"]}, "topic[1]", "none of the choices"),
        ({"topic": []}, "topic", "at least 1"),
        ({"audience": "公众"}, "audience", "list"),
        ({"duration_min": 0}, "duration_min", "at least 1"),
        ({"duration_min": 1.5}, "duration_min", "whole number"),
        ({"duration_min": "3"}, "duration_min", "whole number"),
        ({"remember": ["a", "b", "c", "d"]}, "remember", "at most 3"),
        ({"released": "today"}, "released", "date"),
        ({"engine": "new"}, "engine", "not written"),
        ({"engine": ">=99"}, "engine", "needs version"),
        ({"requires": ["quiz.essay"]}, "requires[1]", "cannot do “quiz.essay” yet"),
        ({"format": 2, "novelty": 1}, "format", "newer format 2"),
        ({"format": "1"}, "format", "none of the choices"),
        ({"licence": "my own!"}, "licence", "not written"),
        ({"licence": "LicenseRef-Own"}, "licence", "no text"),
        ({"poster": "none.svg"}, "poster", "not there"),
        ({"poster": "/etc/passwd.svg"}, "poster", "absolute"),
        ({"part": [{"kind": "opera", "entry": "quiz.toml"}]}, "part[1].kind", "cannot play"),
        ({"part": [{"kind": "quiz", "entry": "q.toml"}]}, "part[1].entry", "not there"),
        ({"part": [{"kind": "quiz", "entry": "../x"}]}, "part[1].entry", "“..”"),
        ({"part": [{"kind": "quiz"}]}, "part[1].entry", "missing"),
        ({"part": []}, "part", "at least 1"),
        ({"access": {"captions": "yes"}}, "access.captions", "true or false"),
    ],
)
def test_a_fault_is_placed(tmp_path: Path, changed: dict[str, Any], field: str, words: str) -> None:
    found = [p for p in problems(tmp_path, **changed) if p.severity == "error"]
    problem = only(found)
    assert (problem.file, problem.field) == ("exhibit.toml", field)
    assert words in problem.what.en


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    found = problems(tmp_path, version="x", titel="y", poster="b.svg", duration_min=0)
    assert {p.field for p in found} == {"version", "titel", "duration_min"}
    assert "“title”" in next(p for p in found if p.field == "titel").mend.en


def test_a_name_almost_right_is_suggested(tmp_path: Path) -> None:
    assert "Is it “poster.svg”" in only(problems(tmp_path, poster="Poster.svg")).mend.en


def test_without_a_poster_there_is_a_hint(tmp_path: Path) -> None:
    assert only(problems(tmp_path, poster=None)).severity == "hint"


def test_the_id_equals_the_folder(tmp_path: Path) -> None:
    assert "not the folder's name" in only(problems(tmp_path, id="cn.test.two")).what.en


def test_signs_the_font_lacks_are_a_hint(tmp_path: Path) -> None:
    folder = write_exhibit(tmp_path, ID, manifest_data=manifest(ID, title="水₂"))
    coverage = Coverage((0, 0x2090), (0x207F, 0x10FFFF))
    lacking = [p for p in check_exhibit(folder, KINDS, coverage) if "font lacks" in p.what.en]
    assert only(lacking).severity == "hint" and "₂" in lacking[0].what.zh


def test_a_missing_or_foreign_manifest(tmp_path: Path) -> None:
    (tmp_path / ID).mkdir()
    assert "not there" in only(check_exhibit(tmp_path / ID, KINDS)).what.en
    assert check_exhibit(tmp_path / "nowhere", KINDS)
    (tmp_path / ID / "exhibit.toml").write_bytes("标题".encode("gb18030"))
    assert "GB18030" in only(check_exhibit(tmp_path / ID, KINDS)).what.en


def test_pictures_and_names_are_looked_at(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"poster.svg": SVG + "<", "bad name?.txt": "x", "A.svg": "x"}
    found = check_exhibit(write_exhibit(tmp_path, ID, files=files), KINDS)
    said = {(p.file, p.what.en.split(" (")[0]) for p in found}
    assert ("poster.svg", "The SVG is damaged") in said
    assert any(p.file == "bad name?.txt" for p in found)
    assert any("only in case" in p.what.en for p in found)


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs links")
def test_links_are_refused(tmp_path: Path) -> None:
    folder = write_exhibit(tmp_path, ID)
    (folder / "b.svg").unlink()
    (folder / "b.svg").symlink_to("/etc/hostname")
    assert ("b.svg", "This is a link or a special file.") in [
        (p.file, p.what.en) for p in check_exhibit(folder, KINDS)
    ]
    (tmp_path / "cn.test.link").symlink_to(folder)
    assert any(p.file == "." for p in check_exhibit(tmp_path / "cn.test.link", KINDS))


def test_too_many_files_or_folders(tmp_path: Path) -> None:
    folder = write_exhibit(tmp_path, ID)
    deep = folder.joinpath(*"abcdefghij")
    deep.mkdir(parents=True)
    (deep / "x").write_text("x")
    assert "deeper than 8" in only(check_exhibit(folder, KINDS)).what.en


def signed(tmp_path: Path, kind: str = "科学性") -> Path:
    folder = write_exhibit(tmp_path, ID)
    found = examine(folder, KINDS)
    assert found.exhibit is not None and found.exhibit.is_sample
    review = {
        "kind": kind,
        "reviewer": "某人",
        "institution": "某馆",
        "date": datetime.date(2026, 11, 24),
        "content_digest": "0" * 64,
    }
    (folder / "exhibit.toml").write_text(toml(manifest(ID, review=[review])), "utf-8")
    hint = only(check_exhibit(folder, KINDS))
    assert hint.severity == "hint" and "void" in hint.what.en
    review["content_digest"] = hint.mend.en.split()[-1].rstrip(".")
    (folder / "exhibit.toml").write_text(toml(manifest(ID, review=[review])), "utf-8")
    return folder


def test_a_review_of_the_science_ends_the_sample(tmp_path: Path) -> None:
    examined = examine(signed(tmp_path), KINDS)
    assert examined.problems == ()
    assert examined.exhibit is not None and not examined.exhibit.is_sample


def test_another_review_does_not(tmp_path: Path) -> None:
    examined = examine(signed(tmp_path, "编辑"), KINDS)
    assert examined.exhibit is not None and examined.exhibit.is_sample


@pytest.mark.parametrize("name", ["a.svg", "quiz.toml", "exhibit.toml"])
def test_any_edit_voids_a_review(tmp_path: Path, name: str) -> None:
    path = signed(tmp_path) / name
    text = path.read_text("utf-8")
    edited = {"a.svg": text + " ", "quiz.toml": text + "#", "exhibit.toml": f"x-a = 1\n{text}"}
    path.write_text(edited[name], "utf-8")
    examined = examine(path.parent, KINDS)
    assert examined.exhibit is not None and examined.exhibit.is_sample
    assert "void" in only(list(examined.problems)).what.en


@pytest.mark.parametrize(
    ("wanted", "fits"),
    [
        (">=0.1", True),
        (">=0.1,<1", True),
        ("<0.1", False),
        (">0.1.0", False),
        ("==0.1.0", True),
        ("==0.1", True),
        ("<=0.0.9", False),
        (">=0.1 , < 0.1.1", True),
    ],
)
def test_engine_ranges(wanted: str, fits: bool) -> None:
    assert fits_engine(wanted, "0.1.0") is fits


def test_paths_are_an_exhibit_its_manifest_or_a_folder_of_them(tmp_path: Path) -> None:
    write_exhibit(tmp_path, "cn.test.one", manifest_data=manifest("cn.test.other"))
    write_exhibit(tmp_path, "cn.test.two", manifest_data=manifest("cn.test.other"))
    no_font = tmp_path / "none.json"

    def files(*paths: Path) -> list[str]:
        return [p.file for p in check_paths(paths, KINDS, no_font)]

    one, two = (f"{tmp_path.as_posix()}/cn.test.{n}/exhibit.toml" for n in ("one", "two"))
    assert files(tmp_path) == [one, two]
    assert files(tmp_path / "cn.test.two") == [two]
    assert files(tmp_path / "cn.test.one" / "exhibit.toml", tmp_path / "cn.test.two") == [one, two]
    missing = tmp_path / "nowhere"
    assert files(missing) == [missing.as_posix()]
    empty = tmp_path / "cn.test.empty"
    (empty / "pictures").mkdir(parents=True)
    assert files(empty) == [f"{empty.as_posix()}/exhibit.toml"]


def test_the_report_names_file_line_field_fault_and_mend(tmp_path: Path) -> None:
    folder = write_exhibit(tmp_path, ID, manifest_data=manifest(ID, duration_min=0))
    found = check_paths([folder], KINDS, tmp_path / "none.json")
    chinese, english = format_problems(found, "zh-Hans"), format_problems(found, "en")
    assert f"{folder.as_posix()}/exhibit.toml\n" in chinese
    assert "错误 第 10 行 duration_min：数字太小，至少是 1。\n      → 请改大一些。" in chinese
    assert "error line 10 duration_min: Too small; at least 1.\n      → Make it larger." in english
    assert chinese.endswith("错误 1 处，提示 0 处。")
    assert format_problems([], "en") == "No problem found."


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 99)
    | st.floats(allow_nan=False, width=16)
    | st.sampled_from(["", "quiz", "zh-Hans", "a.svg", "../a", "字"])
    | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["zh-Hans", "en", "kind", "entry", "x-y", ""]), inner)
    ),
    max_leaves=6,
)
FIELDS = st.sampled_from([*manifest(ID), *(key for key in FULL if key != "x__note"), "review"])


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(FIELDS, VALUES, max_size=5))
def test_no_manifest_raises(changes: dict[str, Any]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as place:
        text = _toml_or_none(manifest(ID, **changes))
        folder = write_exhibit(Path(place), ID, files={"exhibit.toml": text})
        examined = examine(folder, KINDS)
        failed = any(p.severity == "error" for p in examined.problems)
        assert (examined.exhibit is None) == failed


def _toml_or_none(data: dict[str, Any]) -> str:
    def without_none(value: Any) -> Any:
        if isinstance(value, dict):
            return {k: without_none(v) for k, v in value.items() if v is not None}
        if isinstance(value, list):
            return [without_none(v) for v in value if v is not None]
        return value

    return toml(without_none(data))


def test_a_listing_counts_what_it_may(tmp_path: Path) -> None:
    folder = write_exhibit(tmp_path, ID)
    (folder / "._junk").write_text("x")
    listing = list_folder(folder, LIMITS)
    assert set(listing.files) == {"exhibit.toml", "quiz.toml", "poster.svg", "a.svg", "b.svg"}
