"""What a page of the operator's panel says: pieces, in sections. How they look is the glass's."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kiosk.core.words import Words

LONGEST_TEXT = 280
"""Signs of one piece of running text: a longer one leaves a leaf half empty."""


class Piece(NamedTuple):
    """One piece of a leaf; ``kind`` says which of the fields it uses.

    ``heading`` (title) · ``text`` and ``note`` (words) · ``fact`` (title, words) · ``step``
    (title: its number, words) · ``number`` (title, words: the figure, more: its source) ·
    ``bar`` (title, words, topic, ``share`` and ``inner`` from 0 to 1; without a title the topic's
    name) · ``exhibit`` (topic, title, words) · ``sign`` (sign, title, words, more: the next step)
    · ``promise`` (icon, words).
    """

    kind: str
    title: str = ""
    words: str = ""
    more: str = ""
    icon: str = ""
    topic: str = ""
    sign: str = ""
    share: float = 0.0
    inner: float = 0.0


class Section(NamedTuple):
    """A part of a page with a chip of its own."""

    id: str
    title: str
    pieces: tuple[Piece, ...]


def text(words: str) -> tuple[Piece, ...]:
    """Running text, cut between words or sentences so that it fills leaves."""
    return tuple(Piece("text", words=part) for part in _cut(words))


def steps(each: Iterable[Words], language: str) -> tuple[Piece, ...]:
    """What to do, one thing after the other."""
    return tuple(
        Piece("step", str(number), words.text(language)) for number, words in enumerate(each, 1)
    )


def _cut(words: str) -> list[str]:
    parts: list[str] = []
    rest = words.strip()
    while len(rest) > LONGEST_TEXT:
        ends = (rest.rfind(sign, 1, LONGEST_TEXT) for sign in ("。", ". ", "；", "; ", " "))
        at = next((end + 1 for end in ends if end > LONGEST_TEXT // 2), LONGEST_TEXT)
        parts.append(rest[:at].strip())
        rest = rest[at:].strip()
    return [*parts, rest] if rest else parts
