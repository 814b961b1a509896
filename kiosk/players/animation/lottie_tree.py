"""A Lottie file as a tree of tables: read strictly, walked without recursion, refused in words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from kiosk.core.words import Words

DEPTH = 64

Table = dict[str, Any]


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


def refused(zh: str, en: str) -> LottieFault:
    """The fault of a file that asks for what is not drawn here."""
    return LottieFault(Words(f"Lottie 里有{zh}。", f"The Lottie has {en}."), _EXPORT)


def damaged(where: str) -> LottieFault:
    """The fault of a file that is not as the format says."""
    return LottieFault(
        Words(f"Lottie 文件已损坏（{where}）。", f"The Lottie file is damaged ({where})."),
        Words("请重新导出 Lottie（JSON）。", "Export the Lottie (JSON) again."),
    )


def read_tree(content: bytes) -> Table:
    """The outermost table.

    A name written twice is refused: which of the two the drawing program takes, nobody knows.

    :raises LottieFault: it is no JSON of that kind.
    """
    try:
        data = json.loads(content, object_pairs_hook=_table, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise damaged("JSON") from error
    if not isinstance(data, dict) or not isinstance(data.get("layers"), list):
        raise damaged("layers")
    return data


def _table(pairs: list[tuple[str, Any]]) -> Table:
    table = dict(pairs)
    if len(table) != len(pairs):
        raise ValueError("a name is written twice")
    return table


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number")


def tables(value: object) -> Iterator[Table]:
    """The tables of a list; nothing for what is no list."""
    if isinstance(value, list):
        yield from (item for item in value if isinstance(item, dict))


def holders(value: object) -> Iterator[Table | list[Any]]:
    """Every table and every list below ``value``, itself included.

    :raises LottieFault: it is nested too deeply.
    """
    waiting: list[tuple[Table | list[Any], int]]
    waiting = [(value, 0)] if isinstance(value, dict | list) else []
    while waiting:
        node, depth = waiting.pop()
        if depth > DEPTH:
            raise damaged("depth")
        yield node
        held = node.values() if isinstance(node, dict) else node
        waiting += [(child, depth + 1) for child in held if isinstance(child, dict | list)]
