"""What the way to the first frame does without, looked at in a kiosk that starts as in a school."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from kiosk.cli import main

ROOT = Path(__file__).parents[2]

CHILD = """
import builtins, json, os, sys
from pathlib import Path
from kiosk.ui.plain_imports import import_plainly
undone = import_plainly()
import linecache
import PySide6.QtCore
from kiosk.app import Kiosk
from kiosk.core.places import find_places
from kiosk.ui.starting import Options, make_qt, prepare
places = find_places(Path(sys.argv[1]))
options = Options(windowed=False, size_px=(640, 360), exhibits=Path(sys.argv[2]))
settings = prepare(places, options, to_stderr=False).settings
application = make_qt(settings, places)
kiosk = Kiosk(places, settings, options)
found = {}
def framed():
    found.setdefault("enums", "Qt" in vars(PySide6.QtCore))
    found.setdefault("modules", sorted(sys.modules))
kiosk.window.frameSwapped.connect(framed)
def ready():
    found["warm"] = "kiosk.players.registry" in sys.modules
    kiosk.quit()
kiosk.when_ready(ready)
kiosk.start()
application.exec()
kiosk.stop()
found["pool"] = os.environ.get("QT_NO_GUI_THREADPOOL")
found["plain"] = undone and builtins.__import__ is not builtins.__feature_import__
found["sources"] = sum("kiosk" in name for name in linecache.cache)
print(json.dumps(found))
"""
LATE = (
    *("sqlite_utils", "pydantic", "socket", "subprocess", "PySide6.QtMultimedia"),
    *("kiosk.players.registry", "kiosk.cli", "kiosk.ui.typing_keys", "kiosk.ui.operator"),
)


def test_the_first_frame_waits_for_nothing_it_does_not_need(tmp_path: Path) -> None:
    exhibits = tmp_path / "exhibits"
    exhibits.mkdir()
    assert main(["index", "--data", str(tmp_path), "--exhibits", str(exhibits)]) == 0
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("QT_NO_GUI_THREADPOOL", None)  # a test before this one may have left it
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(tmp_path), str(exhibits)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    found = json.loads(done.stdout.decode().splitlines()[-1])
    assert [name for name in LATE if name in found["modules"]] == []
    assert found["enums"] is False, "something names one of Qt's enums, which makes them all"
    assert found["warm"] is False, "players are imported while a visitor may wait for home"
    assert found["pool"], "Qt paints with threads, which takes twice as long without a card"
    assert found["plain"] is True
    assert found["sources"] == 0, "PySide6 still reads the source of what is imported"
