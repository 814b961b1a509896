"""Questions with their right answers in words, whatever kind of part asks them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from kiosk.core.errors import Trouble
from kiosk.library.exhibit import Exhibit


@dataclass(frozen=True, slots=True)
class Keyed:
    """One question as a docent reads it out."""

    id: str
    stem: str
    answers: tuple[str, ...]
    reason: str


class AnswerKey(Protocol):
    """The key of one kind of part."""

    def __call__(self, exhibit: Exhibit, entry: str, language: str) -> tuple[Keyed, ...]:
        """The questions of ``entry``, in the author's order.

        :raises Trouble: the entry is no longer what was checked.
        """


def questions_of(
    exhibit: Exhibit, keys: Mapping[str, AnswerKey], language: str
) -> tuple[Keyed, ...]:
    """All questions of the exhibit's parts whose kind has a key; a damaged part has none."""
    found: list[Keyed] = []
    for part in exhibit.parts:
        key = keys.get(part.kind)
        if key is None:
            continue
        try:
            found += key(exhibit, part.entry, language)
        except Trouble:
            continue  # the check tells about it; the card is good without
    return tuple(found)
