"""Where a line of Chinese or English may end. Pure: the width of words comes from the caller.

Chinese breaks between any two characters, but a line neither begins with a closing sign nor ends
with an opening one (禁则). Words of Latin letters stay whole, numbers stay with what they count.
"""

from __future__ import annotations

import re
from collections.abc import Callable

Measure = Callable[[str], float]
"""Width of a piece of text, in the unit of the line's width."""

_CLOSING = "，。、；：？！”’）》】〕〉…—·％%,.;:?!)]}°℃"
_OPENING = "“‘（《【〔〈([{"
_WORD = r"[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef" + re.escape(_CLOSING + _OPENING) + r"]+"
_PIECE = re.compile(
    rf"\s+|[{re.escape(_OPENING)}]*(?:{_WORD}(?:[{re.escape(_CLOSING)}]+{_WORD})*"
    r"(?:(?<=\d)[\u4e00-\u9fff])?|\S)"
    rf"[{re.escape(_CLOSING)}]*"
)


def pieces(text: str) -> list[str]:
    """The text in pieces that are not broken; together they are the text again."""
    return _PIECE.findall(text)


def break_lines(text: str, width: float, measure: Measure) -> list[str]:
    """The text in lines of at most ``width``; line feeds in it stay.

    A piece that is wider by itself is broken anywhere, one character a line at the least.
    """
    return [
        line for paragraph in text.split("\n") for line in _break_one(paragraph, width, measure)
    ]


def _break_one(text: str, width: float, measure: Measure) -> list[str]:
    lines: list[str] = []
    line = ""
    for piece in pieces(text):
        if measure((line + piece).rstrip()) <= width:
            line += piece
            continue
        if line.strip():
            lines.append(line.rstrip())
        line = piece.lstrip()
        while measure(line) > width and len(line) > 1:
            cut = _fitting(line, width, measure)
            lines.append(line[:cut])
            line = line[cut:]
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _fitting(piece: str, width: float, measure: Measure) -> int:
    count = 1
    while count < len(piece) and measure(piece[: count + 1]) <= width:
        count += 1
    return count
