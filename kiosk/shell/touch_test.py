"""The touch test: a quiet while in which nobody touches, then a grid that is wiped all over.

Touches of the quiet while are ghosts (a dirty edge, a bad earth, a flickering lamp). Fields that
never answer are dead; a whole row or column of them is a strip of the panel that is broken.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from kiosk.core.clock import Clock
from kiosk.core.words import Words
from kiosk.health.touch_record import TouchTest, write_touch_test

FIELD_MM = 28.0
"""A field is a little larger than a fingertip's patch, so that one wipe does not miss it."""
FEWEST, MOST = 4, 40
GRACE_S = 1.0
"""The finger that began the test lifts."""
QUIET_S = 5.0
GIVES_UP_S = 6.0
"""Seconds without a touch after which what was not wiped counts as dead."""
PATIENT_S = 20.0
"""The same before the first touch: somebody fetches a chair."""
_MOST_GHOSTS = 10_000
ENOUGH = 0.5
"""With fewer fields than that wiped, nobody has wiped: it says nothing about the panel."""

Field = tuple[int, int]
"""Column and row, from 0 at the top left."""


class Phase(StrEnum):
    """What the test waits for."""

    QUIET = "quiet"
    WIPING = "wiping"
    DONE = "done"


class Grid(NamedTuple):
    """How many fields there are across and down."""

    columns: int
    rows: int

    def at(self, x: float, y: float) -> Field:
        """The field at shares of width and height."""
        column = min(max(int(x * self.columns), 0), self.columns - 1)
        return column, min(max(int(y * self.rows), 0), self.rows - 1)


def grid_for(width_mm: float, height_mm: float) -> Grid:
    """A grid of nearly square fields for a panel."""
    across, down = (
        min(max(round(side / FIELD_MM), FEWEST), MOST) for side in (width_mm, height_mm)
    )
    return Grid(across, down)


class TouchTrial:
    """One test, on the injected clock; :meth:`look` every now and then."""

    def __init__(self, grid: Grid, clock: Clock) -> None:
        self.grid = grid
        self.phase = Phase.QUIET
        self.ghosts: list[Field] = []
        self._wiped: set[Field] = set()
        self._clock = clock
        self._began_s = self._touched_s = clock.monotonic_s()

    def press(self, x: float, y: float) -> bool:
        """A finger came down or moved; returns whether that wiped a field anew."""
        self.look()
        now_s = self._clock.monotonic_s()
        field = self.grid.at(x, y)
        if self.phase is Phase.QUIET:
            if now_s - self._began_s >= GRACE_S:
                self.ghosts.append(field)
            return False
        if self.phase is Phase.DONE:
            return False
        self._touched_s = now_s
        if field in self._wiped:
            return False
        self._wiped.add(field)
        if len(self._wiped) == self.grid.columns * self.grid.rows:
            self.phase = Phase.DONE
        return True

    def look(self) -> None:
        """End what has lasted long enough."""
        now_s = self._clock.monotonic_s()
        if self.phase is Phase.QUIET and now_s - self._began_s >= GRACE_S + QUIET_S:
            self.phase = Phase.WIPING
            self._touched_s = now_s
        if self.phase is Phase.WIPING and self.left_s <= 0:
            self.phase = Phase.DONE

    @property
    def left_s(self) -> float:
        """Seconds until the phase ends if nothing is touched."""
        now_s = self._clock.monotonic_s()
        if self.phase is Phase.QUIET:
            return max(0.0, self._began_s + GRACE_S + QUIET_S - now_s)
        if self.phase is Phase.WIPING:
            patience_s = GIVES_UP_S if self._wiped else PATIENT_S
            return max(0.0, self._touched_s + patience_s - now_s)
        return 0.0

    @property
    def wiped(self) -> int:
        """How many fields have answered."""
        return len(self._wiped)

    @property
    def enough(self) -> bool:
        """Whether enough was wiped to say something about the panel."""
        return self.wiped >= ENOUGH * self.grid.columns * self.grid.rows

    @property
    def dead(self) -> tuple[Field, ...]:
        """The fields that never answered, column by column."""
        fields = ((c, r) for c in range(self.grid.columns) for r in range(self.grid.rows))
        return tuple(field for field in fields if field not in self._wiped)

    def findings(self) -> tuple[Words, ...]:
        """What came of it, a sentence each; empty when all is well."""
        if not self.enough:
            return (
                Words(
                    "擦到的格子不到一半，还不能下结论。请再测一次，把整块屏幕都擦一遍。",
                    "Less than half was wiped, so nothing can be said yet. Please test again and "
                    "wipe the whole screen.",
                ),
            )
        return (*_dead_words(self.grid, self.dead), *_ghost_words(self.grid, self.ghosts))


