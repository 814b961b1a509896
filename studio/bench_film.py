"""The films that measurements play: ``python -m studio.bench_film [folder]`` makes them anew.

A part of the film of the space station, with a grain that drifts over the whole picture: so every
block of every frame changes, as in a film from a camera, and decoding costs what it would there.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QImage, QPainter

from studio.orbit import picture
from studio.orbit_canvas import FPS
from studio.orbit_film import Recipe, encode

FOLDER = Path("assets") / "films"
SECONDS = 6
FROM_S = 62.0
GRAIN_PX = 240
GRAIN_SHARE = 0.10

RECIPES = {
    "measure-1080p30.mp4": Recipe(width=1920, height=1080, quality=30, fps=30),
    "measure-720p25.mp4": Recipe(width=1280, height=720, quality=30, fps=25),
}


def make(root: Path) -> None:
    """Write both films under ``root``."""
    (root / FOLDER).mkdir(parents=True, exist_ok=True)
    for name, recipe in RECIPES.items():
        encode(root / FOLDER / name, pictures(recipe), recipe)


def pictures(recipe: Recipe) -> Iterator[QImage]:
    """Yield the frames, in order."""
    grain = _grain()
    for number in range(SECONDS * recipe.fps):
        image = picture((FROM_S + number / recipe.fps) * FPS, recipe.width)
        painter = QPainter(image)
        painter.setOpacity(GRAIN_SHARE)
        painter.setBrushOrigin(number * 3, number * 2)
        painter.fillRect(image.rect(), grain)
        painter.end()
        yield image


def _grain() -> QImage:
    """Soft spots of grey, always the same ones."""
    small = QImage(GRAIN_PX // 6, GRAIN_PX // 6, QImage.Format.Format_RGB32)
    state = 20_231_015
    for y in range(small.height()):
        for x in range(small.width()):
            state = (state * 1_103_515_245 + 12_345) % 2**31
            grey = state >> 16 & 0xFF
            small.setPixel(x, y, 0xFF000000 | grey << 16 | grey << 8 | grey)
    return small.scaled(GRAIN_PX, GRAIN_PX)


def main() -> None:
    """Make the films in the folder given, or in the repository itself."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication([])
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent)
    app.quit()


if __name__ == "__main__":
    main()
