"""The child of the self-test: what may crash, hang or be missing is tried here, unseen.

``kiosk doctor --self --step modules|screens|film`` prints one line of JSON.
"""

from __future__ import annotations

import importlib
import json
import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from kiosk.core.places import Places
from kiosk.health.contents import contents_file, foreign_modules, own_modules, read_contents

CLIP = Path("films") / "measure-720p25.mp4"
"""Below assets: a film that ships with the program for measuring."""
CLIP_FPS = 25
PLAY_S = 1.0
FIRST_WITHIN_S = 10.0
PICTURES = ("jpeg", "png", "svg", "webp")
"""What exhibits and the program's own pictures come as."""
LEAST_COLOURS = 8
"""A picture with fewer among its sampled points shows nothing: black, grey, or torn."""


def run_step(step: str, places: Places) -> int:
    """Try one thing, print what came of it, return the exit code."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    print(json.dumps(_STEPS[step](places), ensure_ascii=False), flush=True)
    return 0


def load_modules(names: Iterable[str]) -> dict[str, str]:
    """Import each; what went wrong by name."""
    failed = {}
    for name in names:
        try:
            importlib.import_module(name)
        except Exception as error:  # whatever a damaged module does
            failed[name] = f"{type(error).__name__}: {error}"[:200]
    return failed


def _load_modules(_places: Places) -> dict[str, Any]:
    names = _module_names()
    return {"count": len(names), "failed": load_modules(names)}


def _module_names() -> list[str]:
    """What there is to import: as it was listed when built, else as the source says."""
    listed = contents_file()
    if listed is not None:
        return list(read_contents(listed).modules)
    import sys
    from importlib.util import find_spec

    package = _package()
    others = sys.stdlib_module_names  # a name of these that is not there is another system's
    foreign = [
        name
        for name in foreign_modules(package)
        if name.split(".")[0] not in others or find_spec(name.split(".")[0])
    ]
    return [*own_modules(package), *foreign]


def _package() -> Path:
    import kiosk

    return Path(kiosk.__path__[0])


def _compile_screens(places: Places) -> dict[str, Any]:
    """Compile every QML file with what it imports, load the fonts, ask for the kinds of picture."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QGuiApplication, QImageReader
    from PySide6.QtQml import QQmlComponent, QQmlEngine

    from kiosk.ui.fonts import load_fonts

    load_modules(own_modules(_package()) or _module_names())  # bridges are types of QML
    application = QGuiApplication(["kiosk"])
    engine = QQmlEngine()
    engine.addImportPath(str(_package() / "ui" / "qml"))
    failed = {}
    files = sorted(_package().rglob("*.qml"))
    for path in files:
        component = QQmlComponent(engine, QUrl.fromLocalFile(str(path)))
        if component.status() != QQmlComponent.Status.Ready:
            failed[path.name] = component.errorString().strip()[:300]
    told = load_fonts(places.fonts)
    if told is not None:
        failed["fonts"] = told.what.en
    known = {bytes(name.data()).decode() for name in QImageReader.supportedImageFormats()}
    failed.update({kind: "no plugin" for kind in PICTURES if kind not in known})
    del engine, application
    return {"count": len(files), "failed": failed}


def _play_film(places: Places) -> dict[str, Any]:
    """Play a second of a shipped film; count its frames, and how many of them show something."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame, QVideoSink

    from kiosk.rehearsal.bench_probe_parts import until
    from kiosk.ui.media import quiet_media, shield_media

    shield_media(has_card=False)
    quiet_media()
    application = QGuiApplication(["kiosk"])
    player, sink = QMediaPlayer(), QVideoSink()
    frames: list[float] = []
    pictures: list[QVideoFrame] = []

    def framed(frame: QVideoFrame) -> None:
        if frame.isValid():
            frames.append(time.monotonic())
            pictures[:] = [frame]

    sink.videoFrameChanged.connect(framed)
    player.setVideoSink(sink)
    player.setSource(QUrl.fromLocalFile(str(places.assets / CLIP)))
    player.play()
    until(lambda: bool(frames) or player.error() != QMediaPlayer.Error.NoError, FIRST_WITHIN_S)
    if frames:
        until(lambda: False, PLAY_S)
    shown = sum(frames[0] <= at_s <= frames[0] + PLAY_S for at_s in frames) if frames else 0
    found = {"frames": shown, "colours": _colours(pictures), "error": player.errorString()}
    player.stop()
    del application
    return found


def _colours(pictures: list[Any]) -> int:
    """How many colours a grid of points of the last picture has; 0 without one."""
    image = pictures[-1].toImage() if pictures else None
    if image is None or image.isNull():
        return 0
    across, down = max(1, image.width() // 32), max(1, image.height() // 18)
    points = [
        image.pixel(x, y)
        for x in range(0, image.width(), across)
        for y in range(0, image.height(), down)
    ]
    return len(set(points))


_STEPS: dict[str, Callable[[Places], dict[str, Any]]] = {
    "modules": _load_modules,
    "screens": _compile_screens,
    "film": _play_film,
}