def write_touch_trial(data: Path, trial: TouchTrial, made: str) -> None:
    """Keep the test for the health check; ``made`` is a day.

    :raises Trouble: when the disk refuses.
    """
    ghosts = min(len(trial.ghosts), _MOST_GHOSTS)
    write_touch_test(
        data, TouchTest(made, (trial.grid.columns, trial.grid.rows), trial.dead, ghosts)
    )


def _dead_words(grid: Grid, dead: tuple[Field, ...]) -> list[Words]:
    lost = set(dead)
    columns = [c for c in range(grid.columns) if all((c, r) in lost for r in range(grid.rows))]
    rows = [r for r in range(grid.rows) if all((c, r) in lost for c in range(grid.columns))]
    words = [
        Words(
            f"有一条竖带没有反应：从左数第 {zh} 列（共 {grid.columns} 列）。",
            f"An upright strip is dead: column {en} from the left, of {grid.columns}.",
        )
        for zh, en in _runs(columns)
    ]
    words += [
        Words(
            f"有一条横带没有反应：从上数第 {zh} 行（共 {grid.rows} 行）。",
            f"A level strip is dead: row {en} from the top, of {grid.rows}.",
        )
        for zh, en in _runs(rows)
    ]
    single = [field for field in dead if field[0] not in columns and field[1] not in rows]
    if single:
        where = _where(grid, single)
        words.append(
            Words(
                f"另有 {len(single)} 格没有反应，在{where.zh}。"
                if words
                else f"有 {len(single)} 格没有反应，在{where.zh}。",
                f"{len(single)} fields did not answer, {where.en}.",
            )
        )
    return words


def _ghost_words(grid: Grid, ghosts: list[Field]) -> list[Words]:
    if not ghosts:
        return []
    where = _where(grid, ghosts)
    return [
        Words(
            f"没有人碰，却来了 {len(ghosts)} 次触摸，在{where.zh}。请擦干净屏幕和边框，"
            "再看看电源有没有接地。",
            f"{len(ghosts)} touches came though nobody touched, {where.en}. Please wipe the "
            "screen and its edges, and see whether the power is earthed.",
        )
    ]


def _runs(numbers: list[int]) -> list[tuple[str, str]]:
    """Numbers counted from 1, neighbours as one run: ``3–5``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    shown = [str(a + 1) if a == b else f"{a + 1}–{b + 1}" for a, b in runs]
    return [(text, text) for text in shown]


_ACROSS = (Words("左", "left"), Words("中", "middle"), Words("右", "right"))
_DOWN = (Words("上", "upper"), Words("中", "middle"), Words("下", "lower"))


def _where(grid: Grid, fields: Iterable[Field]) -> Words:
    """Where most of them lie, by thirds of the screen."""
    counts: dict[tuple[int, int], int] = {}
    for column, row in fields:
        third = math.floor(3 * column / grid.columns), math.floor(3 * row / grid.rows)
        counts[third] = counts.get(third, 0) + 1
    across, down = max(counts, key=lambda third: counts[third])
    if (across, down) == (1, 1):
        return Words("屏幕中间", "in the middle of the screen")
    if across == 1:
        return Words(f"屏幕{_DOWN[down].zh}边", f"at the {_DOWN[down].en} side of the screen")
    if down == 1:
        return Words(f"屏幕{_ACROSS[across].zh}边", f"at the {_ACROSS[across].en} of the screen")
    return Words(
        f"屏幕{_ACROSS[across].zh}{_DOWN[down].zh}角",
        f"at the {_DOWN[down].en} {_ACROSS[across].en} of the screen",
    )
