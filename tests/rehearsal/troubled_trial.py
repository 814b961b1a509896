"""A trial's child whose players do harm, each when an exhibit of its name is opened."""

from __future__ import annotations

import argparse
import ctypes
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from kiosk.core.errors import Trouble
from kiosk.core.places import Places, find_places
from kiosk.core.words import Words
from kiosk.library.exhibit import Exhibit, Part
from kiosk.players.port import Host
from kiosk.rehearsal import trial_stage
from kiosk.rehearsal.trial_child import run_trials
from kiosk.ui.players import open_part

NOTE = "TRIAL_NOTE"
"""Environment of this test's child: the file into which the process it starts is written."""


def crash() -> None:
    ctypes.string_at(0)


def abort() -> None:
    os.abort()


def leave() -> None:
    os._exit(0)


def hang() -> None:
    time.sleep(60)


def hang_with_child() -> None:
    process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    Path(os.environ[NOTE]).write_text(str(process.pid), encoding="ascii")
    hang()


def swell() -> None:
    held = []
    for _ in range(200):
        held.append(b"\1" * 10 * 1024**2)
        time.sleep(0.02)
    hang()


def burst() -> None:
    bytearray(64 * 1024**3)


def babble() -> None:
    print("not for anybody", flush=True)
    os.write(2, b"x" * 100_000)


def fail() -> None:
    raise Trouble("harm", Words("坏了。", "It is broken."), Words("修。", "Mend it."))


HARM: dict[str, Callable[[], None]] = {
    "crash": crash,
    "abort": abort,
    "leave": leave,
    "hang": hang,
    "parent": hang_with_child,
    "swell": swell,
    "burst": burst,
    "babble": babble,
    "fail": fail,
}


def open_badly(exhibit: Exhibit, part: Part, host: Host, parent: QObject) -> tuple[QObject, str]:
    """The real player, after the harm that the exhibit's id names."""
    harm = HARM.get(exhibit.id.rpartition(".")[2])
    if harm is not None and part.entry == "quiz.toml":
        harm()
    if exhibit.id.endswith(".empty"):
        return open_part(exhibit, part, host, parent)[0], (
            Path(__file__).parent / "Empty.qml"
        ).as_uri()
    return open_part(exhibit, part, host, parent)


def make_stage(places: Places) -> trial_stage.TrialStage:
    return trial_stage.TrialStage(places, open_badly)


if __name__ == "__main__":
    trial_stage.PICTURE_WITHIN_S = 1.0
    parser = argparse.ArgumentParser()
    parser.add_argument("--most-bytes", type=int, default=0)
    sys.exit(run_trials([], find_places(), parser.parse_args().most_bytes, make_stage))
