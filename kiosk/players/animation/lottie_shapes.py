"""What may stand among a Lottie's shapes, and how many of them are drawn in the end.

ThorVG believes what it reads: it makes room for as many corners, stops and dashes as it is told,
and dies where there are none. So they are counted here first.
"""

from __future__ import annotations

import math
from typing import Any

from kiosk.players.animation.lottie_tree import Table, damaged, holders, refused, tables

MOST_COPIES = 100
MOST_CORNERS = 200
MOST_STOPS = 64
MOST_NUMBER = 100_000
"""No place or size is farther out: pictures have 4,096 units a side."""
LEAST_DASH = 0.5
MOST_COUNTED = 10**9
"""Beyond this nobody counts on."""


def check_shapes(shapes: object) -> int:
    """Look at every shape below ``shapes``; returns how many there are, those drawn again too.

    :raises LottieFault: one of them asks for more than it should.
    """
    count = 0
    for holder in holders(shapes):
        own = holder.values() if isinstance(holder, dict) else holder
        for number in own:
            if isinstance(number, int | float) and not abs(number) <= MOST_NUMBER:
                raise refused("过大的数字", "a number that is far too large")
        if isinstance(holder, dict):
            count += 1
            if "ty" in holder:
                _check_shape(holder)
    return max(count, _drawn(shapes))


def _check_shape(shape: Table) -> None:
    match shape["ty"]:
        case "rp":
            _check_copies(shape)
        case "sr":
            _check_corners(shape)
        case "gf":
            _check_stops(shape.get("g"))
        case "gs":
            _check_stops(shape.get("g"))
            _check_dashes(shape.get("d"))
        case "st":
            _check_dashes(shape.get("d"))


def _drawn(shapes: object) -> int:
    """How many shapes of the list ``shapes`` are drawn in the end: repeaters multiply."""
    total, copies = 0, 1
    for shape in tables(shapes):
        if shape.get("ty") == "rp":
            amount = _copies(shape)
            copies = min(copies * max(1, math.ceil(amount or 0)), MOST_COUNTED)
        else:
            total += 1 + _drawn(shape.get("it"))
    return min(total * copies, MOST_COUNTED)


def _copies(shape: Table) -> int | float | None:
    copies = shape.get("c")
    amount = copies.get("k") if isinstance(copies, dict) else None
    return amount if isinstance(amount, int | float) else None


def _check_copies(shape: Table) -> None:
    amount = _copies(shape)
    if amount is None or not 0 <= amount <= MOST_COPIES:
        raise refused("太多重复", "a repeater with too many copies")


def _check_corners(shape: Table) -> None:
    for corners in _values(shape.get("pt"), "pt"):
        if not all(3 <= number <= MOST_CORNERS for number in corners):
            raise refused("角太多或太少的星形", "a star with too many or too few points")


def _check_stops(gradient: Any) -> None:
    count = gradient.get("p") if isinstance(gradient, dict) else None
    if type(count) is not int or not 1 <= count <= MOST_STOPS:
        raise damaged("g.p")
    for stops in _values(gradient.get("k"), "g.k"):
        if len(stops) < 4 * count:
            raise damaged("g.k")


def _check_dashes(dashes: object) -> None:
    """Tiny dashes make a line of millions of pieces."""
    for dash in tables(dashes):
        if dash.get("n") == "o":
            continue
        for lengths in _values(dash.get("v"), "d"):
            if not all(length == 0 or length >= LEAST_DASH for length in lengths):
                raise refused("太短的虚线", "dashes that are too short")


def _values(property: Any, where: str) -> list[list[int | float]]:
    """What a property is at its keys, or the one thing that it always is: lists of numbers."""
    value = property.get("k") if isinstance(property, dict) else None
    keys = list(tables(value))
    found = [key[name] for key in keys for name in ("s", "e") if name in key] if keys else [value]
    values = [one if isinstance(one, list) else [one] for one in found]
    plain = [[n for n in one if isinstance(n, int | float)] for one in values]
    if not plain or [len(one) for one in plain] != [len(one) for one in values]:
        raise damaged(where)
    return plain
