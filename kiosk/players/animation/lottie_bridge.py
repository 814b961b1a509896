"""A Lottie in time: a timer asks the drawing thread for the picture of the moment, and shows it.

Nothing ticks while nothing moves.
"""

from __future__ import annotations

import time
from typing import Protocol, cast

from PySide6.QtCore import QObject, QSizeF, QTimer, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement

from kiosk.players.animation.lottie import BYTES_A_PIXEL, Drawn, LottieReel
from kiosk.players.animation.lottie_scan import LottieFacts

QML_IMPORT_NAME = "Players.Animation"
QML_IMPORT_MAJOR_VERSION = 1

TICK_MS = 33
CALM_TICK_MS = 66
"""Where only small things move: half as many pictures."""
MOST_STEP_S = 0.1
"""A tick that comes late moves the picture on by no more: it slows down rather than jumps."""
DRAWN_WITHIN_S = 3.0
"""A picture that is not there by then will not come."""


class Surface(Protocol):
    """What shows drawings: ``PictureFrames`` of the glass."""

    def show(self, image: QImage) -> None:
        """Show the picture from now on."""


@QmlElement
class LottieBridge(QObject):
    """One Lottie after the other on one surface."""

    ended = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reel: LottieReel | None = None
        self._surface: Surface | None = None
        self._box = (1, 1)
        self._content = b""
        self._facts: LottieFacts | None = None
        self._loops = False
        self._at_s = 0.0
        self._ticked_s = 0.0
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._on)

    @property
    def size(self) -> QSizeF:
        """The size it was drawn for, in units of its own; empty when there is none."""
        return QSizeF(self._facts.width, self._facts.height) if self._facts else QSizeF()

    def load(self, content: bytes, facts: LottieFacts, loops: bool, *, calm: bool = False) -> None:
        """Begin a Lottie from its first picture; it moves as soon as there is a surface. ``calm``:
        half as many pictures, for a slow machine.
        """
        self.unload()
        self._tick.setInterval(CALM_TICK_MS if calm else TICK_MS)
        self._content, self._facts, self._loops = content, facts, loops
        self._at_s = 0.0
        self._open()

    def unload(self) -> None:
        """Nothing is shown any more; the thread ends by itself."""
        self._tick.stop()
        if self._reel is not None:
            self._reel.close()
        # The surface is lent: what is drawn next brings its own.
        self._reel = self._facts = self._surface = None

    @Slot(QObject, int, int)
    def show(self, surface: QObject | None, width_px: int, height_px: int) -> None:
        """Show it on ``surface`` (``PictureFrames``), in a box of that many pixels."""
        self._surface = cast("Surface | None", surface)
        if self._box != (width_px, height_px):
            self._box = (width_px, height_px)
            self._open()

    def move(self, moving: bool) -> None:
        """Go on, or stop where it is."""
        self._ticked_s = time.monotonic()
        if moving and self._reel is not None:
            self._tick.start()
        elif not moving:
            self._tick.stop()

    def _open(self) -> None:
        """Draw for the box there is now; a larger box wants larger pictures."""
        if self._facts is None or min(self._box) < 2:
            return
        if self._reel is not None:
            self._reel.close()
        self._reel = LottieReel(self._content, self._facts, *self._box)
        self._reel.ask(self._frame)
        self.move(True)

    @property
    def _frame(self) -> float:
        assert self._facts is not None
        total = self._facts.seconds * self._facts.fps
        frame = self._at_s * self._facts.fps
        return frame % total if self._loops else min(frame, total - 1)

    @Slot()
    def _on(self) -> None:
        reel, facts = self._reel, self._facts
        if reel is None or facts is None:
            return
        if reel.fault or reel.waiting_s > DRAWN_WITHIN_S:
            reason = reel.fault or f"{DRAWN_WITHIN_S:.0f} s"
            self.unload()
            self.failed.emit(reason)
            return
        drawn = reel.take()
        if drawn is not None and self._surface is not None:
            self._surface.show(as_image(drawn))
        now_s = time.monotonic()
        if drawn is not None or self._at_s > 0:  # time begins with the first picture
            self._at_s += min(now_s - self._ticked_s, MOST_STEP_S)
        self._ticked_s = now_s
        over = self._at_s * facts.fps >= facts.seconds * facts.fps - 1
        if over and not self._loops and drawn is not None and drawn.frame == self._frame:
            self._tick.stop()
            self.ended.emit()
            return
        reel.ask(self._frame)


def as_image(drawn: Drawn) -> QImage:
    """The picture as Qt paints it, on memory of its own."""
    width, height = drawn.width_px, drawn.height_px
    form = QImage.Format.Format_ARGB32_Premultiplied
    return QImage(drawn.pixels, width, height, width * BYTES_A_PIXEL, form).copy()
