"""Decodes one recording with the shipped Qt: ``kiosk open-media sound FILE``.

A process of its own, as for films (:mod:`kiosk.ui.video_probe`). Nothing is heard.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QTimer, QUrl
from PySide6.QtMultimedia import QAudioDecoder

from kiosk.ui.media import shield_media

DECODED_WITHIN_MS = 20_000


def open_sound(path: Path) -> dict[str, Any]:
    """Return ``duration_s`` of what could be decoded, and ``error`` when that was not all."""
    shield_media(has_card=False)
    application = QCoreApplication.instance() or QCoreApplication(["kiosk"])
    decoder = QAudioDecoder()
    heard_us = 0

    def take() -> None:
        nonlocal heard_us
        while decoder.bufferAvailable():
            heard_us += decoder.read().duration()

    decoder.bufferReady.connect(take)
    decoder.finished.connect(application.quit)
    decoder.error.connect(lambda *_: application.quit())
    QTimer.singleShot(DECODED_WITHIN_MS, application.quit)
    QTimer.singleShot(0, decoder.start)
    decoder.setSource(QUrl.fromLocalFile(str(path)))
    application.exec()
    take()
    found: dict[str, Any] = {"duration_s": heard_us / 1_000_000}
    if decoder.errorString():
        found["error"] = decoder.errorString()
    decoder.stop()
    return found
