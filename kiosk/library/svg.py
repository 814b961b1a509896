"""Whether an SVG is safe and plain enough for Qt: no entities, scripts or references out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from kiosk.core.words import Words
from kiosk.library.limits import Limits

_SVG = "http://www.w3.org/2000/svg"
_FORBIDDEN = frozenset(
    {"script", "foreignObject", "iframe", "audio", "video", "handler", "listener"}
)
_NOT_DRAWN = frozenset({"clipPath", "mask", "filter", "pattern", "style", "text", "symbol"})
_OUTSIDE = re.compile(r"url\(\s*[\"']?\s*(?!#)[^)\s\"']", re.IGNORECASE)
_REEXPORT = Words(
    "请在绘图软件里另存为“普通 SVG”。", "Save it as “plain SVG” in your drawing program."
)

Fault = tuple[Words, Words, bool]


class _RefusedError(Exception):
    def __init__(self, what: Words) -> None:
        super().__init__(what.en)
        self.what = what


@dataclass
class _Reader:
    limits: Limits
    elements: int = 0
    not_drawn: set[str] = field(default_factory=set)
    sized: bool = False
    # For each open element the id it has, so that a use knows whom it makes larger.
    open_ids: list[str] = field(default_factory=list)
    uses: dict[str, list[str]] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        self.elements += 1
        if self.elements > self.limits.svg_elements or len(self.open_ids) >= self.limits.svg_depth:
            raise _RefusedError(Words("SVG 太复杂。", "The SVG is too complex."))
        if not self.open_ids:
            self._root(space, tag, attributes)
        if tag in _FORBIDDEN:
            raise _RefusedError(
                Words(f"SVG 里有脚本或外部内容（{tag}）。", f"The SVG has a {tag}.")
            )
        if tag in _NOT_DRAWN and space == _SVG:
            self.not_drawn.add(tag)
        for key, value in attributes.items():
            self._attribute(key.rpartition(" ")[2], value)
        self.open_ids.append(attributes.get("id", ""))
        for holder in set(self.open_ids):
            self.sizes[holder] = self.sizes.get(holder, 0) + 1
        if tag == "use":
            self._use(attributes)

    def end(self, name: str) -> None:
        self.open_ids.pop()

    def doctype(self, *_: object) -> None:
        raise _RefusedError(
            Words("SVG 里有 DOCTYPE 或实体定义。", "The SVG has a DOCTYPE or defines entities.")
        )

    def _root(self, space: str, tag: str, attributes: dict[str, str]) -> None:
        if tag != "svg" or space != _SVG:
            raise _RefusedError(Words("这不是 SVG 图片。", "This is no SVG picture."))
        self.sized = "viewBox" in attributes or {"width", "height"} <= attributes.keys()

    def _attribute(self, key: str, value: str) -> None:
        if key.lower().startswith("on"):
            raise _RefusedError(Words(f"SVG 里有脚本（{key}）。", f"The SVG has a script ({key})."))
        outside = key == "href" and not value.strip().startswith("#")
        if outside or _OUTSIDE.search(value):
            raise _RefusedError(
                Words(
                    "SVG 引用了别处的文件或内嵌图片。", "The SVG refers to a file or data outside."
                )
            )

    def _use(self, attributes: dict[str, str]) -> None:
        target = next((v for k, v in attributes.items() if k.rpartition(" ")[2] == "href"), "")
        for holder in {"", *self.open_ids}:
            self.uses.setdefault(holder, []).append(target.strip().lstrip("#"))

    def drawn(self) -> int:
        """How many elements all uses copy together; beyond the limit it stops counting."""
        known: dict[str, int] = {}
        most = self.limits.svg_elements

        def copies(holder: str, above: frozenset[str]) -> int:
            if holder in above:
                return most + 1  # it holds itself
            if holder not in known:
                total = 0
                for target in self.uses.get(holder, ()):
                    total += self.sizes.get(target, 1) + copies(target, above | {holder})
                    if total > most:
                        break
                known[holder] = min(total, most + 1)
            return known[holder]

        return copies("", frozenset())


def svg_faults(content: bytes, limits: Limits) -> list[Fault]:
    """What is wrong with an SVG: (what, how to mend, whether only a hint). Raises nothing."""
    reader = _Reader(limits)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.StartDoctypeDeclHandler = reader.doctype
    parser.EntityDeclHandler = reader.doctype
    try:
        parser.Parse(content, True)
        if reader.drawn() > limits.svg_elements:
            raise _RefusedError(
                Words("SVG 里的复制（use）太多。", "The SVG copies itself too often.")
            )
    except _RefusedError as refused:
        return [(refused.what, _REEXPORT, False)]
    except (expat.ExpatError, ValueError, LookupError, RecursionError) as error:
        what = Words(f"SVG 已损坏（{error}）。", f"The SVG is damaged ({error}).")
        return [(what, _REEXPORT, False)]
    faults: list[Fault] = []
    if not reader.sized:
        what = Words("SVG 没有写明大小（viewBox）。", "The SVG does not say its size (viewBox).")
        faults.append((what, _REEXPORT, False))
    if reader.not_drawn:
        faults.append(_not_drawn(sorted(reader.not_drawn)))
    return faults


def svg_aspect(content: bytes) -> float | None:
    """Width by height of an SVG, by its ``viewBox``, else by its size; None when neither tells."""
    tag = re.search(rb"<svg\b[^>]*>", content[:65536])
    root = tag[0].decode("utf-8", "replace") if tag else ""
    box = re.search(r"viewBox\s*=\s*[\"']([^\"']*)", root)
    if box:
        numbers = re.findall(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?", box[1])[-2:]
    else:
        found = (
            re.search(rf"\b{side}\s*=\s*[\"']\s*([\d.]+)", root) for side in ("width", "height")
        )
        numbers = [one[1] for one in found if one]
    try:
        width, height = (float(number) for number in numbers)
    except ValueError:
        return None
    return width / height if width > 0 and height > 0 else None


def _not_drawn(tags: list[str]) -> Fault:
    names = "、".join(tags)
    return (
        Words(
            f"这些 SVG 功能画出来可能不对：{names}。",
            f"These SVG features may be drawn wrongly: {', '.join(tags)}.",
        ),
        Words(
            "请在触摸屏上看一看，或改成普通路径。", "Look at it on the kiosk, or use plain paths."
        ),
        True,
    )
