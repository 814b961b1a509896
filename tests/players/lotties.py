"""Lottie drawings made up for tests."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

Colour = tuple[float, float, float]
RED: Colour = (1.0, 0.0, 0.0)
BLUE: Colour = (0.0, 0.0, 1.0)
FRAMES = 30


def always(value: Any) -> dict[str, Any]:
    """A property that does not change."""
    return {"a": 0, "k": value}


def keys(*stands: tuple[float, Any]) -> dict[str, Any]:
    """A property that is something else from each of these frames on."""
    return {
        "a": 1,
        "k": [
            {"t": at, "s": value if isinstance(value, list) else [value], "h": 1}
            for at, value in stands
        ],
    }


def rectangle(width: float = 100, height: float = 100) -> dict[str, Any]:
    return {"ty": "rc", "p": always([50, 50]), "s": always([width, height]), "r": always(0)}


def fill(*colours: Colour) -> dict[str, Any]:
    """One colour, or one after the other, each for its share of the frames."""
    if len(colours) == 1:
        return {"ty": "fl", "c": always([*colours[0]]), "o": always(100)}
    length = FRAMES / len(colours)
    shades = ((at * length, [*colour]) for at, colour in enumerate(colours))
    return {"ty": "fl", "c": keys(*shades), "o": always(100)}


def group(*items: dict[str, Any]) -> dict[str, Any]:
    return {"ty": "gr", "it": [*items, {"ty": "tr", "p": always([0, 0])}]}


def repeater(copies: float) -> dict[str, Any]:
    return {"ty": "rp", "c": always(copies), "tr": {"ty": "tr", "p": always([1, 1])}}


def layer(*shapes: Any, **changes: Any) -> dict[str, Any]:
    return {"ty": 4, "ip": 0, "op": FRAMES, "st": 0, "ks": {}, "shapes": [*shapes], **changes}


def precomp(name: str) -> dict[str, Any]:
    return {"ty": 0, "refId": name, "ip": 0, "op": FRAMES, "st": 0, "ks": {}, "w": 100, "h": 100}


def document(*layers: Any, assets: Sequence[Any] = (), **changes: Any) -> dict[str, Any]:
    """A second of 100 by 100 at 30 frames."""
    own = layers or (layer(group(rectangle(), fill(RED, BLUE))),)
    told = {"v": "5.7.0", "fr": 30, "ip": 0, "op": FRAMES, "w": 100, "h": 100, "layers": [*own]}
    if assets:
        told["assets"] = [*assets]
    return {**told, **changes}


def written(told: Any) -> bytes:
    """A document as its file holds it."""
    return json.dumps(told).encode()


LOTTIE = written(document())
"""Red for half a second, then blue, all over."""
