"""The record of the touch test: what is written is read, and nothing else is believed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kiosk.health.touch_record import FILE, TouchTest, read_touch_test, write_touch_test


def test_what_is_written_is_read(data: Path) -> None:
    assert read_touch_test(data) is None
    test = TouchTest("2026-11-03", (4, 3), ((0, 0), (0, 1), (0, 2), (3, 1)), 2)
    write_touch_test(data, test)
    assert read_touch_test(data) == test
    assert json.loads((data / FILE).read_bytes()) == {
        "made": "2026-11-03",
        "dead": [[0, 0], [0, 1], [0, 2], [3, 1]],
        "ghosts": 2,
        "grid": [4, 3],
    }


def test_dead_strips() -> None:
    test = TouchTest("", (3, 2), ((0, 0), (0, 1), (1, 1), (2, 1)))
    assert test.dead_columns == (0,)
    assert test.dead_rows == (1,)


SOUND: dict[str, Any] = {"made": "2026-11-03", "dead": [], "ghosts": 0, "grid": [4, 3]}


@pytest.mark.parametrize(
    "change",
    [
        {"grid": [0, 3]},
        {"grid": [4, 3, 2]},
        {"grid": [4, 1000]},
        {"dead": [[4, 0]]},
        {"dead": [[-1, 0]]},
        {"dead": [[0]]},
        {"dead": 3},
        {"ghosts": -1},
        {"ghosts": True},
        {"made": 5},
        {"made": "x" * 41},
        {"made": "a\nb"},
        {"grid": None},
    ],
)
def test_a_record_that_makes_no_sense_is_none(data: Path, change: dict[str, Any]) -> None:
    (data / FILE).write_text(json.dumps(SOUND))
    assert read_touch_test(data) is not None
    (data / FILE).write_text(json.dumps({**SOUND, **change}))
    assert read_touch_test(data) is None


@pytest.mark.parametrize("broken", [b"", b"{", b"[]", b"\xff", b"[" * 100_000])
def test_a_broken_file_is_none(data: Path, broken: bytes) -> None:
    (data / FILE).write_bytes(broken)
    assert read_touch_test(data) is None


def test_figures_that_do_not_fit_are_not_written(data: Path) -> None:
    with pytest.raises(ValueError):
        write_touch_test(data, TouchTest("today", (4, 3), ((9, 9),)))
    assert not (data / FILE).exists()
