"""What may stand among a Lottie's shapes, and how many of them are drawn in the end.

ThorVG believes what it reads: it makes room for as many corners, stops and dashes as it is told,
and dies where something else stands than it expects. So all of it is looked at here first.
"""

from __future__ import annotations

import math
from typing import Any

from kiosk.players.animation.lottie_tree import Table, damaged, refused, tables
from kiosk.players.animation.lottie_values import (
    check_path,
    check_plain,
    check_values,
    values,
)

MOST_COPIES = 100
MOST_CORNERS = 200
MOST_STOPS = 64
LEAST_DASH = 0.5
MOST_COUNTED = 10**9
"""Beyond this nobody counts on."""

TURN = {"p": 2, "a": 2, "s": 2, "r": 1, "o": 1, "sk": 1, "sa": 1}
_BLEND = {"s": 2, "e": 2, "o": 1, "h": 1, "a": 1}
_PROPERTIES = {
    "gr": {},
    "rc": {"p": 2, "s": 2, "r": 1},
    "el": {"p": 2, "s": 2},
    "sr": {"p": 2, "r": 1, "pt": 1, "ir": 1, "is": 1, "or": 1, "os": 1},
    "sh": {},
    "fl": {"c": 3, "o": 1},
    "st": {"c": 3, "o": 1, "w": 1},
    "gf": _BLEND,
    "gs": {**_BLEND, "w": 1},
    "tr": TURN,
    "rp": {"c": 1, "o": 1},
    "tm": {"s": 1, "e": 1, "o": 1},
    "rd": {"r": 1},
    "mm": {},
}
"""The kinds of shapes that are drawn, their properties, and how many numbers those need."""
_PLAIN = ["nm", "hd", "d", "lc", "lj", "ml", "r", "t", "sy", "m", "ix", "bm"]


def check_shapes(shapes: object) -> int:
    """Look at every shape of the list ``shapes``; returns how many of them are drawn in the end.

    :raises LottieFault: one of them asks for more than it should, or is damaged.
    """
    if shapes is None:
        return 0
    if not isinstance(shapes, list):
        raise damaged("shapes")
    total, copies = 0, 1
    for shape in shapes:
        kind = shape.get("ty") if isinstance(shape, dict) else None
        if not isinstance(kind, str):
            raise damaged("shapes")
        if kind not in _PROPERTIES:
            raise refused(f"不支持的图形“{kind[:20]}”", f"a shape “{kind[:20]}” that is not drawn")
        total += 1 + _check_shape(kind, shape)
        if kind == "rp":
            copies = min(copies * max(1, math.ceil(shape["c"]["k"])), MOST_COUNTED)
    return min(total * copies, MOST_COUNTED)


def check_turn(turn: object) -> None:
    """Look at a transform: place, centre, scale, turn, opacity, skew.

    :raises LottieFault: it is damaged.
    """
    if turn is None:
        return
    if not isinstance(turn, dict):
        raise damaged("ks")
    place = turn.get("p")
    if isinstance(place, dict) and "k" not in place:  # x and y each on their own
        turn = {**turn, "p": None}
        check_values(place, {"x": 1, "y": 1})
        check_plain(place, ["s"])
    check_values(turn, {**TURN, "rx": 1, "ry": 1, "rz": 1, "or": 1, "so": 1, "eo": 1})


def _check_shape(kind: str, shape: Table) -> int:
    """Look at one shape; returns how many are drawn in it."""
    properties = _PROPERTIES[kind]
    own = [name for name in _PLAIN if name not in properties]
    inside = 0
    match kind:
        case "gr":
            inside = check_shapes(shape.get("it"))
        case "sh":
            inside = check_path(shape.get("ks"), "ks")
        case "sr":
            _check_corners(shape)
        case "rp":
            _check_copies(shape)
            check_turn(shape.get("tr"))
        case "gf":
            _check_stops(shape.get("g"))
        case "gs" | "st":
            own.remove("d")
            _check_dashes(shape.get("d"))
            if kind == "gs":
                _check_stops(shape.get("g"))
    check_values(shape, properties)
    check_plain(shape, own)
    return inside


def _check_copies(shape: Table) -> None:
    copies = shape.get("c")
    amount = copies.get("k") if isinstance(copies, dict) else None
    if not isinstance(amount, int | float) or not 0 <= amount <= MOST_COPIES:
        raise refused("太多重复", "a repeater with too many copies")


def _check_corners(shape: Table) -> None:
    for corners in values(shape.get("pt"), "pt"):
        if not all(3 <= number <= MOST_CORNERS for number in corners):
            raise refused("角太多或太少的星形", "a star with too many or too few points")


def _check_stops(gradient: Any) -> None:
    count = gradient.get("p") if isinstance(gradient, dict) else None
    if type(count) is not int or not 1 <= count <= MOST_STOPS:
        raise damaged("g.p")
    for stops in values(gradient.get("k"), "g.k"):
        clear = stops[4 * count :]  # after the colours: places and how clear it is there
        places = [*stops[: 4 * count : 4], *clear[::2]]
        if len(stops) < 4 * count or not all(0 <= place <= 1 for place in places):
            raise damaged("g.k")


def _check_dashes(dashes: object) -> None:
    """Tiny dashes make a line of millions of pieces."""
    if dashes is None:
        return
    if not isinstance(dashes, list) or len(dashes) != len(list(tables(dashes))):
        raise damaged("d")
    for dash in tables(dashes):
        check_plain(dash, ["n", "nm"])
        for lengths in values(dash.get("v"), "d"):
            short = any(length != 0 and length < LEAST_DASH for length in lengths)
            if short and dash.get("n") != "o":
                raise refused("太短的虚线", "dashes that are too short")
