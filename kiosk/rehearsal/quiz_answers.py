"""How each type of question is answered, rightly or wrongly: the moves, without a window."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from typing import Literal

from kiosk.core.errors import Defect
from kiosk.players.quiz.tries import Try
from kiosk.players.quiz.types.choices.rules import ChoiceTry, PollTry
from kiosk.players.quiz.types.memory.rules import MemoryTry
from kiosk.players.quiz.types.numbers.body import Estimate
from kiosk.players.quiz.types.numbers.rules import NumberTry, is_right
from kiosk.players.quiz.types.ordering.rules import OrderTry
from kiosk.players.quiz.types.placing.rules import PlacingTry
from kiosk.players.quiz.types.spots.rules import SpotsTry, hit


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
            return _tiles(chosen if attempt.waits and rightly else chosen[:1])
        case PollTry():
            return _tiles([0])
        case MemoryTry():
            return _tiles(sorted(range(len(attempt.pairs)), key=attempt.pairs.__getitem__))
        case OrderTry():
            order = sorted(range(len(attempt.ranks)), key=attempt.ranks.__getitem__)
            return _tiles(order if rightly else order[::-1])
        case PlacingTry():
            return _placed(attempt, rightly)
        case SpotsTry():
            return _spots(attempt, rightly)
        case NumberTry():
            return [_number(attempt.estimate, rightly)]
    raise Defect(f"how is a {type(attempt).__name__} answered?")


def _tiles(numbers: Iterable[int]) -> list[Move]:
    return [Move("tile", number) for number in numbers]


def _placed(attempt: PlacingTry, rightly: bool) -> list[Move]:
    belongs = attempt.belongs
    real = sorted((tile for tile, at in enumerate(belongs) if at >= 0), key=belongs.__getitem__)
    if attempt.sentence is not None:  # a tapped word takes the next gap
        extra = [tile for tile, at in enumerate(belongs) if at < 0]
        return _tiles(real if rightly else [*extra, *real[::-1]][: len(real)])
    moves = []
    for tile in real:
        place = belongs[tile] if rightly else (belongs[tile] + 1) % len(attempt.places)
        moves += [Move("tile", tile), Move("place", place)]
    return moves


def _spots(attempt: SpotsTry, rightly: bool) -> list[Move]:
    areas = attempt.areas
    if rightly:
        found = [
            Move("picture", x=area.x + area.width / 2, y=area.y + area.height / 2)
            for area in areas
            if area.right
        ]
        return found if attempt.waits else found[:1]
    for x, y in product((0.1, 0.3, 0.5, 0.7, 0.9), repeat=2):
        if hit(areas, x, y, 0.1, 0.1) is None:
            return [Move("picture", x=x, y=y)]
    raise Defect("there is no wrong spot on the picture")


def _number(estimate: Estimate, rightly: bool) -> Move:
    ends = (estimate.low, estimate.high)
    wrong = next((end for end in ends if not is_right(estimate, end)), estimate.low)
    value = estimate.answer if rightly else wrong
    return Move("scale", x=(value - estimate.low) / (estimate.high - estimate.low))


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
