"""How many characters fit on the smallest panel in 长辈模式; the layout is measured with these."""

from __future__ import annotations

from collections.abc import Mapping

Most = tuple[int, int]
"""Chinese characters, and those of other languages."""

_ANYWHERE: Mapping[str, Most] = {
    "title": (14, 32),
    "when": (12, 26),
    "label": (8, 16),
    "speaker": (10, 24),
    "text": (90, 210),
    "reply": (55, 125),
}
_OF_PAGE: Mapping[str, Mapping[str, Most]] = {
    "hotspots": {"text": (60, 130)},
    "picture": {"title": (10, 22), "text": (50, 105)},
    "choice": {"text": (55, 125)},
}
_OF_PIECE: Mapping[str, Mapping[str, Most]] = {
    "era": {"title": (10, 24), "text": (50, 100)},
    "spot": {"title": (10, 24), "text": (60, 130)},
    "look": {"title": (9, 20), "text": (50, 105)},
    "choice": {"text": (20, 38)},
    "before": {"text": (60, 130)},
    "after": {"text": (60, 130)},
}
_MUCH = 2_000


def most_characters(page: str, piece: str, field: str, language: str) -> int:
    """How long the ``field`` of a page of that type may be; ``piece`` names the table in it."""
    own = _OF_PIECE.get(piece, {}) if piece else _OF_PAGE.get(page, {})
    most = own.get(field) or _ANYWHERE.get(field, (_MUCH, _MUCH))
    return most[0 if language.startswith("zh") else 1]
