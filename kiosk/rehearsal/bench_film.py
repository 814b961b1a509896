"""``kiosk bench video`` and ``lottie``: how smoothly moving pictures are shown, and what it costs.

The real kiosk plays a film in its player (:class:`FilmWatch`, in a child process); beside it the
same film is decoded and shown to nobody (:func:`decode_only`).
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from kiosk.app import Kiosk
from kiosk.rehearsal.bench_exhibits import lone_exhibit
from kiosk.rehearsal.bench_probe_parts import until

SETTLE_S = 0.6
"""After the first frame, before counting: caches are warm then."""


class FilmWatch:
    """Opens the only exhibit, a film, and counts what is shown of it for ``play_s`` seconds."""

    def __init__(self, kiosk: Kiosk, order: dict[str, Any], found: dict[str, Any]) -> None:
        self._kiosk = kiosk
        self._order = order
        self._found = found

    def measure(self) -> None:
        """Watch, with a loop of its own; what was found is then in ``found``."""
        kiosk, found = self._kiosk, self._found
        until(lambda: bool(kiosk.catalogue.exhibits))
        until(lambda: kiosk.shell.property("films") is True)
        kiosk.walk.touched()
        until(lambda: kiosk.shell.property("screen") == "home")
        begun: list[int] = []
        framed: list[int] = []
        kiosk.shelf.open(kiosk.catalogue.exhibits[0].id)
        player = self._player()
        player.changed.connect(lambda: self._note(begun, player, "state", "playing"))
        kiosk.window.frameSwapped.connect(lambda: self._note(framed, player, "showsFrames", True))
        until(lambda: bool(framed))
        found["first_ms"] = (framed[0] - begun[0]) / 1e6
        until(lambda: False, SETTLE_S)
        self._count(player)

    def _note(self, times: list[int], player: Any, name: str, wanted: object) -> None:
        if not times and player.property(name) == wanted:
            times.append(time.monotonic_ns())

    def _player(self) -> Any:
        until(lambda: self._kiosk.stage.property("player") is not None)
        return self._kiosk.stage.property("player")

    def _count(self, player: Any) -> None:
        from kiosk.rehearsal.touching import QSignalSpy

        root = self._kiosk.window.rootObject()
        sheet = root.findChild(QQuickItem, "filmFrames")
        painted: Any = sheet.childItems()[0] if sheet is not None else None
        output = root.findChild(QQuickItem, "videoOutput")
        holder: QObject | None = painted if painted is not None else output
        assert holder is not None, "the film's page stands"
        # The spies count in C++; a Python callback a frame would be measured too.
        arrived = QSignalSpy(holder.property("videoSink").videoFrameChanged)
        swapped = QSignalSpy(self._kiosk.window.frameSwapped)
        before = painted.painted if painted is not None else 0
        from_s, cpu_from_s = time.monotonic(), time.process_time()
        until(lambda: False, self._order["play_s"])
        self._found["cpu_s"] = time.process_time() - cpu_from_s
        self._found["seconds"] = time.monotonic() - from_s
        shown = painted.painted - before if painted is not None else swapped.count()
        self._found["frames"] = min(shown, arrived.count())
        self._found["state"] = player.property("state")


def decode_only(order: dict[str, Any]) -> dict[str, Any]:
    """Decode the film ``film`` for ``play_s`` seconds and show it to nobody."""
    from PySide6.QtMultimedia import QMediaPlayer, QVideoSink

    from kiosk.ui.media import quiet_media, shield_media

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    shield_media(has_card=False)
    quiet_media()
    application = QGuiApplication(["bare"])
    player, sink = QMediaPlayer(), QVideoSink()
    player.setVideoSink(sink)
    player.setSource(QUrl.fromLocalFile(order["film"]))
    player.play()
    until(lambda: sink.videoFrame().isValid())
    until(lambda: False, SETTLE_S)
    from_s, cpu_from_s = time.monotonic(), time.process_time()
    until(lambda: False, order["play_s"])
    found = {
        "cpu_s": time.process_time() - cpu_from_s,
        "seconds": time.monotonic() - from_s,
    }
    player.stop()
    del application
    return found


def film_exhibit(exhibits: Path, film: Path) -> Path:
    """Write an exhibit that is only ``film`` below ``exhibits``; return its folder."""
    folder = lone_exhibit(exhibits, "video", "video.toml", 'format = 1\nfile = "film.mp4"\n')
    (folder / "film.mp4").write_bytes(film.read_bytes())
    return folder
