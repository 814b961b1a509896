"""How smoothly a film is played here: decoded, and painted as it is without a graphics card."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, QRect, QSize, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QImage, QPainter
from PySide6.QtMultimedia import QMediaPlayer, QVideoSink

from kiosk.players.video.mp4 import NotReadableError, read_mp4
from kiosk.ui.swscale import FrameScaler

SHARE = 0.76
"""The part of the screen's width that a film takes (VideoPlayer.qml, with chapters beside it)."""
SETTLE_S = 0.3
PLAY_S = 1.2
FIRST_WITHIN_S = 2.5
_MOST_SMOOTH_PIXELS = 2_200_000


class _Playing(QObject):
    """Plays one film and paints its frames where nobody sees them."""

    def __init__(self, film: Path, size_px: tuple[int, int], *, painted: bool) -> None:
        super().__init__()
        self.frames = 0
        self.paint_s = 0.0
        self._painted = painted
        box = QSize(16, 9).scaled(QSize(round(size_px[0] * SHARE), size_px[1]), _KEEP)
        self._glass = QImage(*size_px, QImage.Format.Format_RGB32)
        self._place = QRect(0, 0, box.width(), box.height())
        self._scaler = FrameScaler()
        self.player = QMediaPlayer(self)
        self._sink = QVideoSink(self)
        self.player.setVideoSink(self._sink)
        self._sink.videoFrameChanged.connect(self._arrived)  # a slot: in this thread
        self.player.setSource(QUrl.fromLocalFile(str(film)))

    @Slot()
    def _arrived(self) -> None:
        frame = self._sink.videoFrame()
        if not frame.isValid():
            return
        self.frames += 1
        if not self._painted:
            return
        begun_s = time.thread_time()
        size = self._place.size()
        if size.width() * size.height() > _MOST_SMOOTH_PIXELS:
            size = frame.size()
        picture = self._scaler.picture(frame, size)
        painter = QPainter(self._glass)
        painter.drawImage(self._place, picture if picture is not None else frame.toImage())
        painter.end()
        self.paint_s += time.thread_time() - begun_s

    def close(self) -> None:
        """Stop, and give everything back."""
        self.player.stop()
        self._scaler.close()


_KEEP = Qt.AspectRatioMode.KeepAspectRatio


def time_film(film: Path, size_px: tuple[int, int], *, painted: bool) -> dict[str, Any] | None:
    """Play ``film`` for a moment; the fields of a :class:`kiosk.core.profile.FilmSpeed`.

    ``painted``: every frame is also converted and painted. None: the file cannot be read.
    """
    try:
        facts = read_mp4(film)
    except (NotReadableError, OSError):
        return None
    playing = _Playing(film, size_px, painted=painted)
    playing.player.play()
    _run(FIRST_WITHIN_S, lambda: playing.frames > 0)
    _run(SETTLE_S, lambda: False)
    playing.frames, playing.paint_s = 0, 0.0
    from_s, cpu_from_s = time.monotonic(), time.process_time()
    _run(PLAY_S, lambda: False)
    cpu_s, seconds = time.process_time() - cpu_from_s, time.monotonic() - from_s
    playing.close()
    of_fps = facts.frames / facts.duration_s if facts.duration_s > 0 else 0.0
    shown = playing.frames / seconds
    return {
        "lines": min(facts.width_px, facts.height_px),
        "pixels": facts.width_px * facts.height_px,
        "of_fps": of_fps,
        "fps": min(shown, of_fps),
        "busy": max(playing.paint_s / seconds, cpu_s / seconds / (os.cpu_count() or 1)),
    }


def _run(seconds: float, met: Any) -> None:
    """Let Qt run for so long, or until ``met()``."""
    loop = QEventLoop()
    end, look = QTimer(), QTimer()
    end.setSingleShot(True)
    end.timeout.connect(loop.quit)
    look.timeout.connect(lambda: loop.quit() if met() else None)
    look.start(10)
    end.start(round(seconds * 1000))
    loop.exec()
