"""A small SVG pen that stays inside what Qt's SVG reader draws.

Qt reads SVG Tiny 1.2: paths, shapes, gradients, opacity and transforms. Clip paths,
masks, filters, patterns, CSS and text are left out here on purpose, so that a picture
looks the same in the kiosk as in a browser.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from studio.lottie_keys import Keys

Point = tuple[float, float]


def number(value: float) -> str:
    """Format a coordinate with at most one decimal."""
    text = f"{value:.1f}"
    text = text[:-2] if text.endswith(".0") else text
    return "0" if text == "-0" else text


def packed(*values: float) -> str:
    """Join numbers with as few separators as SVG needs."""
    text = ""
    for value in values:
        piece = number(value)
        text += piece if not text or piece.startswith("-") else f" {piece}"
    return text


def smooth(
    points: Sequence[Point], closed: bool = False, tension: float = 0.5, decimals: int = 1
) -> str:
    """Return path data of a Catmull-Rom curve through ``points`` as cubic Béziers.

    ``tension`` 0 gives straight lines, 0.5 a natural curve; ``decimals`` 0 rounds to whole units.
    """
    count = len(points)
    x, y = round(points[0][0], decimals), round(points[0][1], decimals)
    data = f"M{packed(x, y)}"
    for index in range(count if closed else count - 1):
        if closed:
            p0, p1, p2, p3 = (points[(index + step) % count] for step in (-1, 0, 1, 2))
        else:
            p0, p1 = points[max(index - 1, 0)], points[index]
            p2, p3 = points[index + 1], points[min(index + 2, count - 1)]
        third = tension / 1.5
        c1 = (p1[0] + (p2[0] - p0[0]) * third / 2, p1[1] + (p2[1] - p0[1]) * third / 2)
        c2 = (p2[0] - (p3[0] - p1[0]) * third / 2, p2[1] - (p3[1] - p1[1]) * third / 2)
        # relative numbers are shorter; they start from the rounded point, so errors never add up
        steps = [round(v, decimals) for px, py in (c1, c2, p2) for v in (px - x, py - y)]
        data += "c" + packed(*steps)
        x, y = round(x + steps[4], decimals), round(y + steps[5], decimals)
    return data + ("Z" if closed else "")


class Pen(Protocol):
    """What still pictures and moving scenes have in common: one hand draws both."""

    width: float
    height: float

    def path(self, data: str, fill: str, *, opacity: float = 1) -> None:
        """Add a path."""

    def shape(
        self, points: Sequence[Point], fill: str, smooth_edge: bool = True, *, opacity: float = 1
    ) -> None:
        """Add a closed shape through ``points``."""

    def stroke(
        self, data: str, colour: str, width: float, cap: str = "round", *, opacity: float = 1
    ) -> None:
        """Add a stroked line with round joins."""

    def circle(self, x: float, y: float, r: float, fill: str, *, opacity: float = 1) -> None:
        """Add a disc."""

    def ellipse(
        self, x: float, y: float, rx: float, ry: float, fill: str, *, opacity: float = 1
    ) -> None:
        """Add an ellipse."""

    def rect(
        self, x: float, y: float, width: float, height: float, fill: str, r: float = 0,
        *, opacity: float = 1,
    ) -> None:  # fmt: skip
        """Add a rectangle with corner radius ``r``."""

    def gradient(
        self, name: str, stops: Iterable[tuple[float, str]], x2: float = 0, y2: float = 1
    ) -> str:
        """Name a linear gradient over a shape's box; return the fill that means it."""

    def group(
        self, pivot: Point = (0.0, 0.0), at: Point | None = None,
        scale: Point | float | Keys[float] = 1.0, turn: float | Keys[float] = 0.0,
        opacity: float | Keys[float] = 1.0,
    ) -> Pen:  # fmt: skip
        """Add a group that is turned about ``pivot``, which is placed ``at``; draw into it."""


