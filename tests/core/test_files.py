from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.errors import Trouble
from kiosk.core.files import (
    disk_trouble,
    read_beginning,
    read_small,
    set_aside,
    write_durably,
)
from tests.core.weakness import file_size_limit, read_only_folder


def test_content_is_written_and_replaced_and_nothing_is_left_over(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "er" / "file.json"
    write_durably(path, b"one")
    write_durably(path, b"two")
    assert path.read_bytes() == b"two"
    assert [each.name for each in path.parent.iterdir()] == ["file.json"]


def test_a_full_disk_keeps_the_old_content(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_durably(path, b"old")
    with file_size_limit(1000), pytest.raises(Trouble) as caught:
        write_durably(path, b"x" * 100_000)
    assert caught.value.code == "disk-full"
    assert "磁盘已满" in caught.value.what.zh
    assert path.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_read_only_folder_is_told_kindly() -> None:
    with read_only_folder() as folder, pytest.raises(Trouble) as caught:
        write_durably(folder / "file", b"x")
    assert caught.value.code == "read-only"
    assert "--data" in caught.value.next_step.zh


def test_a_file_where_the_folder_should_be_is_told_kindly(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(Trouble) as caught:
        write_durably(tmp_path / "data" / "file", b"x")
    assert caught.value.code == "cannot-write"
    assert (tmp_path / "data").read_text() == "in the way"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EDQUOT, "disk-full"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "read-only"),
        (errno.EIO, "disk-error"),
        (errno.ENAMETOOLONG, "cannot-write"),
    ],
)
def test_each_refusal_has_its_code_and_a_next_step(number: int, code: str) -> None:
    trouble = disk_trouble(OSError(number, os.strerror(number)), Path("/data/file.json"))
    assert trouble.code == code
    assert "file.json" in trouble.what.zh
    assert "file.json" in trouble.what.en
    assert trouble.next_step.zh.endswith("。")


def test_only_old_leftovers_of_a_power_cut_are_swept(tmp_path: Path) -> None:
    path = tmp_path / "file"
    old, young = tmp_path / ".file.1-0.tmp", tmp_path / ".file.2-0.tmp"
    other = tmp_path / ".other.1-0.tmp"
    for each in (old, young, other):
        each.write_bytes(b"half")
    long_ago_s = time.time() - 7200
    os.utime(old, (long_ago_s, long_ago_s))
    os.utime(other, (long_ago_s, long_ago_s))
    write_durably(path, b"whole")
    assert not old.exists()
    assert young.exists()
    assert other.exists()


def test_setting_aside_overwrites_nothing(tmp_path: Path) -> None:
    path = tmp_path / "file"
    (tmp_path / "file.damaged-1").write_bytes(b"earlier")
    for content in (b"a", b"b"):
        path.write_bytes(content)
        set_aside(path)
    assert (tmp_path / "file.damaged-1").read_bytes() == b"earlier"
    assert (tmp_path / "file.damaged-2").read_bytes() == b"a"
    assert (tmp_path / "file.damaged-3").read_bytes() == b"b"
    assert not path.exists()


def test_what_cannot_be_set_aside_is_told_kindly(tmp_path: Path) -> None:
    with pytest.raises(Trouble):
        set_aside(tmp_path / "missing")


def test_any_bytes_come_back_as_they_were(tmp_path: Path) -> None:
    @given(st.binary(max_size=2000))
    def comes_back(content: bytes) -> None:
        write_durably(tmp_path / "file", content)
        assert (tmp_path / "file").read_bytes() == content

    comes_back()


_WRITER = """
import itertools, sys
from pathlib import Path
from kiosk.core.files import write_durably
for number in itertools.count():
    write_durably(Path(sys.argv[1]), str(number % 10).encode() * 50_000)
    print(number, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_a_killed_writer_leaves_the_old_or_the_new_never_a_mixture(tmp_path: Path) -> None:
    path = tmp_path / "file"
    dice = random.Random(20261)
    for _ in range(6):
        with subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(path)], stdout=subprocess.PIPE
        ) as child:
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(dice.random() * 0.05)
            child.send_signal(signal.SIGKILL)
        content = path.read_bytes()
        assert len(content) == 50_000
        assert len(set(content)) == 1


def test_a_small_file_is_read_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "pointer.json"
    file.write_bytes(b"12345")
    assert read_small(file, 5) == b"12345"
    with pytest.raises(ValueError, match="more than 4 bytes"):
        read_small(file, 4)
    with pytest.raises(FileNotFoundError):
        read_small(tmp_path / "none", 4)


def test_of_somebody_elses_file_the_beginning_is_read(tmp_path: Path) -> None:
    file = tmp_path / "hub.txt"
    file.write_bytes(b"12345")
    assert read_beginning(file, 9) == b"12345"
    assert read_beginning(file, 3) == b"1234"  # one more: it can be seen to be too long
    assert read_beginning(tmp_path, 9) is None
    assert read_beginning(tmp_path / "none", 9) is None


@pytest.mark.skipif(sys.platform == "win32", reason="there it takes a privilege")
def test_a_link_in_the_place_of_somebody_elses_file_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"secret")
    link = tmp_path / "hub.txt"
    link.symlink_to(tmp_path / "secret")
    assert read_beginning(link, 9) is None
