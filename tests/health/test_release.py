"""体检 says which program runs, and which one had to be given up."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.core.release_pointer import change_pointer
from kiosk.core.releases import Fell, Pointer
from kiosk.health.looking import look_quickly
from kiosk.health.port import Sign
from tests.health.making import machine_at

NEW = "0.3.0-13"


@pytest.mark.parametrize(
    ("pointer", "sign", "words"),
    [
        (Pointer(), Sign.GOOD, "安装时的程序"),
        (Pointer(NEW), Sign.GOOD, "从 U 盘更新的程序 0.3.0"),
        (Pointer(NEW, proven=False), Sign.NOTE, "0.3.0 还在试用"),
        (Pointer(fell=Fell(NEW, 3, 1, "failed", "C-3F7A")), Sign.WARN, "没有启动成功"),
    ],
)
def test_it_tells_which_program_runs(
    tmp_path: Path, pointer: Pointer, sign: Sign, words: str
) -> None:
    machine = machine_at(tmp_path)
    change_pointer(machine.places.data, lambda _: pointer)
    found = next(each.finding for each in look_quickly(machine) if each.id == "release")
    assert (found.sign, words in found.what.zh) == (sign, True)
    if sign is Sign.WARN:
        assert found.next_step is not None and "C-3F7A" in found.next_step.zh
