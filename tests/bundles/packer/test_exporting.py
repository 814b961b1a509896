"""One ``.kepu`` for sending: stored, the same bytes again, for the kiosk and for any unzip."""

from __future__ import annotations

import errno
import zipfile
from collections import namedtuple
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.bundles.archive import ArchiveSource
from kiosk.bundles.keys.authority import Authority
from kiosk.bundles.packer import exporting, stored_zip
from kiosk.bundles.packer.exporting import export
from kiosk.bundles.packer.inspecting import as_json, as_lines, inspect
from kiosk.bundles.stick import StickSource
from kiosk.bundles.verdict import Kind
from kiosk.core.errors import Trouble
from tests.bundles.offices import cheap, office, pack, tree
from tests.library.making import write_exhibit

Usage = namedtuple("Usage", "total used free")


def _quiet(_done: int, _of: int) -> None:
    """Tell nobody."""


@pytest.fixture(autouse=True)
def cheap_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap(monkeypatch)


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return office(tmp_path / "keys")


@pytest.fixture
def stick(tmp_path: Path, authority: Authority) -> Path:
    write_exhibit(tmp_path / "exhibits", "cn.test.one", files={"film.bin": b"film" * 5000})
    write_exhibit(tmp_path / "exhibits", "cn.test.two")
    pack(tmp_path / "exhibits", authority, tmp_path / "stick", 3)
    pack(tmp_path / "exhibits" / "cn.test.two", authority, tmp_path / "stick", package="two")
    return tmp_path / "stick"


def _refused(code: str, place: Path, file: Path) -> Trouble:
    with pytest.raises(Trouble) as raised:
        export(place, file, _quiet)
    assert raised.value.code == code
    return raised.value


def test_a_stick_becomes_one_file_of_the_same_layout(stick: Path, tmp_path: Path) -> None:
    made = export(stick, tmp_path / "all.kepu", _quiet)
    assert made.bundles == ("own.space.3", "own.two.1")
    assert made.size_bytes == made.file.stat().st_size
    with zipfile.ZipFile(made.file) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
        assert archive.namelist() == sorted(held)
        for one in archive.infolist():
            assert one.compress_type == zipfile.ZIP_STORED
            assert one.date_time == (1980, 1, 1, 0, 0, 0)
    assert held == tree(stick)
    assert ArchiveSource(made.file).bundles() == made.bundles


def test_the_same_bundles_give_the_same_file_from_stick_and_from_file(
    stick: Path, tmp_path: Path
) -> None:
    one = export(stick, tmp_path / "one.kepu", _quiet).file
    two = export(one, tmp_path / "two.kepu", _quiet).file
    assert one.read_bytes() == two.read_bytes()


def test_one_bundles_folder_goes_alone(stick: Path, tmp_path: Path) -> None:
    place = stick / "KEPU" / "bundles" / "own.two.1"
    made = export(place, tmp_path / "two.kepu", _quiet)
    assert made.bundles == ("own.two.1",)
    assert ArchiveSource(made.file).contents() == StickSource(stick).contents()


def test_beyond_four_gigabytes_it_is_zip64(
    stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = export(stick, tmp_path / "plain.kepu", _quiet).file
    monkeypatch.setattr(stored_zip, "NARROW", 25_000)  # as if 32 bits ended there
    made = export(stick, tmp_path / "wide.kepu", _quiet).file
    assert b"PK\x06\x06" in made.read_bytes() and b"PK\x06\x06" not in plain.read_bytes()
    with zipfile.ZipFile(made) as archive:
        assert archive.testzip() is None
        assert max(one.header_offset for one in archive.infolist()) > 25_000
    wide, narrow = ArchiveSource(made), ArchiveSource(plain)
    for name in narrow.bundles():
        assert wide.manifest(name) == narrow.manifest(name)
        for pack_name, size in narrow.pack_sizes(name).items():
            assert wide.read(name, pack_name, 0, size) == narrow.read(name, pack_name, 0, size)


def test_a_damaged_bundle_is_not_sent(stick: Path, tmp_path: Path) -> None:
    packed = stick / "KEPU" / "bundles" / "own.two.1" / "0001.pack"
    raw = bytearray(packed.read_bytes())
    raw[5] ^= 1
    packed.write_bytes(raw)
    told = _refused("bundle-damaged", stick, tmp_path / "all.kepu")
    assert "own.two.1" in told.what.zh
    packed.write_bytes(raw[:-1])
    _refused("bundle-damaged", stick, tmp_path / "all.kepu")
    packed.with_name("bundle.json").write_bytes(b"{}")
    _refused("bundle-damaged", stick, tmp_path / "all.kepu")
    assert not list(tmp_path.glob("*all*"))


def test_what_holds_no_bundle_or_is_not_there_is_told(stick: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    _refused("no-bundles", tmp_path / "empty", tmp_path / "a.kepu")
    _refused("nothing-there", tmp_path / "gone", tmp_path / "a.kepu")
    _refused("wrong-suffix", stick, tmp_path / "a.zip")


def test_a_failure_leaves_the_file_that_was_there(
    stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.kepu"
    file.write_bytes(b"the old one")
    real = exporting._pieces

    def pieces(entry: exporting._Entry) -> Iterator[bytes]:
        if entry.name.endswith("root.json"):
            raise OSError(errno.ENOSPC, "full")
        yield from real(entry)

    monkeypatch.setattr(exporting, "_pieces", pieces)
    _refused("stick-full", stick, file)
    monkeypatch.undo()
    monkeypatch.setattr("shutil.disk_usage", lambda _path: Usage(1, 1, 1000))
    _refused("stick-full", stick, file)
    assert file.read_bytes() == b"the old one"
    assert not list(tmp_path.glob(".*"))


def test_inspecting_says_who_what_and_whether_it_is_whole(
    stick: Path, authority: Authority, tmp_path: Path
) -> None:
    file = export(stick, tmp_path / "all.kepu", _quiet).file
    for place in (stick, file):
        found = inspect(place, authority.trusted, "0.1", _quiet)
        assert [one.verdict.kind for one in found.bundles] == [Kind.GOOD, Kind.GOOD]
        assert all(one.damaged == () and one.is_sound for one in found.bundles)
        told = as_json(found)["bundles"][0]
        assert told["name"] == "own.space.3" and told["signer"] == "朝阳市科协"
        assert [one["id"] for one in told["exhibits"]] == ["cn.test.one", "cn.test.two"]
    lines = "\n".join(as_lines(inspect(stick, None, "0.1"), "zh-Hans", str))
    assert "本机还没有信任任何单位" in lines and "cn.test.two" in lines and "0001.pack" in lines


def test_inspecting_finds_damage_only_where_it_reads_all(stick: Path, authority: Authority) -> None:
    packed = stick / "KEPU" / "bundles" / "own.two.1" / "0001.pack"
    raw = bytearray(packed.read_bytes())
    raw[5] ^= 1
    packed.write_bytes(raw)
    assert all(one.is_sound for one in inspect(stick, authority.trusted, "0.1").bundles)
    space, two = inspect(stick, authority.trusted, "0.1", _quiet).bundles
    assert space.is_sound and not two.is_sound
    assert two.damaged == ("cn.test.two/a.svg",)
    packed.unlink()
    assert inspect(stick, authority.trusted, "0.1").bundles[1].verdict.kind is Kind.DAMAGED
