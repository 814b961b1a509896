"""Qt's and QML's messages go to the same log as everything else."""

from __future__ import annotations

import logging

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

log = logging.getLogger("kiosk.qt")

LOWERED = (
    ("No RHI backend. Using CPU conversion.", logging.DEBUG),  # just what is wanted without a card
    ("pa_context_connect() failed", logging.INFO),
    ("No audio device detected", logging.INFO),
    # Two clocks of Qt Quick's animations part company when a page goes; nothing is lost by it.
    ("stopAnimationDriver: driver is not running", logging.DEBUG),
)
"""What Qt calls a warning and is none: a machine without sound is said once by the sounds."""

LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def catch_messages() -> None:
    """Install the handler that passes every Qt message to the logger ``kiosk.qt``."""
    qInstallMessageHandler(_pass_on)


def _pass_on(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    place = f" ({context.file}:{context.line})" if context.file else ""
    level = next((to for words, to in LOWERED if words in text), LEVELS.get(kind, logging.WARNING))
    log.log(level, "%s%s", text, place)
