"""The page 程序 in words: which release that lies here is a new one."""

from __future__ import annotations

import pytest

from kiosk.core.releases import INSTALLED, Fell, Pointer
from kiosk.shell.program_rows import ProgramFacts, program_card

OLDER, OLD, NEW = "0.9.0-9", "0.9.5-11", "0.10.0-12"


def facts(pointer: Pointer, *here: str) -> ProgramFacts:
    return ProgramFacts(pointer, "0.8.0", pointer.current, here, True)


@pytest.mark.parametrize(
    ("pointer", "here", "fresh"),
    [
        (Pointer(OLD, OLDER), (OLDER, OLD, NEW), NEW),
        (Pointer(), (NEW,), NEW),
        (Pointer(), (), ""),
        (Pointer(NEW, OLD), (OLDER, OLD, NEW), ""),
        (Pointer(NEW, OLD, False, before=OLDER), (OLDER, OLD, NEW), ""),
        (Pointer(OLD, fell=Fell(NEW, 3, 0)), (OLDER, OLD, NEW), ""),
        (Pointer(INSTALLED, fell=Fell(NEW, 0, 0, "missing")), (OLDER, OLD), ""),
    ],
    ids=str,
)
def test_only_what_came_last_is_a_new_program(
    pointer: Pointer, here: tuple[str, ...], fresh: str
) -> None:
    assert facts(pointer, *here).fresh == fresh


def test_one_that_fell_can_be_tried_again_although_an_older_one_lies_here() -> None:
    pointer = Pointer(OLD, fell=Fell(NEW, 3, 0))
    acts = [act.act for act in program_card(facts(pointer, OLDER, OLD, NEW), "zh-Hans").acts]
    assert acts == ["program-use:given", f"program-use:{NEW}"]
