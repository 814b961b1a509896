"""The colours of the pictures by role, as pygame takes them. Mirrors ``ui/qml/Kit/Tokens.qml``."""

from __future__ import annotations

Colour = tuple[int, int, int]


def colour(code: str) -> Colour:
    """``#RRGGBB`` as three numbers."""
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


NIGHT = colour("#0D1B2A")
DUSK = colour("#1B3A57")
EMBER = colour("#D9652F")
DAWN = colour("#F8C56B")
PAPER = colour("#FFF8EC")
CARD = colour("#FFFFFF")
LINE = colour("#D8CBB4")
INK = colour("#14263A")
INK_SOFT = colour("#4A5A6B")
ACCENT = colour("#C43E16")
GLOW = colour("#F5A623")
RIGHT = colour("#2B7A3B")
WRONG = colour("#B3261E")
PHYSICS = colour("#12717E")
SPACE = colour("#3949AB")
FARMING = colour("#5C7A1F")
WEATHER = colour("#0B6FB8")


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """The colour ``share`` (0 to 1) of the way from ``first`` to ``second``."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue
