"""The catalogue is known at once, is never wrong, and survives whatever happens to its index."""

from __future__ import annotations

import builtins
import io
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.library import catalogue as rooms
from kiosk.library.catalogue import (
    changed_folders,
    read_catalogue,
    read_index,
    rebuild_index,
    recall_index,
)
from kiosk.library.exhibit import Catalogue
from kiosk.library.index import INDEX_NAME
from kiosk.players.registry import KINDS
from tests.library.making import make_exhibits, manifest, question, quiz, toml, write_exhibit

ROOT = Path(__file__).parents[2]


@pytest.fixture
def exhibits(tmp_path: Path) -> Path:
    folder = tmp_path / "exhibits"
    make_exhibits(folder, 3, pictures=1)
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def ids(catalogue: Catalogue) -> list[str]:
    return [exhibit.id[-1] for exhibit in catalogue.exhibits]


def age(path: Path, seconds: int = 10) -> None:
    facts = path.stat()
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns + seconds * 10**9))


def test_what_was_rebuilt_is_read_back_the_same(exhibits: Path, cache: Path) -> None:
    named = {"file": "a.svg", "licence": "CC0-1.0", "attribution": "某人"}
    data = manifest("cn.test.made0001", attribution="署名", adapted_from="某书", rights=[named])
    write_exhibit(exhibits, "cn.test.made0001", manifest_data=data)
    first, stale = read_index(exhibits, cache)
    assert first.exhibits == () and len(stale) == 3
    built = rebuild_index(exhibits, cache, KINDS)
    assert ids(built) == ["0", "1", "2"] and built.left_out == ()
    assert read_index(exhibits, cache) == (built, ())
    assert built.get("cn.test.made0001") is built.exhibits[1]
    assert built.exhibits[1].rights == (tuple(named.values()),)
    assert built.get("cn.test.none") is None


def test_a_broken_exhibit_is_left_out_with_its_reasons(exhibits: Path, cache: Path) -> None:
    (exhibits / "cn.test.made0001" / "quiz.toml").unlink()
    (exhibits / "no-manifest").mkdir()
    built = rebuild_index(exhibits, cache, KINDS)
    assert ids(built) == ["0", "2"]
    assert [left.folder for left in built.left_out] == ["cn.test.made0001", "no-manifest"]
    assert "not there" in built.left_out[0].problems[0].what.en
    assert read_index(exhibits, cache) == (built, ())