class Picture:
    """An SVG being drawn; elements are stacked in the order they are added."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self._definitions: list[str] = []
        self._body: list[str | tuple[str, Picture, str]] = []

    def raw(self, element: str) -> None:
        """Add a ready-made element."""
        self._body.append(element)

    def path(self, data: str, fill: str = "none", **attributes: float | str) -> None:
        """Add a path; attribute names use ``_`` for ``-``."""
        self.raw(f'<path d="{data}" fill="{fill}"{_attributes(attributes)}/>')

    def shape(
        self,
        points: Sequence[Point],
        fill: str,
        smooth_edge: bool = True,
        **attributes: float | str,
    ) -> None:
        """Add a closed shape through ``points``."""
        data = smooth(points, closed=True) if smooth_edge else polygon(points)
        self.path(data, fill, **attributes)

    def stroke(
        self, data: str, colour: str, width: float, cap: str = "round", **attributes: float | str
    ) -> None:
        """Add a stroked line with round joins."""
        self.raw(
            f'<path d="{data}" fill="none" stroke="{colour}" stroke-width="{number(width)}" '
            f'stroke-linecap="{cap}" stroke-linejoin="round"{_attributes(attributes)}/>'
        )

    def circle(self, x: float, y: float, r: float, fill: str, **attributes: float | str) -> None:
        """Add a disc."""
        self.raw(
            f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(r)}" fill="{fill}"'
            f"{_attributes(attributes)}/>"
        )

    def ellipse(
        self, x: float, y: float, rx: float, ry: float, fill: str, **attributes: float | str
    ) -> None:
        """Add an ellipse."""
        self.raw(
            f'<ellipse cx="{number(x)}" cy="{number(y)}" rx="{number(rx)}" ry="{number(ry)}" '
            f'fill="{fill}"{_attributes(attributes)}/>'
        )

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str,
        r: float = 0,
        **attributes: float | str,
    ) -> None:
        """Add a rectangle with corner radius ``r``."""
        self.raw(
            f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" '
            f'height="{number(height)}" rx="{number(r)}" fill="{fill}"{_attributes(attributes)}/>'
        )

    def gradient(
        self, name: str, stops: Iterable[tuple[float, str]], x2: float = 0, y2: float = 1
    ) -> str:
        """Define a linear gradient over the shape's box; return its ``url(#name)``."""
        inner = "".join(f'<stop offset="{o:g}" stop-color="{c}"/>' for o, c in stops)
        self._definitions.append(
            f'<linearGradient id="{name}" x1="0" y1="0" x2="{x2:g}" y2="{y2:g}">{inner}'
            "</linearGradient>"
        )
        return f"url(#{name})"

    def radial(self, name: str, stops: Iterable[tuple[float, str, float]]) -> str:
        """Define a gradient from the middle of the shape's box outwards: offset, colour, opacity.

        Return its ``url(#name)``.
        """
        inner = "".join(
            f'<stop offset="{o:g}" stop-color="{c}" stop-opacity="{a:g}"/>' for o, c, a in stops
        )
        self._definitions.append(
            f'<radialGradient id="{name}" cx="0.5" cy="0.5" r="0.5">{inner}</radialGradient>'
        )
        return f"url(#{name})"

    def open_group(self, transform: str = "", **attributes: float | str) -> None:
        """Open a group; close it with :meth:`close_group`."""
        spot = f' transform="{transform}"' if transform else ""
        self.raw(f"<g{spot}{_attributes(attributes)}>")

    def close_group(self) -> None:
        """Close the innermost open group."""
        self.raw("</g>")

    def group(
        self,
        pivot: Point = (0.0, 0.0),
        at: Point | None = None,
        scale: Point | float | Keys[float] = 1.0,
        turn: float | Keys[float] = 0.0,
        opacity: float | Keys[float] = 1.0,
    ) -> Picture:
        """Add a group like the Lottie pen's; what moves there is shown as it is at the start."""
        turn = turn.at(0) if isinstance(turn, Keys) else turn
        scale = scale.at(0) if isinstance(scale, Keys) else scale
        opacity = opacity.at(0) if isinstance(opacity, Keys) else opacity
        x, y = pivot if at is None else at
        transform = f"translate({packed(x, y)})"
        if turn:
            transform += f" rotate({number(turn)})"
        if scale != 1:
            wide, high = scale if isinstance(scale, tuple) else (scale, scale)
            transform += f" scale({wide:.3g} {high:.3g})"
        if pivot != (0.0, 0.0):
            transform += f" translate({packed(-pivot[0], -pivot[1])})"
        fade = "" if opacity == 1 else f' opacity="{opacity:.2g}"'
        inner = Picture(self.width, self.height)
        inner._definitions = self._definitions
        self._body.append((f'<g transform="{transform}"{fade}>', inner, "</g>"))
        return inner

    def _elements(self) -> str:
        return "".join(
            piece if isinstance(piece, str) else piece[0] + piece[1]._elements() + piece[2]
            for piece in self._body
        )

    def add(self, other: Picture) -> None:
        """Add all that another picture shows; its gradients come along."""
        self._definitions += other._definitions
        self._body += other._body

    def text(self) -> str:
        """Return the whole SVG document."""
        definitions = f"<defs>{''.join(self._definitions)}</defs>" if self._definitions else ""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{number(self.width)}" '
            f'height="{number(self.height)}" '
            f'viewBox="0 0 {number(self.width)} {number(self.height)}">'
            f"{definitions}{self._elements()}</svg>\n"
        )

    def save(self, path: Path) -> None:
        """Write the document to ``path`` (folders are made)."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.text(), encoding="utf-8", newline="\n")


def polygon(points: Sequence[Point]) -> str:
    """Return path data of a straight-edged closed shape."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + "Z"


def onward(start: Point, points: Sequence[Point]) -> str:
    """Return straight lines on from ``start``, in relative numbers: shorter than absolute ones."""
    x, y = round(start[0], 1), round(start[1], 1)
    steps: list[float] = []
    for px, py in points:
        # each step starts from the rounded point, so errors never add up
        steps += [round(px - x, 1), round(py - y, 1)]
        x, y = round(x + steps[-2], 1), round(y + steps[-1], 1)
    return "l" + packed(*steps)


def ridge(
    width: float, height: float, base: float, swell: float, phase: float, waves: float = 2.0
) -> list[Point]:
    """Return a closed outline of soft hills: a crest around ``base`` down to ``height``."""
    crest = []
    for step in range(25):
        x = width * step / 24
        turn = 2 * math.pi * waves * step / 24 + phase
        crest.append((x, base - swell * (math.sin(turn) + 0.45 * math.sin(2.3 * turn + 1.3))))
    return [*crest, (width, height), (0, height)]


def _attributes(attributes: dict[str, float | str]) -> str:
    return "".join(
        f' {name.replace("_", "-")}="{value if isinstance(value, str) else number(value)}"'
        for name, value in attributes.items()
    )
