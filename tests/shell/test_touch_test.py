"""The touch test: what a panel answers, what it does not, and what nobody touched."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.core.clock import HandClock
from kiosk.health.touch_record import TouchTest, read_touch_test
from kiosk.shell.touch_test import (
    GIVES_UP_S,
    GRACE_S,
    PATIENT_S,
    QUIET_S,
    Grid,
    Phase,
    TouchTrial,
    grid_for,
    write_touch_trial,
)


@dataclass
class Bench:
    """A panel of 16 by 9 fields under test."""

    clock: HandClock = field(default_factory=HandClock)

    def __post_init__(self) -> None:
        self.trial = TouchTrial(Grid(16, 9), self.clock)

    def after_quiet(self) -> Bench:
        self.clock.advance(GRACE_S + QUIET_S)
        self.trial.look()
        return self

    def wipe(self, *, but: Iterable[tuple[int, int]] = ()) -> Bench:
        left = set(but)
        for column in range(16):
            for row in range(9):
                if (column, row) not in left:
                    self.touch(column, row)
        self.clock.advance(GIVES_UP_S)
        self.trial.look()
        return self

    def touch(self, column: int, row: int) -> bool:
        self.clock.advance(0.01)
        return self.trial.press((column + 0.5) / 16, (row + 0.5) / 9)

    @property
    def said(self) -> str:
        return " ".join(words.zh for words in self.trial.findings())


@pytest.fixture
def bench() -> Bench:
    return Bench()


@pytest.mark.parametrize(
    ("size_mm", "grid"),
    [((410, 230), (15, 8)), ((268, 476), (10, 17)), ((1218, 685), (40, 24)), ((50, 50), (4, 4))],
)
def test_fields_are_about_as_large_as_a_wiping_finger(
    size_mm: tuple[float, float], grid: tuple[int, int]
) -> None:
    assert grid_for(*size_mm) == grid


def test_every_place_has_its_field_the_edges_too() -> None:
    grid = Grid(16, 9)
    assert grid.at(0, 0) == (0, 0)
    assert grid.at(1, 1) == grid.at(0.9999, 0.9999) == (15, 8)
    assert grid.at(-0.1, 1.2) == (0, 8)


def test_a_panel_that_answers_everywhere_ends_by_itself_and_says_nothing(bench: Bench) -> None:
    bench.after_quiet()
    for column in range(16):
        for row in range(9):
            assert bench.touch(column, row)
    assert bench.trial.phase is Phase.DONE
    assert bench.trial.findings() == () and bench.trial.dead == ()


def test_a_field_is_wiped_once(bench: Bench) -> None:
    bench.after_quiet()
    assert bench.touch(3, 3) and not bench.touch(3, 3)
    assert bench.trial.wiped == 1


def test_touches_of_the_quiet_while_are_ghosts_and_wipe_nothing(bench: Bench) -> None:
    bench.clock.advance(GRACE_S / 2)
    bench.touch(0, 0)  # the finger that began the test
    bench.clock.advance(GRACE_S)
    for _ in range(3):
        bench.touch(15, 8)
    assert bench.trial.phase is Phase.QUIET and bench.trial.wiped == 0
    bench.after_quiet().wipe()
    assert "没有人碰，却来了 3 次触摸，在屏幕右下角" in bench.said


def test_a_column_that_never_answers_is_a_dead_strip(bench: Bench) -> None:
    bench.after_quiet().wipe(but=[(c, row) for row in range(9) for c in (3, 4, 7)])
    assert bench.said == (
        "有一条竖带没有反应：从左数第 4–5 列（共 16 列）。 "
        "有一条竖带没有反应：从左数第 8 列（共 16 列）。"
    )


def test_a_row_and_a_few_fields_are_told_apart(bench: Bench) -> None:
    bench.after_quiet().wipe(but=[*((column, 8) for column in range(16)), (0, 0), (1, 0)])
    assert bench.said == (
        "有一条横带没有反应：从上数第 9 行（共 9 行）。 另有 2 格没有反应，在屏幕左上角。"
    )


def test_single_fields_are_counted_and_placed(bench: Bench) -> None:
    bench.after_quiet().wipe(but=[(8, 4)])
    assert bench.said == "有 1 格没有反应，在屏幕中间。"
    assert bench.trial.dead == ((8, 4),)


def test_who_has_not_wiped_half_of_it_learns_nothing_yet(bench: Bench) -> None:
    bench.after_quiet().wipe(but=[(c, r) for c in range(9) for r in range(9)])
    assert not bench.trial.enough
    assert "不到一半" in bench.said and "竖带" not in bench.said


def test_it_waits_long_for_the_first_touch_and_less_between_touches(bench: Bench) -> None:
    bench.after_quiet()
    bench.clock.advance(PATIENT_S - 1)
    bench.trial.look()
    assert bench.trial.phase is Phase.WIPING
    bench.touch(1, 1)
    assert bench.trial.left_s == pytest.approx(GIVES_UP_S)
    bench.clock.advance(GIVES_UP_S)
    bench.trial.look()
    assert bench.trial.phase is Phase.DONE and not bench.touch(2, 2)


def test_the_record_is_what_the_health_check_reads(bench: Bench, tmp_path: Path) -> None:
    bench.after_quiet().wipe(but=[(0, 4)])
    write_touch_trial(tmp_path, bench.trial, "2026-11-03")
    found = read_touch_test(tmp_path)
    assert found == TouchTest("2026-11-03", (16, 9), ((0, 4),), 0)
