"""The guardian as a program: where things lie, who starts the shell, and then its life."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from kiosk import __version__
from kiosk.core.beat import BeatFile, run_folder
from kiosk.core.errors import Trouble
from kiosk.core.places import Places
from kiosk.core.words import Words
from kiosk.shell.guardian.choosing import Choosing
from kiosk.shell.guardian.guardian import Guardian
from kiosk.shell.guardian.journal import Journal
from kiosk.shell.guardian.processes import SignalBell, SystemShells, hold_place


def guard(
    places: Places,
    arguments: Sequence[str],
    *,
    windowed: bool = False,
    program: Sequence[str] | None = None,
) -> int:
    """Look after ``kiosk run`` with these ``arguments`` until it ends for good.

    ``program`` is how the kiosk is started, unless as :func:`shell_command` says; a release that
    came by stick goes before it.

    :raises Trouble: another guardian already does.
    """
    journal = Journal(places.logs, to_stderr=windowed)
    beats, release = None, None
    try:
        folder = run_folder(places.data)
        release = hold_place(folder)
        if release is None:
            raise _taken(places.data)
        beats = BeatFile(folder / "beat")
        beats.guard()
    except OSError as error:
        journal.note(f"no run folder, so a hang is not noticed, only an end: {error}")
    given = program or shell_command()
    choosing = Choosing(places.data, given, __version__, journal.note, time.monotonic, time.time)
    words = ["run", "--data", str(places.data), *arguments]
    shells = SystemShells(
        places.data, lambda: [*choosing.command, *words], beats, said=not windowed
    )
    journal.note(f"the guardian {os.getpid()} looks after {places.data}")
    try:
        bell = SignalBell()
        woken = os.name == "posix"
        guardian = Guardian(places.data, shells, bell, journal.note, woken=woken, choosing=choosing)
        return guardian.run()
    finally:
        if release is not None:
            release()


def shell_command() -> list[str]:
    """How the program this machine was given is started; frozen, it lies beside the guardian."""
    if getattr(sys, "frozen", False):
        own = Path(sys.executable)
        return [str(own.with_name(f"kiosk{own.suffix}"))]
    return [sys.executable, "-m", "kiosk"]


def small_program() -> Path | None:
    """The guardian's own executable beside the kiosk's; ``None`` from source, or where one program
    cannot turn into another.
    """
    if not getattr(sys, "frozen", False) or os.name != "posix":
        return None
    small = Path(sys.executable).with_name("kiosk-guard")
    return small if os.access(small, os.X_OK) else None  # unlike exists(), raises nothing


def _taken(data: Path) -> Trouble:
    return Trouble(
        "already-guarded",
        Words(f"已有一个守护程序在照看 {data}。", f"Another guardian already looks after {data}."),
        Words("不需要再启动一个。", "There is no need to start a second one."),
    )
