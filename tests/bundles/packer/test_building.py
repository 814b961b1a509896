"""Building: the same bytes for the same input, whole or not at all, and plain refusals."""

from __future__ import annotations

import datetime
import errno
import os
import shutil
import tracemalloc
from collections import namedtuple
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.bundles.bundle import MANIFEST_NAME
from kiosk.bundles.keys.authority import Authority, read_authority
from kiosk.bundles.keys.changes import name_publisher
from kiosk.bundles.keys.founding import Count
from kiosk.bundles.keys.recalling import raise_min_seq, recall_exhibit
from kiosk.bundles.limits import MIB
from kiosk.bundles.packer import building, landing, streaming
from kiosk.bundles.packer.building import build
from kiosk.bundles.packer.describing import _end_of
from kiosk.bundles.packer.gathering import CheckFailed, gather
from kiosk.bundles.reading import read_piece
from kiosk.bundles.rereading import verify
from kiosk.bundles.stick import StickSource
from kiosk.bundles.trust import judge, read_bundle
from kiosk.bundles.verdict import Kind
from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.library.folder import digest_content, digest_files, list_folder
from kiosk.library.loads import NO_LOADS, FilmLoad, Loads
from kiosk.library.problems import Problem
from tests.bundles.offices import AUTHORITY, DAY, PASSPHRASE, cheap, label, office, pack, ring, tree
from tests.library.making import manifest, write_exhibit

Usage = namedtuple("Usage", "total used free")


@pytest.fixture(autouse=True)
def cheap_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap(monkeypatch)


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return office(tmp_path / "keys")


@pytest.fixture
def exhibits(tmp_path: Path) -> Path:
    folder = tmp_path / "exhibits"
    write_exhibit(folder, "cn.test.one", files={"pictures/big.png": bytes(range(256)) * 50})
    write_exhibit(folder, "cn.test.two", files={"empty.txt": b""})
    return folder


def _refused(code: str, act: Callable[[], Any]) -> Trouble:
    with pytest.raises(Trouble) as raised:
        act()
    assert raised.value.code == code
    for words in (raised.value.what, raised.value.next_step):
        assert any("\u4e00" <= sign <= "\u9fff" for sign in words.zh)
    return raised.value


