"""A board with a battery, a switch, a breaker and three places for lamps or wires.

Ohm's law I = U/R (Ohm, 1827) and Kirchhoff's rules (1845). Place A lies in the main line,
B and C beside each other behind it::

    battery ── breaker ── switch ── A ──┬── B ──┐
       │                                └── C ──┤
       └────────────────────────────────────────┘

The battery and the wires are ideal, a lamp is a fixed resistance: the school's model.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

CELL_V = 1.5
"""One dry cell."""
LAMP_OHM = 10.0
"""A lamp of the model."""
BREAKER_A = 0.8
"""The breaker of the model opens above this current."""


class Item(StrEnum):
    """What sits in a place."""

    LAMP = "lamp"
    WIRE = "wire"
    GAP = "gap"

    @property
    def ohm(self) -> float:
        """Return its resistance: a wire has none, through a gap nothing flows."""
        return {Item.LAMP: LAMP_OHM, Item.WIRE: 0.0, Item.GAP: math.inf}[self]


@dataclass(frozen=True)
class Board:
    """How the board is set up."""

    cells: int
    closed: bool
    a: Item
    b: Item
    c: Item

    @property
    def volts(self) -> float:
        """Return the battery's voltage: cells in a row add up."""
        return self.cells * CELL_V


@dataclass(frozen=True)
class Branch:
    """Current and voltage of one place."""

    current_a: float
    volts: float

    @property
    def power_w(self) -> float:
        """Return P = U·I."""
        return self.current_a * self.volts


REST = Branch(0.0, 0.0)


@dataclass(frozen=True)
class Flow:
    """What flows. ``short``: nothing limits the current, which is then given as infinite."""

    current_a: float
    a: Branch = REST
    b: Branch = REST
    c: Branch = REST

    @property
    def short(self) -> bool:
        """Say whether the battery's ends are joined by nothing but wire."""
        return math.isinf(self.current_a)

    @property
    def trips(self) -> bool:
        """Say whether the breaker opens: a short circuit, or too much drawn at once."""
        return self.current_a > BREAKER_A


def beside_ohm(first: float, second: float) -> float:
    """Return two resistances side by side: 1/R = 1/R₁ + 1/R₂ (0 and infinite allowed)."""
    if first == 0 or second == 0:
        return 0.0
    if math.isinf(first):
        return second
    return first if math.isinf(second) else first * second / (first + second)


def total_ohm(board: Board) -> float:
    """Return the resistance between the battery's ends, with the switch closed."""
    return board.a.ohm + beside_ohm(board.b.ohm, board.c.ohm)


def flow(board: Board) -> Flow:
    """Return the currents and voltages (before any breaker has opened)."""
    ohm = total_ohm(board)
    if not board.closed or math.isinf(ohm) or board.cells == 0:
        return Flow(0.0)
    if ohm == 0:
        return Flow(math.inf)
    current = board.volts / ohm
    pair_v = board.volts - current * board.a.ohm
    a = Branch(current, current * board.a.ohm)
    if Item.WIRE in (board.b, board.c):
        return Flow(current, a, *_bridged(board, current))
    return Flow(
        current,
        a,
        Branch(pair_v / board.b.ohm, pair_v if board.b is Item.LAMP else 0.0),
        Branch(pair_v / board.c.ohm, pair_v if board.c is Item.LAMP else 0.0),
    )


def _bridged(board: Board, current: float) -> tuple[Branch, Branch]:
    """A wire takes all the current past its neighbour; two wires share it."""
    if board.b is board.c:
        half = Branch(current / 2, 0.0)
        return half, half
    whole = Branch(current, 0.0)
    return (whole, REST) if board.b is Item.WIRE else (REST, whole)