def test_only_what_changed_is_checked_again(
    exhibits: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rebuild_index(exhibits, cache, KINDS)
    changed = exhibits / "cn.test.made0001"
    (changed / "quiz.toml").write_text(toml(quiz(question("other"))), "utf-8")
    catalogue, stale = read_index(exhibits, cache)
    assert stale == ("cn.test.made0001",) and ids(catalogue) == ["0", "2"]
    checked = _spy(monkeypatch)
    after = rebuild_index(exhibits, cache, KINDS)
    assert checked == ["cn.test.made0001"]
    assert ids(after) == ["0", "1", "2"] and after.digest != before.digest


def test_what_was_only_touched_is_not_checked_again(
    exhibits: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rebuild_index(exhibits, cache, KINDS)
    age(exhibits / "cn.test.made0001" / "quiz.toml")
    assert read_index(exhibits, cache)[1] == ("cn.test.made0001",)
    checked = _spy(monkeypatch)
    assert rebuild_index(exhibits, cache, KINDS) == before
    assert checked == []
    assert read_index(exhibits, cache) == (before, ())


def test_same_size_other_content_is_noticed(exhibits: Path, cache: Path) -> None:
    before = rebuild_index(exhibits, cache, KINDS)
    path = exhibits / "cn.test.made0002" / "exhibit.toml"
    path.write_text(path.read_text("utf-8").replace("只用来试验", "只用来考验"), "utf-8")
    age(path)
    assert read_index(exhibits, cache)[1] == ("cn.test.made0002",)
    after = rebuild_index(exhibits, cache, KINDS)
    assert after.digest != before.digest
    assert after.exhibits[2].summary.text("zh-Hans") == "只用来考验。"


def test_what_is_recalled_is_what_was_built_and_no_folder_is_looked_into(
    exhibits: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = rebuild_index(exhibits, cache, KINDS)
    looked: list[str] = []
    monkeypatch.setattr(rooms, "list_folder", lambda place: looked.append(str(place)))
    catalogue, stale, unlooked = recall_index(exhibits, cache)
    assert (catalogue, stale, looked) == (built, (), [])
    assert [Path(one.place) for one in unlooked] == [one.folder for one in built.exhibits]


@pytest.mark.parametrize("how", ["shorter", "touched", "gone", "more", "emptied"])
def test_every_change_in_what_was_recalled_is_named(exhibits: Path, cache: Path, how: str) -> None:
    rebuild_index(exhibits, cache, KINDS)
    folder = exhibits / "cn.test.made0001"
    quiz = folder / "quiz.toml"
    if how == "shorter":
        quiz.write_bytes(quiz.read_bytes()[:-1])
    elif how == "touched":
        age(quiz)
    elif how == "gone":
        quiz.unlink()
    elif how == "more":
        (folder / "more.txt").write_text("more", "utf-8")
    else:
        shutil.rmtree(folder)
        folder.mkdir()
    catalogue, stale, unlooked = recall_index(exhibits, cache)
    assert ids(catalogue) == ["0", "1", "2"] and stale == ()
    assert changed_folders(unlooked) == read_index(exhibits, cache)[1] == (folder.name,)


def test_a_folder_that_goes_after_it_was_recalled_is_named(exhibits: Path, cache: Path) -> None:
    rebuild_index(exhibits, cache, KINDS)
    unlooked = recall_index(exhibits, cache)[2]
    assert changed_folders(unlooked) == ()
    shutil.rmtree(exhibits / "cn.test.made0002")
    assert changed_folders(unlooked) == ("cn.test.made0002",)


def test_beside_a_new_folder_nothing_is_believed(exhibits: Path, cache: Path) -> None:
    rebuild_index(exhibits, cache, KINDS)
    age(exhibits / "cn.test.made0001" / "quiz.toml")
    write_exhibit(exhibits, "cn.test.new9")
    assert recall_index(exhibits, cache) == (*read_index(exhibits, cache), ())
    assert read_index(exhibits, cache)[1] == ("cn.test.made0001", "cn.test.new9")


@pytest.mark.parametrize("spoil", [b"", b"spoilt", b"\x00" * 4096])
def test_of_a_damaged_index_nothing_is_recalled(exhibits: Path, cache: Path, spoil: bytes) -> None:
    rebuild_index(exhibits, cache, KINDS)
    (cache / INDEX_NAME).write_bytes(spoil)
    catalogue, stale, unlooked = recall_index(exhibits, cache)
    assert (catalogue.exhibits, len(stale), unlooked) == ((), 3, ())


def test_gone_and_new_exhibits(exhibits: Path, cache: Path) -> None:
    rebuild_index(exhibits, cache, KINDS)
    shutil.rmtree(exhibits / "cn.test.made0000")
    write_exhibit(exhibits, "cn.test.new9")
    catalogue, stale = read_index(exhibits, cache)
    assert ids(catalogue) == ["1", "2"] and stale == ("cn.test.new9",)
    assert ids(rebuild_index(exhibits, cache, KINDS)) == ["1", "2", "9"]


def test_moved_exhibits_keep_their_digest(exhibits: Path, cache: Path, tmp_path: Path) -> None:
    before = rebuild_index(exhibits, cache, KINDS)
    shutil.copytree(exhibits, tmp_path / "elsewhere")
    assert rebuild_index(tmp_path / "elsewhere", tmp_path / "c2", KINDS).digest == before.digest


def test_another_program_s_index_is_not_trusted(
    exhibits: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rebuild_index(exhibits, cache, KINDS)
    monkeypatch.setattr(rooms, "program_stamp", lambda: "another")
    assert len(read_index(exhibits, cache)[1]) == 3


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_index_is_never_believed(data: st.DataObject) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as place:
        exhibits, cache = Path(place) / "e", Path(place) / "c"
        make_exhibits(exhibits, 1, pictures=1)
        built = rebuild_index(exhibits, cache, KINDS)
        index = cache / INDEX_NAME
        content = bytearray(index.read_bytes())
        if data.draw(st.booleans()):
            at = data.draw(st.integers(0, len(content) - 1))
            content[at] ^= data.draw(st.integers(1, 255))
        else:
            del content[data.draw(st.integers(0, len(content) - 1)) :]
        index.write_bytes(bytes(content))
        assert read_index(exhibits, cache) == (
            Catalogue(digest=_digest_of_nothing()),
            _names(built),
        )
        assert read_catalogue(exhibits, cache, KINDS) == built
        assert read_index(exhibits, cache) == (built, ())


def _digest_of_nothing() -> str:
    import hashlib

    return hashlib.sha256().hexdigest()


def _names(catalogue: Catalogue) -> tuple[str, ...]:
    return tuple(exhibit.folder.name for exhibit in catalogue.exhibits)


@pytest.mark.parametrize("kind", ["folder", "unreadable"])
def test_an_index_in_the_way_is_no_obstacle(exhibits: Path, cache: Path, kind: str) -> None:
    if kind == "folder":
        (cache / INDEX_NAME).mkdir(parents=True)
    else:
        cache.mkdir()
        (cache / INDEX_NAME).write_bytes(os.urandom(5000))
    assert len(read_index(exhibits, cache)[1]) == 3


def test_an_index_that_cannot_be_stored_costs_only_time(
    exhibits: Path, tmp_path: Path, expect_log: object
) -> None:
    assert callable(expect_log)
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the cache should be")
    expected = expect_log("kiosk.library.catalogue", "WARNING", "index was not stored")
    assert ids(read_catalogue(exhibits, blocked, KINDS)) == ["0", "1", "2"]
    assert expected.seen == 1


def test_no_exhibits_at_all_is_one_clear_sentence(tmp_path: Path, cache: Path) -> None:
    catalogue, stale = read_index(tmp_path / "nowhere", cache)
    assert stale == () and catalogue.exhibits == ()
    assert "cannot be opened" in catalogue.left_out[0].problems[0].what.en
    assert rebuild_index(tmp_path / "nowhere", cache, KINDS) == catalogue
    (tmp_path / "empty").mkdir()
    assert read_catalogue(tmp_path / "empty", cache, KINDS).left_out == ()


def test_what_systems_leave_behind_is_not_seen(exhibits: Path, cache: Path) -> None:
    before = rebuild_index(exhibits, cache, KINDS)
    (exhibits / "System Volume Information").mkdir()
    (exhibits / ".git").mkdir()
    (exhibits / "README.md").write_text("x")
    (exhibits / "cn.test.made0000" / ".DS_Store").write_text("x")
    assert read_index(exhibits, cache) == (before, ())


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs links")
def test_a_linked_exhibit_is_left_out_and_stays_known(exhibits: Path, cache: Path) -> None:
    (exhibits / "cn.test.link").symlink_to(exhibits / "cn.test.made0000")
    built = rebuild_index(exhibits, cache, KINDS)
    assert [left.folder for left in built.left_out] == ["cn.test.link"]
    assert read_index(exhibits, cache) == (built, ())
    unlooked = recall_index(exhibits, cache)[2]
    assert [one.place for one in unlooked if one.name == "cn.test.link"] == [""]
    assert changed_folders(unlooked) == ()


def test_a_rebuild_elsewhere_is_used_and_its_failure_covered(exhibits: Path, cache: Path) -> None:
    calls = []

    def elsewhere() -> None:
        calls.append("works")
        rebuild_index(exhibits, cache, KINDS)

    assert len(read_catalogue(exhibits, cache, KINDS, rebuild=elsewhere).exhibits) == 3
    shutil.rmtree(cache)
    failing = read_catalogue(exhibits, cache, KINDS, rebuild=lambda: calls.append("fails"))
    assert len(failing.exhibits) == 3
    assert len(read_catalogue(exhibits, cache, KINDS, rebuild=elsewhere).exhibits) == 3
    assert calls == ["works", "fails"]


def test_the_way_to_the_first_frame_is_light() -> None:
    code = (
        "import sys, pathlib\n"
        "from kiosk.library.catalogue import read_index\n"
        "from kiosk.players.registry import KINDS\n"
        "from kiosk.players.quiz.kind import read_quiz\n"
        "folder = pathlib.Path('exhibits')\n"
        "read_index(folder, pathlib.Path('no-such-cache'))\n"
        "read_quiz(folder / 'cn.kepu.feathered', 'quiz.toml', 'zh-Hans')\n"
        "heavy = {'pydantic', 'PySide6', 'sqlite_utils'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_five_hundred_known_exhibits_are_not_opened_again(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exhibits = tmp_path / "many"
    make_exhibits(exhibits, 500)
    assert len(rebuild_index(exhibits, cache, KINDS).exhibits) == 500
    opened = _opened_files(monkeypatch)
    catalogue, stale = read_index(exhibits, cache)
    assert len(catalogue.exhibits) == 500 and not stale
    assert [name for name in opened if "many" in name] == []
    assert len(opened) == 1, "only the index itself"


def _opened_files(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect the names of the files that Python opens from now on."""
    opened: list[str] = []
    true_open = io.open

    def noting(file: Any, *rest: Any, **named: Any) -> Any:
        opened.append(str(file))
        return true_open(file, *rest, **named)

    monkeypatch.setattr(io, "open", noting)
    monkeypatch.setattr(builtins, "open", noting)
    return opened


def _spy(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    from kiosk.library import examine

    checked: list[str] = []
    really = examine.examine

    def spying(folder: Path, *rest: object) -> examine.Examined:
        checked.append(folder.name)
        return really(folder, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(examine, "examine", spying)
    return checked


def test_manifest_data_is_what_the_exhibit_says(exhibits: Path, cache: Path) -> None:
    data = manifest("cn.test.words", title={"zh-Hans": "题", "en": "Title"}, poster=None)
    write_exhibit(exhibits, "cn.test.words", manifest_data=data)
    exhibit = rebuild_index(exhibits, cache, KINDS).get("cn.test.words")
    assert exhibit is not None
    assert (exhibit.title.text("en"), exhibit.title.text("zh-Hans")) == ("Title", "题")
    assert exhibit.poster is None and exhibit.topics == ("物理",)
    assert exhibit.parts[0].kind == "quiz" and exhibit.parts[0].title is None
    assert exhibit.folder == exhibits / "cn.test.words"
