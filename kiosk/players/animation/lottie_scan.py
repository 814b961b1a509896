"""Whether a Lottie file is safe and plain enough to be drawn, before any drawing program sees it.

The format is that of https://lottiefiles.github.io/lottie-docs (Lottie 1.0): layers, shapes,
precomposed assets. Whatever asks for code, for other files, or for more work than its size tells
(layers that hold themselves, repeaters without end) is refused.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kiosk.core.words import Words
from kiosk.library.limits import LIMITS, Limits

DEPTH = 64
MOST_COPIES = 100
MOST_SIDE_PX = 4_096
_TEXT, _IMAGE, _PRECOMP = 5, 2, 0
_FOREIGN_LAYERS = frozenset({6, 7, 8, 9, 10, 12, 13, 14, 15})
"""Audio, video, image sequences, guides, cameras and others that mean nothing here."""


@dataclass(frozen=True, slots=True)
class LottieFacts:
    """Size in the file's own units, length, and how many pictures a second it was made for."""

    width: float
    height: float
    seconds: float
    fps: float


class LottieFault(Exception):  # noqa: N818 - the author's fault, told in words
    """A Lottie that will not be drawn: what is wrong, and how to mend it."""

    def __init__(self, what: Words, mend: Words) -> None:
        super().__init__(what.en)
        self.what = what
        self.mend = mend


_EXPORT = Words(
    "请在动画软件里去掉它，再导出 Lottie；或改用动画 WebP。",
    "Remove it in your animation program and export again, or use an animated WebP.",
)


def scan_lottie(content: bytes, limits: Limits = LIMITS) -> LottieFacts:
    """Read the facts of a Lottie file.

    :raises LottieFault: it is too large, damaged, or asks for what is not drawn here.
    """
    if len(content) > limits.lottie_bytes:
        mib = len(content) / 1024**2
        raise LottieFault(
            Words(
                f"Lottie 文件有 {mib:.1f} MiB，上限是 1 MiB。", f"It has {mib:.1f} MiB; at most 1."
            ),
            Words("请简化图形，或改用动画 WebP。", "Simplify it, or use an animated WebP."),
        )
    try:
        data = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise _damaged("JSON") from error
    if not isinstance(data, dict) or not isinstance(data.get("layers"), list):
        raise _damaged("layers")
    facts = _facts(data, limits)
    _refuse_code(data)
    _count_layers(data, limits)
    return facts


def _facts(data: dict[str, Any], limits: Limits) -> LottieFacts:
    names = ("w", "h", "fr", "ip", "op")
    values = [data.get(name) for name in names]
    if not all(isinstance(v, int | float) and not isinstance(v, bool) for v in values):
        raise _damaged("w, h, fr, ip, op")
    width, height, fps, first, last = (float(v) for v in values if v is not None)
    if not (1 <= width <= MOST_SIDE_PX and 1 <= height <= MOST_SIDE_PX and 1 <= fps <= 120):
        raise _damaged("w, h, fr")
    seconds = (last - first) / fps
    if not 0 < seconds <= limits.lottie_s:
        raise LottieFault(
            Words(
                f"动画长 {seconds:.0f} 秒，应在 60 秒以内。",
                f"It lasts {seconds:.0f} s; at most 60.",
            ),
            Words("请分成几步。", "Part it into several steps."),
        )
    return LottieFacts(width, height, seconds, fps)


def _refuse_code(data: dict[str, Any]) -> None:
    """No expressions, effects by script, text, pictures: everything a drawing does not need."""
    for node in _nodes(data):
        if isinstance(node.get("x"), str):
            raise _refused("表达式", "an expression")
        if node.get("ty") == "rp":
            copies = node.get("c")
            amount = copies.get("k") if isinstance(copies, dict) else None
            if not isinstance(amount, int | float) or not 0 <= amount <= MOST_COPIES:
                raise _refused("太多重复", "a repeater with too many copies")
    for layer in _layers(data):
        if layer.get("ty") == _TEXT:
            raise _refused("文字图层", "a text layer")
        if layer.get("ty") in _FOREIGN_LAYERS:
            raise _refused("声音、视频或摄像机图层", "a sound, video or camera layer")
        if layer.get("ty") == _IMAGE:
            raise _refused("位图", "a bitmap")
    for asset in _dicts(data.get("assets")):
        if "p" in asset or "u" in asset:
            raise _refused("外部文件或位图", "a file or bitmap")


def _count_layers(data: dict[str, Any], limits: Limits) -> None:
    """Everything that is drawn in the end: precompositions may hold precompositions."""
    assets = {str(asset.get("id")): asset for asset in _dicts(data.get("assets"))}
    known: dict[str, tuple[int, int]] = {}

    def amount(holder: dict[str, Any], above: frozenset[str]) -> tuple[int, int]:
        layers = shapes = 0
        for layer in _dicts(holder.get("layers")):
            layers += 1
            shapes += sum(1 for _ in _nodes(layer.get("shapes")))
            if layer.get("ty") == _PRECOMP:
                name = str(layer.get("refId"))
                if name in above or len(above) > DEPTH:
                    raise _refused("包含自己的图层（没完没了）", "a layer that holds itself")
                if name not in known and name in assets:
                    known[name] = amount(assets[name], above | {name})
                more = known.get(name, (0, 0))
                layers, shapes = layers + more[0], shapes + more[1]
            if layers > limits.lottie_layers or shapes > limits.lottie_shapes:
                raise _refused("太多图层", "too many layers")
        return layers, shapes

    amount(data, frozenset())


def _layers(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from _dicts(data.get("layers"))
    for asset in _dicts(data.get("assets")):
        yield from _dicts(asset.get("layers"))


def _dicts(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        yield from (item for item in value if isinstance(item, dict))


def _nodes(value: object) -> Iterator[dict[str, Any]]:
    """Every table below ``value``, itself included."""
    waiting: list[tuple[object, int]] = [(value, 0)]
    while waiting:
        node, depth = waiting.pop()
        if depth > DEPTH:
            raise _damaged("depth")
        if isinstance(node, dict):
            yield node
            waiting += [(child, depth + 1) for child in node.values()]
        elif isinstance(node, list):
            waiting += [(child, depth + 1) for child in node if isinstance(child, dict | list)]


def _refused(zh: str, en: str) -> LottieFault:
    return LottieFault(Words(f"Lottie 里有{zh}。", f"The Lottie has {en}."), _EXPORT)


def _damaged(where: str) -> LottieFault:
    return LottieFault(
        Words(f"Lottie 文件已损坏（{where}）。", f"The Lottie file is damaged ({where})."),
        Words("请重新导出 Lottie（JSON）。", "Export the Lottie (JSON) again."),
    )