def test_a_kiosk_that_trusts_the_authority_takes_it(
    authority: Authority, exhibits: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    built = pack(exhibits, authority, stick, made="2026-11-30", emergency_until=DAY)
    source = StickSource(stick)
    name = "own.space.1"
    raw = source.manifest(name)
    verdict = judge(authority.trusted, raw, name, {}, "0.1", source.pack_sizes(name))
    assert verdict.kind is Kind.GOOD
    assert verdict.valid_until_s == 1798732800  # midnight in China after 2026-12-31
    bundle = verdict.bundle
    assert bundle == built.bundle
    assert bundle is not None and bundle.made == "2026-11-30"
    assert verify(source, bundle, lambda _d, _o: None, lambda: False) == []
    assert source.roots() == authority.trusted.roots
    assert source.contents() == {1: authority.trusted.content}


def test_an_exhibit_is_called_by_the_same_content_as_in_the_library(
    authority: Authority, exhibits: Path, tmp_path: Path
) -> None:
    built = pack(exhibits, authority, tmp_path / "stick")
    for one in built.bundle.exhibits:
        folder = exhibits / one.id
        assert one.content == digest_content(digest_files(folder, list_folder(folder).files))
        assert one.poster == "poster.svg"
        assert one.title.text("en") == "A made-up exhibit"


def test_the_same_input_gives_the_same_bytes_whenever_and_wherever(
    authority: Authority, exhibits: Path, tmp_path: Path
) -> None:
    pack(exhibits, authority, tmp_path / "one")
    moved = tmp_path / "elsewhere" / "copied"
    shutil.copytree(exhibits, moved, copy_function=shutil.copyfile)
    for path in moved.rglob("*"):
        os.utime(path, (1, 1))
    pack([moved / "cn.test.two", moved / "cn.test.one"], authority, tmp_path / "two")
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_what_systems_leave_behind_never_enters(
    authority: Authority, exhibits: Path, tmp_path: Path
) -> None:
    pack(exhibits, authority, tmp_path / "clean")
    one = exhibits / "cn.test.one"
    for name in ("._poster.svg", "Thumbs.db", ".DS_Store", "desktop.ini", "pictures/._big.png"):
        (one / name).write_bytes(b"junk")
    pack(exhibits, authority, tmp_path / "junk")
    assert tree(tmp_path / "clean") == tree(tmp_path / "junk")


def test_a_second_bundle_keeps_the_first(
    authority: Authority, exhibits: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    pack(exhibits, authority, stick)
    first = tree(stick)
    pack(exhibits / "cn.test.one", authority, stick, package="one")
    pack(exhibits, authority, stick, 2)
    assert StickSource(stick).bundles() == ("own.one.1", "own.space.1", "own.space.2")
    assert {name: raw for name, raw in tree(stick).items() if name in first} == first


def test_the_very_same_bundle_there_is_told_and_left(
    authority: Authority, exhibits: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    assert not pack(exhibits, authority, stick).already
    before = {path: path.stat().st_mtime_ns for path in stick.rglob("*")}
    assert pack(exhibits, authority, stick).already
    assert {path: path.stat().st_mtime_ns for path in stick.rglob("*")} == before


def test_a_taken_number_is_refused_and_nothing_changes(
    authority: Authority, exhibits: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    pack(exhibits, authority, stick)
    before = tree(stick)
    (exhibits / "cn.test.one" / "a.svg").write_text("<svg/>")
    told = _refused("seq-taken", lambda: pack(exhibits, authority, stick))
    assert "--seq 2" in told.next_step.zh
    assert tree(stick) == before


def test_a_damaged_bundle_of_that_name_is_told(
    authority: Authority, exhibits: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    folder = pack(exhibits, authority, stick).folder
    raw = bytearray((folder / "0001.pack").read_bytes())
    raw[77] ^= 1
    (folder / "0001.pack").write_bytes(raw)
    _refused("bundle-damaged", lambda: pack(exhibits, authority, stick))
    (folder / "bundle.json").unlink()
    _refused("bundle-damaged", lambda: pack(exhibits, authority, stick))


def test_a_lower_number_than_the_stick_has_is_refused(
    authority: Authority, exhibits: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    pack(exhibits, authority, stick, 12)
    told = _refused("older-seq", lambda: pack(exhibits, authority, stick, 9))
    assert "--seq 13" in told.next_step.zh
    pack(exhibits, authority, stick, 1, package="other")


def test_an_exhibit_outside_the_prefix_is_refused(
    authority: Authority, exhibits: Path, tmp_path: Path
) -> None:
    write_exhibit(exhibits, "cn.other.three")
    told = _refused("not-theirs", lambda: pack(exhibits, authority, tmp_path / "stick"))
    assert "cn.other.three" in told.what.zh and "cn.test" in told.what.zh
    assert not (tmp_path / "stick").exists()


def test_a_publisher_nobody_named_is_refused(authority: Authority) -> None:
    told = _refused("unknown-publisher", lambda: authority.publisher_keys("school"))
    assert "own" in told.what.zh


def test_what_exhibits_ask_of_a_machine_travels_in_the_manifest(
    authority: Authority, exhibits: Path, tmp_path: Path
) -> None:
    loads = Loads((FilmLoad(1920, 1080, 30_000),), ("orbit",))

    def weigh(folder: Path) -> Loads:
        return loads if folder.name == "cn.test.one" else NO_LOADS

    gathered = gather([exhibits], lambda _paths: [], weigh)
    made = build(
        gathered, label(), authority, ring(authority.folder), tmp_path / "stick", lambda *_: None
    )
    read = read_bundle((made.folder / MANIFEST_NAME).read_bytes())
    assert {one.id: one.loads for one in read.exhibits} == {
        "cn.test.one": loads,
        "cn.test.two": NO_LOADS,
    }


def test_without_the_publishers_own_key_nothing_is_written(
    authority: Authority, exhibits: Path, tmp_path: Path
) -> None:
    other = office(tmp_path / "other")
    gathered = gather([exhibits], lambda _paths: [])
    stick = tmp_path / "stick"
    shutil.rmtree(authority.folder / "private" / "publisher-own")
    with_other = ring(authority.folder, other.folder)
    _refused(
        "signatures-missing",
        lambda: build(gathered, label(), authority, with_other, stick, lambda _d, _o: None),
    )
    assert not stick.exists()


def test_two_of_a_publishers_keys_sign_where_two_are_needed(
    authority: Authority, exhibits: Path, tmp_path: Path
) -> None:
    keys = ring(authority.folder)
    name_publisher(authority, keys, "club", ["cn.club"], AUTHORITY, Count(2, 2), PASSPHRASE)
    authority = read_authority(authority.folder)
    club = write_exhibit(tmp_path / "club", "cn.club.one")
    apart = tmp_path / "apart"
    apart.mkdir()
    private = authority.folder / "private" / "publisher-club"
    (private / "publisher-club-v2-2.pem").rename(apart / "renamed by its holder.pem")
    gathered = gather([club], lambda _paths: [])
    badge = label()._replace(publisher="club")
    args = gathered, badge, authority
    out = tmp_path / "stick"
    _refused("signatures-missing", lambda: build(*args, ring(authority.folder), out, print))
    both = ring(authority.folder, apart)
    build(*args, both, out, lambda _d, _o: None)
    source = StickSource(out)
    raw = source.manifest("club.space.1")
    assert judge(authority.trusted, raw, "club.space.1", {}, "1", None).kind is Kind.GOOD


def test_what_is_recalled_or_outdated_is_refused(
    authority: Authority, exhibits: Path, tmp_path: Path
) -> None:
    keys, stick = ring(authority.folder), tmp_path / "stick"
    raise_min_seq(authority, keys, "own.space", 3)
    authority = read_authority(authority.folder)
    _refused("outdated-seq", lambda: pack(exhibits, authority, stick, 2))
    recall_exhibit(authority, keys, "cn.test.two", ["1.0.0"], {"zh-Hans": "错了"})
    authority = read_authority(authority.folder)
    told = _refused("recalled", lambda: pack(exhibits, authority, stick, 3))
    assert "cn.test.two" in told.what.zh
    pack(exhibits / "cn.test.one", authority, stick, 3)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"package": "Space"}, "unfit-bundle"),
        ({"package": "con/../x"}, "unfit-bundle"),
        ({"title": {"zh-Hans": "两\n行"}}, "unfit-bundle"),
        ({"kiosk_from": "new"}, "unfit-bundle"),
        ({"kiosk_from": "2", "kiosk_below": "1"}, "no-such-kiosk"),
        ({"version": ""}, "unfit-bundle"),
        ({"made": "yesterday"}, "unfit-bundle"),
    ],
)
def test_a_label_no_kiosk_would_take_is_refused(
    changes: dict[str, Any], code: str, authority: Authority, exhibits: Path, tmp_path: Path
) -> None:
    _refused(code, lambda: pack(exhibits, authority, tmp_path / "stick", **changes))
    assert not (tmp_path / "stick").exists()


def test_all_problems_of_the_check_are_told_and_nothing_is_written(
    exhibits: Path, tmp_path: Path
) -> None:
    words = Words("错", "wrong")
    problems = [Problem("a", "", words, words), Problem("b", "", words, words, "broken")]
    with pytest.raises(CheckFailed) as failed:
        gather([exhibits], lambda _paths: problems)
    assert failed.value.problems == tuple(problems)
    hint = [Problem("a", "", words, words, "hint")]
    assert len(gather([exhibits], lambda _paths: hint)) == 2


def test_an_empty_folder_and_one_exhibit_twice_are_refused(exhibits: Path, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    _refused("exhibit-twice", lambda: gather([exhibits, _copy(exhibits, tmp_path)], lambda _p: []))
    assert len(gather([exhibits, exhibits / "cn.test.one"], lambda _p: [])) == 2
    _refused("no-exhibits", lambda: gather([], lambda _p: []))
    _refused("cannot-open", lambda: gather([tmp_path / "gone"], lambda _p: []))


def _copy(exhibits: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(exhibits / "cn.test.one", tmp_path / "copy" / "cn.test.one"))


def test_another_authoritys_stick_is_refused(
    authority: Authority, exhibits: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    pack(exhibits, office(tmp_path / "other"), stick)
    before = tree(stick)
    _refused("other-authority", lambda: pack(exhibits, authority, stick, 2))
    assert tree(stick) == before


def test_a_stick_without_room_is_refused_before_anything_is_written(
    authority: Authority, exhibits: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _path: Usage(1, 1, MIB))
    told = _refused("stick-full", lambda: pack(exhibits, authority, tmp_path / "stick"))
    assert "只剩 2 MB" in told.what.zh
    assert not (tmp_path / "stick").exists()


@pytest.mark.parametrize("at", [1, 2, 5])
@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "stick-full"),
        (errno.EIO, "stick-error"),
        (errno.EROFS, "stick-read-only"),
        (errno.EFBIG, "file-too-large"),
    ],
)
def test_a_disk_that_refuses_half_way_keeps_nothing(
    at: int,
    number: int,
    code: str,
    authority: Authority,
    exhibits: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls = 0
    real = streaming.PackWriter.write

    def write(self: streaming.PackWriter, chunk: bytes) -> None:
        nonlocal calls
        calls += 1
        if calls == at:
            raise OSError(number, os.strerror(number))
        real(self, chunk)

    monkeypatch.setattr(streaming.PackWriter, "write", write)
    _refused(code, lambda: pack(exhibits, authority, tmp_path / "stick"))
    assert not (tmp_path / "stick").exists()


def test_a_failure_leaves_what_lay_on_the_stick(
    authority: Authority, exhibits: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    pack(exhibits, authority, stick)
    before = tree(stick)

    def flush(_folder: Path) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(landing, "flush_folder", flush)
    _refused("stick-full", lambda: pack(exhibits, authority, stick, 2))
    assert tree(stick) == before
    assert [path.name for path in (stick / "KEPU" / "bundles").iterdir()] == ["own.space.1"]


def test_a_stick_that_forgets_what_it_took_is_found_out(
    authority: Authority, exhibits: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = read_piece

    def read(descriptor: int, offset: int, size: int) -> bytes:
        return bytes(len(real(descriptor, offset, size)))

    monkeypatch.setattr(building, "read_piece", read)
    _refused("stick-lies", lambda: pack(exhibits, authority, tmp_path / "stick"))
    assert not (tmp_path / "stick").exists()


def test_what_a_power_cut_left_is_swept_by_the_next_try(
    authority: Authority, exhibits: Path, tmp_path: Path
) -> None:
    bundles = tmp_path / "stick" / "KEPU" / "bundles"
    for name in (".own.space.1.making", ".own.space.7.making", ".own.other.1.making"):
        (bundles / name).mkdir(parents=True)
        (bundles / name / "0001.pack").write_bytes(b"half")
    pack(exhibits, authority, tmp_path / "stick")
    names = {path.name for path in bundles.iterdir()}
    assert names == {"own.space.1", ".own.other.1.making"}


def test_a_file_that_grows_or_shrinks_meanwhile_is_found(
    authority: Authority, exhibits: Path, tmp_path: Path
) -> None:
    for content in (b"", b"longer than it was before, by far" * 100):
        gathered = gather([exhibits], lambda _paths: [])
        (exhibits / "cn.test.one" / "a.svg").write_bytes(content)
        out = tmp_path / "stick"
        _refused(
            "exhibit-changed",
            lambda: build(gathered, label(), authority, ring(authority.folder), out, print),  # noqa: B023
        )
        assert not out.exists()


def test_a_file_that_cannot_be_read_is_named(
    authority: Authority, exhibits: Path, tmp_path: Path
) -> None:
    gathered = gather([exhibits], lambda _paths: [])
    (exhibits / "cn.test.two" / "quiz.toml").unlink()
    told = _refused(
        "exhibit-unreadable",
        lambda: build(
            gathered,
            label(),
            authority,
            ring(authority.folder),
            tmp_path / "s",
            lambda _d, _o: None,
        ),
    )
    assert "quiz.toml" in told.what.zh


def test_titles_of_several_lines_become_one(authority: Authority, tmp_path: Path) -> None:
    data = manifest("cn.test.lines", title="一行\n两行", authors=["王老师"])
    folder = write_exhibit(tmp_path / "x", "cn.test.lines", manifest_data=data)
    [one] = pack(folder, authority, tmp_path / "stick").bundle.exhibits
    assert one.title.text("zh-Hans") == "一行 两行"
    assert one.authors == ("王老师",)


def test_memory_stays_small_whatever_the_size(
    authority: Authority, exhibits: Path, tmp_path: Path
) -> None:
    with (exhibits / "cn.test.one" / "film.mp4").open("wb") as film:
        film.truncate(96 * MIB)
    gathered = gather([exhibits], lambda _paths: [])
    (tmp_path / "packs").mkdir()
    tracemalloc.start()
    try:
        with streaming.PackWriter(tmp_path / "packs") as packs:
            streaming.stream(gathered, packs, lambda _d, _o: None)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 4 * MIB


def test_the_written_manifest_reads_back_as_what_was_told(
    authority: Authority, exhibits: Path, tmp_path: Path
) -> None:
    built = pack(exhibits, authority, tmp_path / "stick")
    assert read_bundle((built.folder / "bundle.json").read_bytes()) == built.bundle


def test_an_emergency_may_stand_until_the_last_day_there_is() -> None:
    assert _end_of(datetime.date.max) == "9999-12-31T16:00:00Z"
