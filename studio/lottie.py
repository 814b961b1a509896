"""A small Lottie pen: scenes of flat shapes that move, for the kiosk's animation player.

It is used like ``studio.svg``: whatever is added later lies on top. Every number that may
change takes a plain value or :func:`~studio.lottie_keys.keys`. The player takes no text, pictures,
expressions or effects, so the pen has none.

    scene = Scene(1600, 1000, seconds=6)
    stem = scene.layer("stem", pivot=(800, 900), turn=sway(4, 3, 6))
    stem.path("M790 900L800 300L810 900Z", "#4C7A3A")
    scene.save(path)
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any

from studio.lottie_keys import Keys, frame_of, keys, short, sway, written
from studio.lottie_paths import Box, Outline, around, outlines
from studio.svg import Point, polygon, smooth

__all__ = ["Group", "Keys", "Layer", "Scene", "keys", "sway"]

Scalar = float | Keys[float]
Spot = Point | Keys[Point]
Colour = str | Keys[str]
Data = str | Sequence[Point] | Keys[str]

CAPS = {"butt": 1, "round": 2, "square": 3}
CENTRE: Point = (0.0, 0.0)
WHOLE: Point = (1.0, 1.0)


class Group:
    """Shapes that move together about ``pivot``; groups nest, and so make joints."""

    def __init__(
        self,
        scene: Scene,
        pivot: Spot = CENTRE,
        at: Spot | None = None,
        scale: Spot | Scalar = 1.0,
        turn: Scalar = 0.0,
        opacity: Scalar = 1.0,
    ) -> None:
        """``at`` is where the pivot is placed (where it already is, unless told)."""
        self.scene = scene
        self.width, self.height = scene.width, scene.height
        self._transform = _transform(pivot, at, scale, turn, opacity, scene.fps)
        self._items: list[dict[str, Any] | Group] = []

    def group(
        self,
        pivot: Spot = CENTRE,
        at: Spot | None = None,
        scale: Spot | Scalar = 1.0,
        turn: Scalar = 0.0,
        opacity: Scalar = 1.0,
    ) -> Group:
        """Add a group with an own transform (degrees clockwise, opacity and scale 0-1) on top."""
        inner = Group(self.scene, pivot, at, scale, turn, opacity)
        self._items.append(inner)
        return inner

    def path(
        self,
        data: Data,
        fill: Colour,
        *,
        opacity: Scalar = 1.0,
        even_odd: bool = False,
    ) -> None:
        """Add a filled path; key frames of path data morph (same number of corners)."""
        spelt, box = self._outlines(data)
        self._add(spelt, [self._fill(fill, opacity, box, even_odd)])

    def shape(
        self, points: Sequence[Point], fill: Colour, smooth_edge: bool = True,
        *, opacity: Scalar = 1.0,
    ) -> None:  # fmt: skip
        """Add a closed shape through ``points``."""
        data = smooth(points, closed=True) if smooth_edge else polygon(points)
        self.path(data, fill, opacity=opacity)

    def stroke(
        self,
        data: Data,
        colour: Colour,
        width: Scalar,
        cap: str = "round",
        *,
        opacity: Scalar = 1.0,
        trim: tuple[Scalar, Scalar] | None = None,
    ) -> None:
        """Add a line with round joins; ``trim`` shows it from one share (0-1) to another."""
        spelt, _ = self._outlines(data)
        fps = self.scene.fps
        if trim is not None:
            start, end = (written(side, _percent, fps) for side in trim)
            spelt.append({"ty": "tm", "s": start, "e": end, "o": {"a": 0, "k": 0}, "m": 1})
        line = {
            "ty": "st",
            "c": written(colour, _rgb, fps),
            "o": written(opacity, _percent, fps),
            "w": written(width, short, fps),
            "lc": CAPS[cap],
            "lj": 2,
        }
        self._add(spelt, [line])

    def circle(self, x: float, y: float, r: float, fill: Colour, *, opacity: Scalar = 1.0) -> None:
        """Add a disc."""
        self.ellipse(x, y, r, r, fill, opacity=opacity)

    def ellipse(
        self, x: float, y: float, rx: float, ry: float, fill: Colour, *, opacity: Scalar = 1.0
    ) -> None:
        """Add an ellipse."""
        oval = {"ty": "el", "p": _fixed((x, y)), "s": _fixed((2 * rx, 2 * ry))}
        box = (x - rx, y - ry, x + rx, y + ry)
        self._add([oval], [self._fill(fill, opacity, box)])

    def rect(
        self, x: float, y: float, width: float, height: float, fill: Colour, r: float = 0,
        *, opacity: Scalar = 1.0,
    ) -> None:  # fmt: skip
        """Add a rectangle with corner radius ``r``."""
        middle = (x + width / 2, y + height / 2)
        size = _fixed((width, height))
        block = {"ty": "rc", "p": _fixed(middle), "s": size, "r": {"a": 0, "k": short(r)}}
        self._add([block], [self._fill(fill, opacity, (x, y, x + width, y + height))])

    def gradient(
        self, name: str, stops: Iterable[tuple[float, str]], x2: float = 0, y2: float = 1
    ) -> str:
        """Name a linear gradient over a shape's box; return the fill that means it."""
        self.scene.gradients[name] = (tuple(stops), x2, y2)
        return f"url(#{name})"

    def written(self) -> list[dict[str, Any]]:
        """Return the shapes as Lottie lists them: the topmost first."""
        return [
            {"ty": "gr", "it": [*item.written(), {"ty": "tr", **item._transform}]}
            if isinstance(item, Group)
            else item
            for item in reversed(self._items)
        ]

    def _add(self, shapes: list[dict[str, Any]], paint: list[dict[str, Any]]) -> None:
        self._items.append({"ty": "gr", "it": [*shapes, *paint, {"ty": "tr"}]})

    def _outlines(self, data: Data) -> tuple[list[dict[str, Any]], Box]:
        if not isinstance(data, Keys):
            runs = outlines(data)
            return [{"ty": "sh", "ks": {"a": 0, "k": run.spelt()}} for run in runs], around(runs)
        poses = data.map(outlines)
        shapes = [[len(run.points) for run in pose] for pose in poses.values()]
        if any(counts != shapes[0] for counts in shapes):
            raise ValueError(f"a morph needs the same corners in every pose, not {shapes}")
        spelt = []
        for index in range(len(shapes[0])):
            run: Keys[Outline] = poses.map(itemgetter(index))
            spelt.append({"ty": "sh", "ks": written(run, _spelt, self.scene.fps)})
        return spelt, around(poses.values()[0])

    def _fill(
        self,
        fill: Colour,
        opacity: Scalar,
        box: Box,
        even_odd: bool = False,
    ) -> dict[str, Any]:
        fps = self.scene.fps
        common = {"o": written(opacity, _percent, fps), "r": 2 if even_odd else 1}
        if not (isinstance(fill, str) and fill.startswith("url(#")):
            return {"ty": "fl", "c": written(fill, _rgb, fps), **common}
        stops, x2, y2 = self.scene.gradients[fill[5:-1]]
        left, top, right, bottom = box
        ramp: list[float | int] = []
        for offset, colour in stops:
            ramp += [short(offset, 3), *_rgb(colour)]
        end = (left + (right - left) * x2, top + (bottom - top) * y2)
        return {
            "ty": "gf",
            "t": 1,
            "s": _fixed((left, top)),
            "e": _fixed(end),
            "g": {"p": len(stops), "k": {"a": 0, "k": ramp}},
            **common,
        }


