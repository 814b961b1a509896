"""Names that are safe everywhere pass; all others say why not."""

from __future__ import annotations

import ntpath
import posixpath
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.library.names import is_junk, name_fault


@pytest.mark.parametrize(
    "name", ["a.svg", "pictures/q1.svg", "图.png", "a-b_c.d.e", "console.svg", "a b.svg", "com.svg"]
)
def test_safe(name: str) -> None:
    assert name_fault(name) is None


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("", "empty"),
        ("a" * 201, "longer"),
        ("/etc/passwd", "absolute"),
        ("C:/a.svg", "drive"),
        ("c:a.svg", "drive"),
        ("..\\a.svg", "back-slash"),
        ("../a.svg", "“..”"),
        ("a/../b", "“..”"),
        ("./a", "“..”"),
        ("a//b", "empty step"),
        ("a/", "empty step"),
        ("a?.svg", "one of"),
        ("a\x00.svg", "one of"),
        ("ab:stream", "one of"),
        ("a.svg ", "ends with"),
        ("a./b", "ends with"),
        ("con", "reserved"),
        ("CON.svg", "reserved"),
        ("x/nul.txt", "reserved"),
        ("com1.svg", "reserved"),
        ("LPT9", "reserved"),
        (unicodedata.normalize("NFD", "é.svg"), "NFC"),
        ("\ud800.svg", "cannot be read"),
    ],
)
def test_unsafe(name: str, words: str) -> None:
    fault = name_fault(name)
    assert fault is not None and words in fault.en and fault.zh


@given(st.text(alphabet="ab./\\: C", max_size=20))
def test_what_passes_stays_inside(name: str) -> None:
    if name_fault(name) is None:
        assert posixpath.normpath(name) == name and name.split("/")[0] != ".."
        assert ntpath.splitdrive(name)[0] == "" and not ntpath.isabs(name)


def test_what_systems_leave_behind_is_no_content() -> None:
    assert all(is_junk(name) for name in ("._a.svg", ".DS_Store", "Thumbs.db", "__MACOSX"))
    assert not is_junk("thumbs.svg")
