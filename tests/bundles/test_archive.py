"""A ``.kepu`` is read as it is or refused in one sentence; it cannot hold more than its size."""

from __future__ import annotations

import errno
import io
import os
import random
import re
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.bundles.archive import ArchiveSource
from kiosk.bundles.limits import BUNDLE_LIMITS
from kiosk.bundles.source import SourceGone
from kiosk.bundles.stick import StickSource
from kiosk.bundles.zip_directory import ArchiveFault, read_directory
from kiosk.core.errors import Trouble
from tests.bundles.layouts import FILES, ONE, archive, everything, lay

GOOD = archive()
PACK = FILES[f"KEPU/bundles/{ONE}/0001.pack"]
MANIFEST = f"KEPU/bundles/{ONE}/bundle.json"


def _open(folder: Path, content: bytes) -> ArchiveSource:
    path = folder / "科普.kepu"
    path.write_bytes(content)
    return ArchiveSource(path)


def _refusal(folder: Path, content: bytes) -> str:
    with pytest.raises(Trouble) as caught:
        _open(folder, content)
    assert caught.value.code == "bundle-file"
    assert "科普.kepu" in caught.value.what.zh
    return caught.value.what.en


def _zip(fill: Callable[[zipfile.ZipFile], object], method: int = zipfile.ZIP_STORED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as file:
        fill(file)
    return made.getvalue()


def test_an_archive_reads_like_a_stick(tmp_path: Path) -> None:
    source = _open(tmp_path, GOOD)
    assert source.name == "科普.kepu"
    assert everything(source) == everything(StickSource(lay(tmp_path / "stick")))
    assert source.read(ONE, "0001.pack", 250, 20) == PACK[250:270]
    assert source.read(ONE, "0002.pack", 4, 100) == b"rest"
    assert source.read(ONE, "0002.pack", 8, 1) == source.read(ONE, "0002.pack", 9, 1) == b""


def test_names_that_are_not_in_it_give_nothing(tmp_path: Path) -> None:
    source = _open(tmp_path, GOOD)
    assert source.manifest("own.none.1") is None
    assert source.pack_sizes("own.none.1") == {}
    for pack in ("0003.pack", "bundle.json", "../0001.pack"):
        assert source.read(ONE, pack, 0, 10) == b""
    assert source.read(ONE, "0001.pack", -1, 10) == b""


def test_wide_fields_of_large_archives_are_understood(tmp_path: Path) -> None:
    def fill(file: zipfile.ZipFile) -> None:
        for name in sorted(FILES):
            with file.open(zipfile.ZipInfo(name), "w", force_zip64=True) as entry:
                entry.write(FILES[name])

    source = _open(tmp_path, _zip(fill))
    assert source.read(ONE, "0001.pack", 0, 100_000) == PACK


def test_an_archive_beyond_4_gib_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.kepu"
    size = (1 << 32) + 10
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(zipfile.ZipInfo(MANIFEST), b"small")
    begin = path.stat().st_size - 22 - 46 - len(MANIFEST)
    name = f"KEPU/bundles/{ONE}/0001.pack".encode()
    with path.open("r+b") as raw:  # a file with a hole: it takes no room
        raw.seek(begin)
        central_one = raw.read(46 + len(MANIFEST))
        raw.seek(begin)
        wide = struct.pack("<2H2Q", 1, 16, size, size)
        head = (20, 0, 0, 0, 0x21, 0, 0xFFFFFFFF, 0xFFFFFFFF, len(name), len(wide))
        raw.write(struct.pack("<L5H3L2H", 0x04034B50, *head) + name + wide)
        raw.seek(size - 4, os.SEEK_CUR)
        raw.write(b"last")
        directory = raw.tell()
        late = struct.pack("<2H3Q", 1, 24, size, size, begin)
        fields = (45, 45, 0, 0, 0, 0x21, 0, *[0xFFFFFFFF] * 2, len(name), len(late), 0, 0, 0, 0)
        raw.write(central_one)
        raw.write(struct.pack("<L6H3L5H2L", 0x02014B50, *fields, 0xFFFFFFFF) + name + late)
        end = raw.tell()
        wide_end = (44, 45, 45, 0, 0, 2, 2, end - directory, directory)
        raw.write(struct.pack("<LQ2H2L4Q", 0x06064B50, *wide_end))
        raw.write(struct.pack("<2LQL", 0x07064B50, 0, end, 1))
        raw.write(struct.pack("<L4H2LH", 0x06054B50, 0, 0, 2, 2, 0xFFFFFFFF, 0xFFFFFFFF, 0))
    source = ArchiveSource(path)
    assert source.manifest(ONE) == b"small"
    assert source.pack_sizes(ONE) == {"0001.pack": size}
    assert source.read(ONE, "0001.pack", size - 4, 99) == b"last"
    with zipfile.ZipFile(path) as judge:
        assert judge.getinfo(name.decode()).file_size == size


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_anything_compressed_is_refused_so_no_bomb_can_go_off(tmp_path: Path, method: int) -> None:
    bomb = _zip(lambda file: file.writestr(MANIFEST, bytes(50_000_000)), method)
    assert len(bomb) < 100_000
    assert "compressed" in _refusal(tmp_path, bomb)


def test_entries_that_share_bytes_are_refused(tmp_path: Path) -> None:
    # The other kind of bomb: many entries that all name the same piece of the file.
    made = bytearray(GOOD)
    first, second = [at.start() for at in re.finditer(rb"PK\x01\x02", GOOD)][3:5]
    offset = made[first + 42 : first + 46]
    made[second + 42 : second + 46] = offset
    assert "two ways" in _refusal(tmp_path, bytes(made))
    content = b"x" * 100
    inner = _zip(lambda file: file.writestr(zipfile.ZipInfo("KEPU/b"), content))
    local = inner[: 30 + 6 + 100]
    outer = _zip(lambda file: file.writestr(zipfile.ZipInfo("KEPU/a"), local))
    at = outer.index(b"KEPU/b") - 30  # b's header lies inside a's bytes
    central_a = outer[-22 - 52 : -22]
    central_b = bytearray(inner[-22 - 52 : -22])
    central_b[42:46] = struct.pack("<L", at)
    end = struct.pack("<L4H2LH", 0x06054B50, 0, 0, 2, 2, 104, len(outer) - 22 - 52, 0)
    torn = outer[: -22 - 52] + central_a + bytes(central_b) + end
    assert "overlap" in _refusal(tmp_path, torn)


@pytest.mark.parametrize(
    "name",
    [
        "/KEPU/trust/1.root.json",
        "KEPU/../../etc/passwd",
        "../KEPU/x",
        "C:/KEPU/x",
        "KEPU\\trust\\x",
        "KEPU//x",
        "KEPU/./x",
        "KEPU/con",
        "KEPU/nul.txt",
        "KEPU/x ",
        "KEPU/x.",
        "KEPU/科普",
        "KEPU/a\tb",
        "notes.txt",
        "kepu/trust/1.root.json",
        "KEPU/" + "x" * 200,
    ],
)
def test_names_that_lead_elsewhere_are_refused(tmp_path: Path, name: str) -> None:
    info = zipfile.ZipInfo("x")
    info.filename = name
    assert _refusal(tmp_path, _zip(lambda file: file.writestr(info, b"x")))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("second", [MANIFEST, MANIFEST.replace("bundle.json", "Bundle.json")])
def test_twins_are_refused(tmp_path: Path, second: str) -> None:
    def fill(file: zipfile.ZipFile) -> None:
        file.writestr(MANIFEST, b"one")
        file.writestr(second, b"two")

    assert "twice" in _refusal(tmp_path, _zip(fill))


@pytest.mark.parametrize("mode", [0o120777, 0o010644, 0o060644, 0o020644, 0o140644])
def test_links_and_devices_are_refused(tmp_path: Path, mode: int) -> None:
    info = zipfile.ZipInfo(MANIFEST)
    info.external_attr = mode << 16
    made = _zip(lambda file: file.writestr(info, "/etc/passwd"))
    assert "a link or a device" in _refusal(tmp_path, made)


@pytest.mark.parametrize("bit", [0x1, 0x40, 0x2000])
def test_encrypted_entries_are_refused(tmp_path: Path, bit: int) -> None:
    made = bytearray(GOOD)
    at = made.index(b"PK\1\2")
    made[at + 8 : at + 10] = struct.pack("<H", bit)
    assert "encrypted" in _refusal(tmp_path, bytes(made))


def test_sizes_that_follow_the_bytes_are_refused(tmp_path: Path) -> None:
    class Unseekable(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: object) -> int:
            raise io.UnsupportedOperation

        def tell(self) -> int:
            raise io.UnsupportedOperation

    made = Unseekable()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr(MANIFEST, b"one")
    assert _refusal(tmp_path, made.getvalue())


def test_too_many_entries_are_refused_before_they_are_read(tmp_path: Path) -> None:
    many = {f"KEPU/x{n}": b"" for n in range(BUNDLE_LIMITS.archive_names + 1)}
    assert "more than 2000" in _refusal(tmp_path, archive(many))
    asked: list[int] = []
    end = struct.pack("<L4H2LH", 0x06054B50, 0, 0, 60_000, 60_000, 3_000_000_000, 0, 0)
    whole = 3_000_000_000 + len(end)

    def read(at: int, size: int) -> bytes:
        asked.append(size)
        return end[at - whole + len(end) :][:size]

    with pytest.raises(ArchiveFault):
        read_directory(read, whole, 2_000)
    assert asked == [22]


def test_a_large_directory_of_few_names_is_refused_before_it_is_read() -> None:
    asked: list[int] = []
    end = struct.pack("<L4H2LH", 0x06054B50, 0, 0, 2, 2, 3_000_000_000, 0, 0)
    whole = 3_000_000_000 + len(end)

    def read(at: int, size: int) -> bytes:
        asked.append(size)
        return end[at - whole + len(end) :][:size]

    with pytest.raises(ArchiveFault):
        read_directory(read, whole, 2_000)
    assert asked == [22]


def test_folders_and_unknown_names_in_it_do_no_harm(tmp_path: Path) -> None:
    more = {"KEPU/": b"", "KEPU/bundles/": b"", "KEPU/README.txt": b"hello", "KEPU/out/x": b"y"}
    source = _open(tmp_path, archive(FILES | more))
    assert source.bundles() == (ONE,)
    assert _refusal(tmp_path, archive({"KEPU/bundles/": b"a folder with bytes"}))


@pytest.mark.parametrize("content", [b"", b"PK", bytes(22), b"not a zip at all" * 100])
def test_what_is_no_archive_is_refused(tmp_path: Path, content: bytes) -> None:
    assert _refusal(tmp_path, content)


def test_an_empty_archive_holds_nothing(tmp_path: Path) -> None:
    assert _open(tmp_path, _zip(lambda _: None)).bundles() == ()


def test_more_before_or_behind_it_is_refused(tmp_path: Path) -> None:
    assert _refusal(tmp_path, b"#!/bin/sh\n" + GOOD)
    assert _refusal(tmp_path, GOOD + b"\0")
    with_comment = _zip(lambda file: setattr(file, "comment", b"PK\5\6" + bytes(18)))
    assert _refusal(tmp_path, with_comment)


def test_a_file_that_is_cut_anywhere_is_refused(tmp_path: Path) -> None:
    pick = random.Random(6)
    cuts = {0, 1, len(GOOD) - 1, *(pick.randrange(len(GOOD)) for _ in range(200))}
    for cut in cuts:
        assert _refusal(tmp_path, GOOD[:cut])


def test_too_large_documents_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "x.kepu"
    path.write_bytes(GOOD)
    small = BUNDLE_LIMITS._replace(root_bytes=5, content_bytes=5, manifest_bytes=5)
    source = ArchiveSource(path, small)
    assert source.roots() == source.contents() == {}
    assert source.manifest(ONE) is None


def test_a_document_torn_on_its_way_is_not_given(tmp_path: Path) -> None:
    torn = GOOD.replace(b'{"bundle": 1}', b'{"bundle": 2}')
    source = _open(tmp_path, torn)
    assert source.bundles() == (ONE,)
    assert source.manifest(ONE) is None


def test_a_pulled_stick_is_gone_and_goes_on_when_it_is_back(tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    source = _open(folder, GOOD)
    folder.rename(tmp_path / "pocket")
    for ask in (
        source.roots,
        lambda: source.manifest(ONE),
        lambda: source.read(ONE, "0001.pack", 0, 9),
    ):
        with pytest.raises(SourceGone):
            ask()
    with pytest.raises(SourceGone):
        ArchiveSource(folder / "科普.kepu")
    (tmp_path / "pocket").rename(folder)
    assert source.read(ONE, "0001.pack", 0, 9) == PACK[:9]


def test_a_disk_that_fails_while_it_is_read_is_a_pulled_stick(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = _open(tmp_path, GOOD)

    def fail(*_: object) -> bytes:
        raise OSError(errno.EIO, "made up")

    monkeypatch.setattr(os, "pread", fail)
    with pytest.raises(SourceGone):
        source.read(ONE, "0001.pack", 0, 9)
    with pytest.raises(SourceGone):
        ArchiveSource(tmp_path / "科普.kepu")


def test_an_archive_whose_place_a_link_has_taken_is_told_kindly(tmp_path: Path) -> None:
    source = _open(tmp_path, GOOD)
    (tmp_path / "科普.kepu").rename(tmp_path / "real")
    (tmp_path / "科普.kepu").symlink_to(tmp_path / "real")
    with pytest.raises(Trouble):
        source.read(ONE, "0001.pack", 0, 9)
