"""What the font can show."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.library.coverage import read_coverage


def test_ranges_are_inclusive(tmp_path: Path) -> None:
    path = tmp_path / "coverage.json"
    path.write_text(json.dumps([[0x4E00, 0x4E02], [0x20, 0x7E]]))
    coverage = read_coverage(path)
    assert coverage is not None
    assert coverage.missing("a b\n一丁丂") == ""
    assert coverage.missing("七✗a七\x7f") == "七✗\x7f"


@pytest.mark.parametrize("content", ["", "{", "7", "[1]", '[["a", "b"]]', "null", '[{"a": 1}]'])
def test_a_file_that_cannot_be_used_is_none(tmp_path: Path, content: str) -> None:
    path = tmp_path / "coverage.json"
    path.write_text(content)
    assert read_coverage(path) is None
    assert read_coverage(tmp_path / "missing.json") is None
