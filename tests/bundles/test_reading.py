"""A small file of a stick is read; whatever else lies in its place is not."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import cast

import pytest

from kiosk.bundles.reading import is_folder, is_plain, open_plain, read_piece, read_small


def test_a_plain_file_is_read_up_to_its_limit(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert read_small(tmp_path / "a", 5) == b"12345"
    assert read_small(tmp_path / "a", 4) is None
    (tmp_path / "a").write_bytes(b"")
    assert read_small(tmp_path / "a", 4) == b""


@pytest.mark.parametrize("what", ["none", "folder", "link", "pipe", "device", "odd name"])
def test_anything_else_is_not(tmp_path: Path, what: str) -> None:
    path = tmp_path / "x"
    match what:
        case "folder":
            path.mkdir()
        case "link":
            (tmp_path / "real").write_bytes(b"12345")
            path.symlink_to(tmp_path / "real")
        case "pipe":
            os.mkfifo(path)
        case "device":
            path = Path("/dev/zero")
        case "odd name":
            path = tmp_path / "a\0b"
    assert read_small(path, 100) is None


def test_a_piece_is_read_the_same_where_the_system_has_no_pread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"0123456789")
    for _ in range(2):
        descriptor = open_plain(tmp_path / "a")
        assert descriptor is not None
        assert read_piece(descriptor, 3, 4) == b"3456"
        assert read_piece(descriptor, 8, 4) == b"89"
        assert read_piece(descriptor, 20, 4) == b""
        os.close(descriptor)
        monkeypatch.delattr(os, "pread", raising=False)


def test_a_slow_disk_that_gives_little_at_a_time_is_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"0123456789")
    real = os.pread
    monkeypatch.setattr(os, "pread", lambda at, size, offset: real(at, min(size, 3), offset))
    descriptor = open_plain(tmp_path / "a")
    assert descriptor is not None
    assert read_piece(descriptor, 1, 8) == b"12345678"
    os.close(descriptor)


@pytest.mark.parametrize(
    ("mode", "tag", "plain", "folder"),
    [
        (stat.S_IFREG, 0, True, False),
        (stat.S_IFDIR, 0, False, True),
        (stat.S_IFREG, 0xA000000C, False, False),  # a symbolic link as Windows may show it
        (stat.S_IFDIR, 0xA0000003, False, False),  # a junction
        (stat.S_IFREG, 0x9000001A, True, False),  # kept in a cloud: a file like any other
    ],
)
def test_windows_links_and_junctions_are_neither_files_nor_folders(
    mode: int, tag: int, plain: bool, folder: bool
) -> None:
    class Facts:
        st_mode = mode
        st_reparse_tag = tag

    facts = cast("os.stat_result", Facts())
    assert (is_plain(facts), is_folder(facts)) == (plain, folder)
