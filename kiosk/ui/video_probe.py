"""Opens one film with the shipped Qt and says what came of it: ``kiosk open-media video FILE``.

A process of its own: it may hang in a decoder, or die in one, and somebody else is waiting with a
clock in his hand. Qt's messages stay with Qt here, so its threads never wait for Python.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtMultimedia import QMediaPlayer, QVideoSink

from kiosk.ui.media import shield_media

LOADED_WITHIN_MS = 10_000
FRAMES_WITHIN_MS = 8_000
WANTED_FRAMES = 3
BEFORE_END_MS = 700


class _Opening:
    """One opening: frames are counted as they arrive."""

    def __init__(self, path: Path) -> None:
        self.frames = 0
        self.error = ""
        self.player = QMediaPlayer()
        self.sink = QVideoSink()
        self.player.setVideoSink(self.sink)
        self.sink.videoFrameChanged.connect(self._framed)
        self.player.errorOccurred.connect(self._broke)
        self._loop = QEventLoop()
        self.player.setSource(QUrl.fromLocalFile(str(path)))

    def _framed(self, frame: Any) -> None:
        self.frames += frame.isValid()

    def _broke(self, _code: Any, words: str) -> None:
        self.error = words or "?"

    def until(self, met: Any, within_ms: int) -> bool:
        """Let it play until ``met()``; returns whether that came in time."""
        end = QTimer()
        end.setSingleShot(True)
        end.timeout.connect(self._loop.quit)
        look = QTimer()
        look.timeout.connect(lambda: self._loop.quit() if met() or self.error else None)
        look.start(10)
        end.start(within_ms)
        self._loop.exec()
        return bool(met())


def open_video(path: Path) -> dict[str, Any]:
    """Return ``duration_s``, ``frames`` at the start, ``frames_at_end``, or ``error``."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    shield_media(has_card=False)
    application = QGuiApplication.instance() or QGuiApplication(["kiosk"])
    opening = _Opening(path)
    loaded = (QMediaPlayer.MediaStatus.LoadedMedia, QMediaPlayer.MediaStatus.BufferedMedia)
    opening.until(lambda: opening.player.mediaStatus() in loaded, LOADED_WITHIN_MS)
    duration_ms = opening.player.duration()
    found: dict[str, Any] = {"duration_s": duration_ms / 1000}
    if not opening.error and duration_ms > 0:
        opening.player.play()
        opening.until(lambda: opening.frames >= WANTED_FRAMES, FRAMES_WITHIN_MS)
        found["frames"] = opening.frames
        if opening.frames >= WANTED_FRAMES:
            found["frames_at_end"] = _at_the_end(opening, duration_ms)
    if opening.error:
        found["error"] = opening.error
    opening.player.stop()
    del application
    return found


def _at_the_end(opening: _Opening, duration_ms: int) -> int:
    opening.player.pause()
    opening.frames = 0
    opening.player.setPosition(max(0, duration_ms - BEFORE_END_MS))
    opening.player.play()
    ended = QMediaPlayer.MediaStatus.EndOfMedia
    opening.until(lambda: opening.player.mediaStatus() == ended, FRAMES_WITHIN_MS)
    return opening.frames
