"""How each type of question is answered, rightly or wrongly: the moves, without a window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kiosk.core.errors import Defect
from kiosk.players.quiz.tries import Try
from kiosk.players.quiz.types.choices.rules import ChoiceTry


@dataclass(frozen=True, slots=True)
class Move:
    """One touch: a tile or a place by its number, or a spot in shares of a picture or a scale."""

    on: Literal["tile", "place", "picture", "scale"]
    number: int = 0
    x: float = 0.0
    y: float = 0.0


def answer_moves(attempt: Try, rightly: bool) -> list[Move]:
    """The touches that answer ``attempt``; submitting, where it waits for that, comes after.

    Raises:
        Defect: nobody has said how such a question is answered.
    """
    match attempt:
        case ChoiceTry():
            chosen = [at for at, right in enumerate(attempt.rights) if right is rightly]
            return [
                Move("tile", at) for at in (chosen if attempt.waits and rightly else chosen[:1])
            ]
    raise Defect(f"how is a {type(attempt).__name__} answered?")


def make(move: Move, attempt: Try) -> None:
    """Make a move without a finger, as the field's bridge would."""
    match move.on:
        case "tile":
            attempt.tap(move.number)
        case "place":
            attempt.tap_place(move.number)
        case "picture":
            attempt.point(move.x, move.y, 0.0, 0.0)
        case "scale":
            scale = attempt.scale
            if scale is not None:
                attempt.set(scale.low + move.x * (scale.high - scale.low))
