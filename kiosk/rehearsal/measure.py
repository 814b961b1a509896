"""``kiosk measure``: the child that measures this machine, in ten seconds, seen by nobody.

It says a line of JSON after each step, so that what it has found stands even if a driver, a decoder
or a worn disk takes it down at the next one. :mod:`kiosk.shell.measuring` listens.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import time
from pathlib import Path
from typing import Any, TextIO

from kiosk.core.errors import Trouble
from kiosk.core.places import Places

WITHIN_S = 10.0
SPIN_S = 0.25
FILMS = ("measure-720p25.mp4", "measure-1080p30.mp4")

log = logging.getLogger(__name__)


class _Measuring:
    """The steps, one after the other; each has its time, and all of them together."""

    def __init__(
        self, places: Places, exhibits: Path, size_px: tuple[int, int], drawn_by: str, voice: TextIO
    ) -> None:
        self._places = places
        self._exhibits = exhibits
        self._size_px = size_px
        self._painted = drawn_by == "software"
        self._voice = voice
        self._end_s = time.monotonic() + WITHIN_S

    def run(self) -> None:
        """Measure what there is time for. Raises nothing."""
        for step in (self._share, self._disk, self._page, self._programs, self._films):
            if self._is_late():
                return
            try:
                step()
            except (OSError, RuntimeError, ValueError, ImportError, Trouble) as error:
                log.warning("%s was not measured: %s", step.__name__.strip("_"), error)

    def _is_late(self) -> bool:
        return time.monotonic() > self._end_s

    def _say(self, **found: Any) -> None:
        self._voice.write(json.dumps(found) + "\n")
        self._voice.flush()

    def _share(self) -> None:
        """How much of a core is ours: a machine that is busy with something else looks slow."""
        begun_s, spent_s = time.monotonic(), time.thread_time()
        while time.monotonic() < begun_s + SPIN_S:
            pass
        share = (time.thread_time() - spent_s) / (time.monotonic() - begun_s)
        self._say(free_share=min(1.0, share))

    def _disk(self) -> None:
        from kiosk.rehearsal.measure_disk import time_disk

        self._say(**time_disk(self._places.data))

    def _page(self) -> None:
        from kiosk.rehearsal.measure_page import time_page

        page_ms = time_page(self._size_px, self._exhibits)
        if page_ms is not None:
            self._say(page_ms=page_ms)

    def _films(self) -> None:
        from kiosk.rehearsal.measure_film import time_film

        for name in FILMS:
            if self._is_late():
                return
            film = self._places.assets / "films" / name
            found = time_film(film, self._size_px, painted=self._painted)
            if found is not None:
                self._say(film=found)

    def _programs(self) -> None:
        from kiosk.players.simulation.timing import time_programs

        def tell(name: str, picture_ms: float) -> None:
            self._say(program=[name, picture_ms])

        time_programs(self._places.fonts, tell, self._is_late)


def run_measure(places: Places, exhibits: Path, size_px: tuple[int, int], drawn_by: str) -> int:
    """Measure for a screen of ``size_px``, drawn by ``drawn_by`` (``software`` or ``gpu``)."""
    voice = _own_voice()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtQuick import QQuickWindow, QSGRendererInterface

    from kiosk.ui.fonts import load_fonts
    from kiosk.ui.media import quiet_media, shield_media

    shield_media(has_card=drawn_by == "gpu")
    quiet_media()
    QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)
    application = QGuiApplication.instance() or QGuiApplication(["kiosk"])
    load_fonts(places.fonts)
    _Measuring(places, exhibits, size_px, drawn_by, voice).run()
    with contextlib.suppress(OSError):
        voice.flush()
    del application
    return 0


def _own_voice() -> TextIO:
    """The pipe up, kept for ourselves: whatever else is printed goes with the errors."""
    voice = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return voice
