"""Which characters the shipped font can show."""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Coverage:
    """Code points of the font, as sorted inclusive ranges."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def missing(self, text: str) -> str:
        """The characters of ``text`` that cannot be shown, each once, in order."""
        return "".join(dict.fromkeys(sign for sign in text if not self._has(ord(sign))))

    def _has(self, code: int) -> bool:
        if code in (0x09, 0x0A):
            return True
        at = bisect_right(self.starts, code) - 1
        return at >= 0 and code <= self.ends[at]


def read_coverage(path: Path) -> Coverage | None:
    """The coverage of ``path``, a JSON list of ``[first, last]``; None when it cannot be used."""
    try:
        ranges = sorted((int(first), int(last)) for first, last in json.loads(path.read_bytes()))
    except (OSError, ValueError, TypeError):
        return None
    return Coverage(tuple(first for first, _ in ranges), tuple(last for _, last in ranges))
