"""Whether a Lottie file is safe and plain enough to be drawn, before any drawing program sees it.

The format is that of https://lottiefiles.github.io/lottie-docs (Lottie 1.0): layers, shapes,
precomposed assets. Whatever asks for code, for other files, or for more work than its size tells
(layers that hold themselves, repeaters without end) is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from kiosk.core.words import Words
from kiosk.library.limits import LIMITS, Limits
from kiosk.players.animation.lottie_shapes import check_shapes, check_turn
from kiosk.players.animation.lottie_tree import (
    DEPTH,
    LottieFault,
    Table,
    damaged,
    holders,
    read_tree,
    refused,
    tables,
)
from kiosk.players.animation.lottie_values import check_path, check_plain, check_values

__all__ = ["LottieFacts", "LottieFault", "known_facts", "scan_lottie"]

MOST_SIDE_PX = 4_096
_TEXT, _IMAGE, _PRECOMP, _SHAPES = 5, 2, 0, 4
_PLAIN_LAYERS = (_PRECOMP, 1, 3, _SHAPES)
"""Precompositions, solids, nulls and shapes; the rest are sounds, films, cameras and the like."""
_PLAIN = ["nm", "ind", "parent", "refId", "ip", "op", "st", "sr", "ddd", "bm", "ao", "tt", "td"]
_PLAIN += ["tp", "hd", "w", "h", "sw", "sh", "sc", "ct", "hasMask", "cl", "ln"]


@dataclass(frozen=True, slots=True)
class LottieFacts:
    """Size in the file's own units, length, and how many pictures a second it was made for."""

    width: float
    height: float
    seconds: float
    fps: float


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
    data = read_tree(content)
    facts = _facts(data, limits)
    _refuse_code(data)
    # Also where nothing uses them: they are read all the same.
    counts = {id(layer): _check_layer(layer) for layer in _layers(data)}
    _count_layers(data, counts, limits)
    return facts


def known_facts(content: bytes, limits: Limits = LIMITS) -> LottieFacts:
    """As :func:`scan_lottie`, but the same bytes are looked through once: a visitor who opens an
    animation would wait for it twice at each of its steps, up to 45 ms on a quick machine.

    :raises LottieFault: as there; a refusal is not remembered.
    """
    mark = sha256(content).digest(), limits
    facts = _known.pop(mark, None) or scan_lottie(content, limits)
    if len(_known) >= _MOST_KNOWN:
        del _known[next(iter(_known))]
    _known[mark] = facts  # the last in the row: the first one goes when there are too many
    return facts


_known: dict[tuple[bytes, Limits], LottieFacts] = {}
_MOST_KNOWN = 256


def _facts(data: Table, limits: Limits) -> LottieFacts:
    names = ("w", "h", "fr", "ip", "op")
    values = [data.get(name) for name in names]
    if not all(isinstance(v, int | float) and not isinstance(v, bool) for v in values):
        raise damaged("w, h, fr, ip, op")
    try:
        width, height, fps, first, last = (float(v) for v in values if v is not None)
    except OverflowError:
        raise damaged("w, h, fr, ip, op") from None
    if not (1 <= width <= MOST_SIDE_PX and 1 <= height <= MOST_SIDE_PX and 1 <= fps <= 120):
        raise damaged("w, h, fr")
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


def _refuse_code(data: Table) -> None:
    """No expressions, no files, no fonts: a drawing needs none of them."""
    if any(isinstance(node, dict) and isinstance(node.get("x"), str) for node in holders(data)):
        raise refused("表达式", "an expression")
    if any(data.get(name) for name in ("fonts", "chars", "slots")):
        raise refused("字体或文字", "fonts or text")
    assets = data.get("assets", [])
    if not isinstance(assets, list) or len(assets) != len(list(tables(assets))):
        raise damaged("assets")
    for asset in tables(assets):
        if "p" in asset or "u" in asset:
            raise refused("外部文件或位图", "a file or bitmap")
        check_plain(asset, ["id", "nm", "fr"])


def _check_layer(layer: Table) -> int:
    """Refuse what is not drawn here; returns how many shapes the layer has."""
    kind = layer.get("ty")
    if kind == _TEXT:
        raise refused("文字图层", "a text layer")
    if kind == _IMAGE:
        raise refused("位图", "a bitmap")
    if type(kind) is not int or kind not in _PLAIN_LAYERS:
        raise refused("声音、视频或摄像机图层", "a sound, video or camera layer")
    if "shapes" in layer and kind != _SHAPES:
        raise damaged("shapes")
    if layer.get("ef"):
        raise refused("效果（模糊、阴影等）", "effects, such as a blur or a shadow")
    check_plain(layer, _PLAIN)
    stretch = layer.get("sr", 1)
    if not isinstance(stretch, int | float) or not stretch > 0:
        raise damaged("sr")
    check_turn(layer.get("ks"))
    check_values(layer, {"tm": 1})
    return check_shapes(layer.get("shapes")) + _check_masks(layer.get("masksProperties", []))


def _check_masks(masks: object) -> int:
    if not isinstance(masks, list) or len(masks) != len(list(tables(masks))):
        raise damaged("masksProperties")
    corners = 0
    for mask in tables(masks):
        check_plain(mask, ["mode", "inv", "nm", "cl"])
        check_values(mask, {"o": 1, "x": 1})
        corners += check_path(mask.get("pt"), "pt")
    return corners


def _count_layers(data: Table, counts: dict[int, int], limits: Limits) -> None:
    """Everything that is drawn in the end: precompositions may hold precompositions."""
    assets: dict[str, Table] = {}
    for asset in tables(data.get("assets")):
        if assets.setdefault(str(asset.get("id")), asset) is not asset:
            raise damaged("assets.id")
    known: dict[str, tuple[int, int]] = {}

    def amount(holder: Table, above: frozenset[str]) -> tuple[int, int]:
        layers = shapes = 0
        for layer in tables(holder.get("layers")):
            layers += 1
            shapes += counts[id(layer)]
            if layer.get("ty") == _PRECOMP or "refId" in layer:
                name = str(layer.get("refId"))
                if name in above or len(above) > DEPTH:
                    raise refused("包含自己的图层（没完没了）", "a layer that holds itself")
                if name not in known and name in assets:
                    known[name] = amount(assets[name], above | {name})
                more = known.get(name, (0, 0))
                layers, shapes = layers + more[0], shapes + more[1]
            if layers > limits.lottie_layers or shapes > limits.lottie_shapes:
                raise refused("太多图层", "too many layers")
        return layers, shapes

    amount(data, frozenset())


def _layers(data: Table) -> Iterator[Table]:
    for holder in (data, *tables(data.get("assets"))):
        layers = holder.get("layers")
        if not isinstance(layers, list) or len(layers) != len(list(tables(layers))):
            raise damaged("layers")
        yield from tables(layers)
