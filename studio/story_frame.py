"""Story pictures are 4 by 3, which suits wide and high panels: a scene with more sky above it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from studio.svg import Picture

WIDTH, HEIGHT, SCENE = 1600.0, 1200.0, 1000.0
"""The picture, and how much of its height the scene takes at the bottom."""

Paint = Callable[[Picture], None]


def under(top: str, paint: Paint, below: float = 0) -> Paint:
    """Return the painter of a whole picture: the scene, and ``top`` above it.

    ``top`` is the colour of the scene's upper edge; ``below`` is how much of the added height
    lies under the scene instead.
    """

    def whole(pen: Picture) -> None:
        pen.rect(0, 0, WIDTH, HEIGHT, top)
        scene = pen.group(at=(0.0, HEIGHT - SCENE - below))
        scene.width, scene.height = WIDTH, SCENE
        paint(scene)

    return whole


def save_all(folder: Path, pictures: dict[str, Paint]) -> None:
    """Write the pictures into ``folder``, each under its name."""
    for name, paint in pictures.items():
        pen = Picture(WIDTH, HEIGHT)
        paint(pen)
        pen.save(folder / f"{name}.svg")
