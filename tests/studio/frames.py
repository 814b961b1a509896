"""Frames of a Lottie document as ThorVG draws them, for tests to look at."""

from __future__ import annotations

import time

from PySide6.QtGui import QImage
from thorvg_python.animation.lottie import LottieAnimation
from thorvg_python.base import Colorspace, Result
from thorvg_python.canvas.sw import SwCanvas
from thorvg_python.engine import Engine


class Film:
    """One loaded document, drawn ``width`` pixels wide on nothing."""

    def __init__(self, document: bytes, width: int, shape: tuple[int, int]) -> None:
        """``shape`` is the document's own width and height."""
        self.width, self.height = width, round(width * shape[1] / shape[0])
        self._engine = Engine(threads=0)
        self._canvas = SwCanvas(self._engine)
        self._canvas.set_target(self.width, self.height, cs=Colorspace.ARGB8888)
        self._film = LottieAnimation(self._engine)
        picture = self._film.get_picture()
        assert picture.load_data(document, "lottie", None, True) == Result.SUCCESS
        picture.set_size(self.width, self.height)
        self._canvas.add(picture)
        self.frames: float = self._film.get_total_frame()[1]
        self.seconds: float = self._film.get_duration()[1]

    def at(self, second: float) -> QImage:
        """Return the frame shown at ``second``."""
        share = second / self.seconds
        self._film.set_frame(min(share * self.frames, self.frames - 1))
        self._canvas.update()
        self._canvas.draw(True)
        self._canvas.sync()
        pixels = self._canvas.buffer_arr
        assert pixels is not None
        kind = QImage.Format.Format_ARGB32_Premultiplied
        return QImage(bytes(pixels), self.width, self.height, self.width * 4, kind).copy()

    def cost(self, second: float) -> float:
        """Return the milliseconds that drawing ``second`` takes."""
        before = time.perf_counter()
        self.at(second)
        return (time.perf_counter() - before) * 1000


def frame(document: bytes, second: float, width: int) -> QImage:
    """Return one frame of a square document."""
    return Film(document, width, (1, 1)).at(second)