class Layer(Group):
    """A group with times of its own, which other layers may have as parent."""

    def __init__(
        self,
        scene: Scene,
        name: str,
        start: float,
        end: float,
        parent: Layer | None,
        **transform: Any,
    ) -> None:
        super().__init__(scene, **transform)
        self.name, self.start, self.end, self.parent = name, start, end, parent

    def spelt(self, numbers: dict[int, int]) -> dict[str, Any]:
        """Return the layer as Lottie writes it; ``numbers`` are the layers' indices."""
        fps = self.scene.fps
        head: dict[str, Any] = {"ty": 4, "nm": self.name, "ind": numbers[id(self)]}
        if self.parent is not None:
            head["parent"] = numbers[id(self.parent)]
        times = {"ip": frame_of(self.start, fps), "op": frame_of(self.end, fps), "st": 0}
        return {**head, **times, "ks": self._transform, "shapes": self.written()}


class Scene:
    """An animation being drawn; layers are stacked in the order they are added."""

    def __init__(self, width: float, height: float, seconds: float, fps: int = 30) -> None:
        self.width, self.height, self.seconds, self.fps = width, height, seconds, fps
        self.gradients: dict[str, tuple[tuple[tuple[float, str], ...], float, float]] = {}
        self._layers: list[Layer] = []

    def layer(
        self,
        name: str,
        start: float = 0.0,
        end: float | None = None,
        parent: Layer | None = None,
        **transform: Spot | Scalar,
    ) -> Layer:
        """Add a layer on top, seen from ``start`` to ``end``; transforms as in :meth:`Group.group`.

        A layer moves with its ``parent`` (but does not fade with it).
        """
        made = Layer(self, name, start, self.seconds if end is None else end, parent, **transform)
        self._layers.append(made)
        return made

    def text(self) -> str:
        """Return the whole document: one line of JSON."""
        numbers = {id(layer): index for index, layer in enumerate(self._layers, start=1)}
        document = {
            "v": "5.7.0",
            "fr": self.fps,
            "ip": 0,
            "op": frame_of(self.seconds, self.fps),
            "w": short(self.width),
            "h": short(self.height),
            "layers": [layer.spelt(numbers) for layer in reversed(self._layers)],
        }
        return json.dumps(document, ensure_ascii=True, separators=(",", ":")) + "\n"

    def save(self, path: Path) -> None:
        """Write the document to ``path`` (folders are made)."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.text(), encoding="utf-8", newline="\n")


def _transform(
    pivot: Spot, at: Spot | None, scale: Spot | Scalar, turn: Scalar, opacity: Scalar, fps: int
) -> dict[str, Any]:
    """Return the parts of a transform that differ from leaving things as they are."""
    made: dict[str, Any] = {}
    if pivot != CENTRE:
        made["a"] = written(pivot, _spot, fps)
    place = pivot if at is None else at
    if place != CENTRE:
        made["p"] = written(place, _spot, fps)
    if scale not in (1.0, WHOLE):
        made["s"] = written(scale, _stretch, fps)  # type: ignore[arg-type]
    if turn != 0:
        made["r"] = written(turn, lambda value: short(value, 2), fps)
    if opacity != 1:
        made["o"] = written(opacity, _percent, fps)
    return made


def _spelt(outline: Outline) -> dict[str, Any]:
    return outline.spelt()


def _spot(point: Point) -> list[float | int]:
    return [short(point[0]), short(point[1])]


def _fixed(point: Point) -> dict[str, Any]:
    return {"a": 0, "k": _spot(point)}


def _stretch(scale: Point | float) -> list[float | int]:
    x, y = scale if isinstance(scale, tuple) else (scale, scale)
    return [short(x * 100), short(y * 100)]


def _percent(share: float) -> float | int:
    return short(share * 100)


def _rgb(colour: str) -> list[float | int]:
    return [short(int(colour[index : index + 2], 16) / 255, 3) for index in (1, 3, 5)]
