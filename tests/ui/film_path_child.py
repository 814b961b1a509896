"""Plays the shipped film in the real kiosk and saves what the window shows of it.

Run as ``python film_path_child.py RENDER DATA OUT``: ``software`` or ``gpu``, an empty data folder,
a folder for pictures. Prints one line of JSON: what was drawn with, and for each picture its file,
the second of the film, and where the film stands in the window.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF

from kiosk.app import Kiosk
from kiosk.core.places import find_places
from kiosk.rehearsal.finger import Finger
from kiosk.ui.starting import Options, make_qt, prepare

SIZE_PX = (1280, 720)
STOPS_S = (5.0, 20.0, 66.0)


def main(render: str, data: Path, out: Path) -> None:
    places = find_places(data)
    (data / "config.toml").write_text(f'[screen]\nrender = "{render}"\nmotion = false\n', "utf-8")
    options = Options(windowed=True, size_px=SIZE_PX, diagonal_in=21.5)
    settings = prepare(places, options, to_stderr=False).settings
    make_qt(settings, places)
    kiosk = Kiosk(places, settings, options)
    finger = Finger(kiosk.window)
    ready: list[bool] = []
    kiosk.when_ready(lambda: ready.append(True))
    kiosk.start()
    finger.until(lambda: bool(ready), "the catalogue")
    kiosk.walk.touched()
    finger.until(lambda: kiosk.shell.property("screen") == "home", "home")
    kiosk.shelf.open("cn.kepu.tiangong")
    finger.need("videoPlayer")
    player: Any = kiosk.stage.property("player")
    finger.until(lambda: bool(player.property("showsFrames")), "the first frame")
    shown = [_stop(kiosk, finger, player, at_s, out) for at_s in STOPS_S]
    api = kiosk.window.rendererInterface().graphicsApi().name
    print(json.dumps({"api": api, "painted": player.property("painted"), "shown": shown}))
    kiosk.stop()


def _stop(kiosk: Kiosk, finger: Finger, player: Any, at_s: float, out: Path) -> dict[str, Any]:
    """Go to a second of the film, let it play on for a moment, stop, and save the window."""
    player.goTo(at_s)
    player.play()
    finger.until(lambda: player.property("atS") > at_s + 0.4, "the film to play on")
    player.toggle()
    finger.pause(0.6)
    film = next(item for item in finger.items() if item.objectName() in NAMES)
    box = film.mapRectToScene(QRectF(0, 0, film.width(), film.height()))
    file = out / f"{at_s:.0f}.png"
    finger.picture(file)
    return {
        "file": str(file),
        "at_s": player.property("atS"),
        "box": [round(box.x()), round(box.y()), round(box.width()), round(box.height())],
    }


NAMES = ("filmFrames", "videoOutput")

if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
