"""Before the window: settings, the log, one kiosk a data folder, and how Qt is to draw."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QLockFile
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface

from kiosk.core.config import LoadedSettings, Settings, load_settings
from kiosk.core.errors import Trouble
from kiosk.core.logs import start_logging
from kiosk.core.memory import give_memory_back
from kiosk.core.places import Places
from kiosk.core.words import Words
from kiosk.ui.ladder import choose_rung
from kiosk.ui.media import quiet_media, shield_media

log = logging.getLogger("kiosk.app")


class Options(NamedTuple):
    """How this run differs from the kiosk at a school: size, window, language, exhibits.

    ``size_px`` fixes the window (width, height); ``exhibits`` replaces the local bundle. ``safe``:
    after crashes, only what ships with the program, drawn as plainly as can be.
    """

    windowed: bool = False
    size_px: tuple[int, int] | None = None
    diagonal_in: float | None = None
    language: str | None = None
    exhibits: Path | None = None
    safe: bool = False


def prepare(places: Places, options: Options, *, to_stderr: bool) -> LoadedSettings:
    """Read the settings, start the log, and say what was wrong; call before :func:`make_qt`."""
    loaded = load_settings(places.config_shipped, places.config_own)
    trouble = start_logging(places.logs, to_stderr=to_stderr, level=loaded.settings.log.level)
    for problem in loaded.problems:
        log.warning("%s", problem.words.zh)
    if trouble is not None:
        log.warning("%s: %s%s", trouble.code, trouble.what.zh, trouble.next_step.zh)
    settings = loaded.settings
    if options.diagonal_in is not None:
        screen = settings.screen._replace(diagonal_in=options.diagonal_in)
        settings = settings._replace(screen=screen)
    if options.safe:
        screen = settings.screen._replace(render="software", motion="none")
        settings = settings._replace(screen=screen)
        clear_compiled(places)
    if options.language is not None:
        start = settings.language._replace(start=options.language)
        settings = settings._replace(language=start)
    return LoadedSettings(settings, loaded.problems)


def last_code(places: Places, options: Options) -> str | None:
    """In safe mode the code of the last crash, or "" if none is known; else ``None``."""
    if not options.safe:
        return None
    from kiosk.core.runs import read_runs

    crash = read_runs(places.data).last_crash
    return crash.code if crash is not None else ""


def clear_compiled(places: Places) -> None:
    """Throw away the compiled QML: Qt maps it into memory and runs it, damaged or not.

    What was compiled when the program was frozen lies beside the QML, perhaps where nothing can be
    deleted; this run passes it by.
    """
    import shutil

    if getattr(sys, "frozen", False):
        os.environ["QML_DISABLE_DISK_CACHE"] = "1"

    shutil.rmtree(places.cache / "qml", ignore_errors=True)


def claim(data: Path) -> QLockFile:
    """Keep a second kiosk away from this data folder; hold on to the result while running.

    Raises:
        Trouble: another kiosk uses the folder. One that cannot be written is nobody's: it is let
            through, and the ledger says what is wrong with it.
    """
    with contextlib.suppress(OSError):
        data.mkdir(parents=True, exist_ok=True)
    lock = QLockFile(str(data / "kiosk.lock"))
    lock.setStaleLockTime(0)
    if not lock.tryLock(0) and lock.error() == QLockFile.LockError.LockFailedError:
        raise Trouble(
            "already-running",
            Words(
                f"本机已有一个展项屏程序在使用 {data}。", f"Another kiosk is already using {data}."
            ),
            Words(
                "请先关掉它，或用 --data 另选一个数据文件夹。",
                "Close it first, or choose another folder with --data.",
            ),
        )
    return lock


def make_qt(settings: Settings, places: Places) -> QGuiApplication:
    """Make the Qt application: how to draw is decided here, before the first window."""
    give_memory_back()
    sys.setswitchinterval(0.0005)  # seconds: QML must not wait for a Python thread that works
    os.environ.setdefault("QML_DISK_CACHE_PATH", str(places.cache / "qml"))
    os.environ.setdefault("QT_QUICK_CONTROLS_STYLE", "Basic")
    has_card = choose_rung(settings.screen.render, places.data) == "gpu"
    shield_media(has_card=has_card)
    quiet_media()
    if has_card:
        # Frames and drawings are painted by Python, which belongs in the window's thread.
        os.environ.setdefault("QSG_RENDER_LOOP", "basic")
    else:
        # Without a GPU the software renderer is the quick one; X11 must not try to get one.
        os.environ.setdefault("QT_XCB_GL_INTEGRATION", "none")
        # Qt would cut every large area into pieces for threads of its own; to wake and await them
        # takes twice as long as to paint: 13 ms of processor time a frame of a fade, 6 without.
        os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")
        QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)
    existing = QGuiApplication.instance()
    if isinstance(existing, QGuiApplication):
        return existing
    application = QGuiApplication(["kiosk"])
    application.setApplicationName("kiosk")
    return application
