"""What the code on the result screen gives a visitor's phone: a text without network, or a link."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.words import Words
from kiosk.library.exhibit import Exhibit

MOST_BYTES = 666
"""What a QR code of version 20 holds at error correction M, in bytes (ISO/IEC 18004, table 7)."""

GOOD_BYTES = 412
"""The same for version 15: what we write ourselves stays within it where it can."""

_BASIS = Words("依据：", "Based on: ")
_LICENCE = Words("许可：", "Licence: ")
_SHORTEST_BASIS = 8
"""Characters below which a basis that is cut says nothing."""


@dataclass(frozen=True, slots=True)
class Takeaway:
    """The content of the code; ``is_link``: it opens a web page, and needs a network."""

    content: str
    is_link: bool


def takeaway_of(exhibit: Exhibit, language: str) -> Takeaway:
    """What a visitor takes from ``exhibit`` along, in ``language`` where there is such a text."""
    if exhibit.takeaway_link is not None:
        return Takeaway(exhibit.takeaway_link, is_link=True)
    if exhibit.takeaway_text is not None:
        return Takeaway(exhibit.takeaway_text.text(language), is_link=False)
    return Takeaway(_told(exhibit, language), is_link=False)


def _told(exhibit: Exhibit, language: str) -> str:
    """Title, what to remember, licence; and the basis as far as it goes."""
    points = [f"· {line.text(language)}" for line in exhibit.remember]
    foot = [f"{_LICENCE.text(language)}{exhibit.licence}"] if exhibit.licence else []
    lines = [exhibit.title.text(language), *(points or [exhibit.summary.text(language)])]
    while len(lines) > 1 and _size([*lines, *foot]) > MOST_BYTES:
        lines.pop()
    basis = _cut(exhibit.basis, GOOD_BYTES - _size([*lines, _BASIS.text(language), *foot]))
    if basis:
        lines.append(f"{_BASIS.text(language)}{basis}")
    return "\n".join([*lines, *foot]).encode()[:MOST_BYTES].decode(errors="ignore")


def _size(lines: list[str]) -> int:
    return len("\n".join(lines).encode())


def _cut(text: str, most_bytes: int) -> str:
    """``text``, or its beginning with an ellipsis; empty when that would say nothing."""
    if len(text.encode()) <= most_bytes:
        return text
    kept = text.encode()[: max(0, most_bytes - len("…".encode()))].decode(errors="ignore")
    return f"{kept.rstrip('，、：；,;: ')}…" if len(kept) >= _SHORTEST_BASIS else ""
