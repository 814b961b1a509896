"""A small file of a stick is read; whatever else lies in its place is not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.bundles.reading import read_small


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
