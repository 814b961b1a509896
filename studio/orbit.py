"""The film 为什么会飘起来: ``python -m studio.orbit [folder]`` makes it and its excerpt anew.

It takes a few minutes, so it is not part of ``python -m studio``. Every frame follows from its
number alone; nothing is drawn by chance or by the clock.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QImage, QPainter

from studio import orbit_cabin, orbit_days, orbit_fall, orbit_flight
from studio.orbit_canvas import FPS, HEIGHT, WIDTH, brush, ease
from studio.orbit_film import Recipe, encode
from studio.orbit_sound import Bell, soundtrack
from studio.palette import NIGHT

FOLDER = Path("exhibits") / "cn.kepu.tiangong"
BLEND_S = 0.7


@dataclass(frozen=True)
class Shot:
    """A part of the film; ``paint`` gets the seconds since its start, below 0 while it fades in."""

    start: float
    paint: Callable[[QPainter, float], None]


SHOTS = (
    Shot(0.0, orbit_flight.dawn),
    Shot(8.0, orbit_flight.modules),
    Shot(17.0, orbit_cabin.afloat),
    Shot(25.0, orbit_fall.gravity),
    Shot(34.0, orbit_fall.cannon),
    Shot(53.0, orbit_cabin.together),
    Shot(62.5, orbit_days.sunrises),
    Shot(73.0, orbit_days.evening),
)
SECONDS = 79.6
FRAMES = round(SECONDS * FPS)
CLIP_FROM, CLIP_S = 1.2, 6.0

BELLS = (
    *(Bell(8.0 + at, step, 0.9, side)
      for at, step, side in zip(orbit_flight.SHOWN_AT, (2, 3, 5), (0, -0.5, 0.5), strict=True)),
    Bell(8.0 + 7.8, 7, 0.7),
    *(Bell(34.0 + start, step, 0.8, 0.3)
      for (start, _), step in zip(orbit_fall.THROWS, (0, 2, 3, 5), strict=True)),
    *(Bell(62.5 + at, step, 0.55, (-1) ** number * 0.4)
      for number, (at, step) in enumerate(
          zip(orbit_days.sunrise_times(), (0, 1, 2, 3, 4, 5, 4, 3, 4, 5, 6, 5, 6, 7, 8, 10),
              strict=True))),
)  # fmt: skip


def paint(painter: QPainter, frame: float) -> None:
    """Paint one frame of the film, 1280 by 720, onto ``painter``."""
    t = frame / FPS
    shown = [shot for shot in SHOTS if shot.start - BLEND_S / 2 <= t]
    last = shown[-1]
    share = ease(t, last.start - BLEND_S / 2, last.start + BLEND_S / 2) if last.start else 1.0
    if share < 1:
        before = shown[-2]
        before.paint(painter, t - before.start)
        over = QImage(
            painter.device().width(),
            painter.device().height(),
            QImage.Format.Format_ARGB32_Premultiplied,
        )
        over.fill(0)
        upper = brush(over)
        upper.setTransform(painter.transform())
        last.paint(upper, t - last.start)
        upper.end()
        painter.save()
        painter.resetTransform()
        painter.setOpacity(share)
        painter.drawImage(0, 0, over)
        painter.restore()
    else:
        last.paint(painter, t - last.start)
    veil = max(1 - ease(t, 0, 0.9), ease(t, SECONDS - 1.1, SECONDS - 0.1))
    if veil > 0:
        painter.setOpacity(veil)
        painter.fillRect(0, 0, WIDTH, HEIGHT, NIGHT)
        painter.setOpacity(1)


def picture(frame: float, width: int = WIDTH) -> QImage:
    """Return one frame as pixels, ``width`` wide."""
    image = QImage(width, width * HEIGHT // WIDTH, QImage.Format.Format_RGB32)
    painter = brush(image)
    painter.scale(width / WIDTH, width / WIDTH)
    paint(painter, frame)
    painter.end()
    return image


FILM = Recipe(width=WIDTH, height=HEIGHT, quality=28.5)
CLIP = Recipe(width=640, height=360, quality=22)


def make(root: Path) -> None:
    """Write the film and its silent excerpt under ``root``."""
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    first = round(CLIP_FROM * FPS)
    clip = (picture(first + n, CLIP.width) for n in range(round(CLIP_S * FPS)))
    encode(folder / "orbit-clip.mp4", clip, CLIP)
    film = (picture(n) for n in range(FRAMES))
    encode(folder / "orbit.mp4", film, FILM, soundtrack(SECONDS, BELLS))


def main() -> None:
    """Make the film in the folder given, or in the repository itself."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication([])
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent)
    app.quit()


if __name__ == "__main__":
    main()
