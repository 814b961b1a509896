"""The strokes all icons are made of: one colour, round ends, 48×48 units."""

from __future__ import annotations

import math

from studio.svg import number

INK = "#14263A"
SIZE = 48
BOLD = 4.0
SOFT = 0.28


def line(data: str, width: float = BOLD, opacity: float = 1) -> str:
    """Return a stroked path with round caps and joins."""
    return (
        f'<path d="{data}" fill="none" stroke="{INK}" stroke-width="{number(width)}" '
        f'stroke-linecap="round" stroke-linejoin="round"{_tone(opacity)}/>'
    )


def solid(data: str, opacity: float = 1, round_by: float = 0) -> str:
    """Return a filled path; ``round_by`` swells it by half that many units, rounding corners."""
    edge = (
        f' stroke="{INK}" stroke-width="{number(round_by)}" stroke-linejoin="round"'
        if round_by
        else ""
    )
    return f'<path d="{data}" fill="{INK}" fill-rule="evenodd"{edge}{_tone(opacity)}/>'


def dot(x: float, y: float, r: float, opacity: float = 1) -> str:
    """Return a disc."""
    return (
        f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(r)}" fill="{INK}"{_tone(opacity)}/>'
    )


def ring(x: float, y: float, r: float, width: float = BOLD, opacity: float = 1) -> str:
    """Return a circle line."""
    return (
        f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(r)}" fill="none" '
        f'stroke="{INK}" stroke-width="{number(width)}"{_tone(opacity)}/>'
    )


def disc(x: float, y: float, r: float) -> str:
    """Return path data of a disc, for holes in :func:`solid`."""
    a, b, c = number(r), number(x - r), number(x + r)
    return f"M{b} {number(y)}A{a} {a} 0 1 0 {c} {number(y)}A{a} {a} 0 1 0 {b} {number(y)}Z"


def star(outer: float, inner: float, x: float = 24, y: float = 25.5) -> str:
    """Return path data of an upright five-pointed star."""
    corners = []
    for step in range(10):
        r = inner if step % 2 else outer
        turn = math.pi * step / 5
        corners.append(f"{number(x + r * math.sin(turn))} {number(y - r * math.cos(turn))}")
    return "M" + "L".join(corners) + "Z"


def _tone(opacity: float) -> str:
    return "" if opacity == 1 else f' opacity="{opacity:g}"'
