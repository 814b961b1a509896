"""The tokens of two players: a stone and a ginkgo leaf, told apart by shape before colour."""

from __future__ import annotations

from studio.icon_strokes import line, solid


def tokens() -> dict[str, tuple[str, ...]]:
    """Return the icons: filled for a point that was won, ``-outline`` for one still to be won."""
    stone = "M9 30C6 22 12 12 22 10.5C33 9 42 16 42 25.5C42 34 34 38.5 24 38.5C16 38.5 11 36 9 30Z"
    fan = (
        "M24 33C18 27.5 10 27 6.5 23.5C7 14 13 8.5 21.5 8L23.2 15.5H24.8L26.5 8"
        "C35 8.5 41 14 41.5 23.5C38 27 30 27.5 24 33Z"
    )
    stalk = "M24 32C24 37 25.5 40 28.5 42"
    return {
        "token-stone": (solid(stone), line("M17 19C19.5 16.5 23 15.8 26 16", 3, 0.35)),
        "token-stone-outline": (solid(stone, 0.16), line(stone, 3)),
        "token-leaf": (solid(fan, round_by=2), line(stalk, 3.6)),
        "token-leaf-outline": (solid(fan, 0.16), line(fan, 3), line(stalk, 3)),
    }
