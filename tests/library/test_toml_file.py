"""Authored files: limits first, every refusal explained, nothing thrown."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.library.limits import LIMITS
from kiosk.library.toml_file import parse_toml, read_toml

GOOD = """\
# a comment with [brackets] and "quotes
title = "a [ b ] # c"
text = '''one
two # three'''

[[question]]
id = "q1"
options = [
  { text = "a" },
]
[[question]]
id = "q2"
stem = { zh = "x" }
[access]
captions = true
"""


def test_good_text_is_read_with_its_lines() -> None:
    file, problems = parse_toml("quiz.toml", GOOD.encode())
    assert file is not None and problems == []
    assert file.data["question"][1]["id"] == "q2"
    assert file.line(("title",)) == 2
    assert file.line(("question", 0)) == 6
    assert file.line(("question", 0, "options", 0, "text")) == 8
    assert file.line(("question", 1, "stem", "zh")) == 13
    assert file.line(("question", 1, "picture")) == 11
    assert file.line(("access", "captions")) == 15
    assert file.line(("nothing",)) == 0


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm() -> None:
    file, problems = parse_toml("a.toml", b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert file is not None and file.line(("question", 1, "stem")) == 13
    assert [problem.severity for problem in problems] == ["hint"]
    assert "BOM" in problems[0].what.zh


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("标题 = 1".encode("gb18030"), "GBK/GB18030"),
        ("标题".encode("utf-16"), "UTF-16"),
        ("a = 1".encode("utf-16-le"), "UTF-16"),
        (b"\xff\xff\xff", "not UTF-8"),
        (b"a = 1\na = 2", "given twice"),
        (b"[a]\n[a]", "declared twice (character"),
        (b'a = "x', "quote is missing"),
        (b'a = "x\ny"', "quote is missing, or a line broken (character"),
        (b"a 1", "“=” is missing"),
        (b"a = ", "quote text"),
        (b"a = hello", "quote text"),
        (b"= 1", "not understood"),
        (b'a = "C:\\dir"', "back-slash"),
        (b"a = 1 2", "left over"),
        (b"a = " + b"9" * 5000, "too long"),
        (b"a = " + b"[" * 17 + b"]" * 17, "deeper than 16"),
        (b"a" + b".a" * 17 + b" = 1", "deeper than 16"),
    ],
)
def test_bad_text_is_explained(content: bytes, words: str) -> None:
    file, problems = parse_toml("a.toml", content)
    assert file is None
    assert words in problems[-1].what.en
    assert problems[-1].what.zh and problems[-1].mend.zh and problems[-1].mend.en


def test_chinese_signs_are_recognised() -> None:
    for text in ("title = “x”", 'title ＝ "x"', 'a = ["x"，"y"]'):
        _, problems = parse_toml("a.toml", text.encode())
        assert "中文标点" in problems[0].mend.zh, text
        assert problems[0].line == 1


def test_depth_that_is_allowed_is_read() -> None:
    file, _ = parse_toml("a.toml", b"a = " + b"[" * 16 + b"]" * 16)
    assert file is not None


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 4_000_000,
        b"a." * 2_000_000,
        b'"\\' * 2_000_000,
        b'x="' * 1_300_000,
        b"x='''" + b"''x" * 1_000_000,
        b'x="""' + b'\\"""' * 1_000_000,
        b"#" * 4_000_000,
    ],
    ids=["brackets", "dots", "escapes", "quotes", "literals", "long-strings", "comment"],
)
def test_bombs_are_answered_soon(content: bytes) -> None:
    began = time.process_time()
    parse_toml("a.toml", content)
    assert time.process_time() - began < 10


def test_too_large_is_said_without_parsing() -> None:
    limits = LIMITS._replace(toml_bytes=100)
    assert parse_toml("a.toml", b"#" * 100, limits)[0] is not None
    file, problems = parse_toml("a.toml", b"#" * 101, limits)
    assert file is None and "larger" in problems[0].what.en


@given(st.binary(max_size=300))
def test_no_bytes_raise(content: bytes) -> None:
    file, problems = parse_toml("a.toml", content)
    assert (file is None) == any(problem.severity == "error" for problem in problems)


@given(st.text(alphabet="ab=[]{}\"'.,# \n\\1“", max_size=60))
def test_no_text_raises(text: str) -> None:
    file, problems = parse_toml("a.toml", text.encode())
    assert file is not None or problems
    if file is not None:
        lines = text.count("\n") + 1
        assert all(0 < line <= lines for line in file.places.lines.values())


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    assert "not there" in read_toml(tmp_path, "a.toml")[1][0].what.en
    (tmp_path / "folder.toml").mkdir()
    assert "cannot be read" in read_toml(tmp_path, "folder.toml")[1][0].what.en
    (tmp_path / "big.toml").write_bytes(b"#" * 200)
    limits = LIMITS._replace(toml_bytes=100)
    assert "larger" in read_toml(tmp_path, "big.toml", limits)[1][0].what.en


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes and links")
def test_links_and_pipes_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "real.toml").write_text("a = 1")
    (tmp_path / "link.toml").symlink_to("real.toml")
    os.mkfifo(tmp_path / "pipe.toml")
    for name in ("link.toml", "pipe.toml"):
        file, problems = read_toml(tmp_path, name)
        assert file is None and "cannot be read" in problems[0].what.en
